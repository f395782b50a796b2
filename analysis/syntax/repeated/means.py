"""EMMEANS and PLOT=PROFILE of factors between and within subjects."""

from analysis.syntax.charting.asked import Profile
from analysis.syntax.charting.profiles import profile_lines
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.repeated.asked import Asked
from analysis.syntax.repeated.factors import within_name
from analysis.syntax.univariate.means import read_means_of
from analysis.syntax.univariate.terms import crossed

MOST = 3  # factors of a profile


def read_means(part: Reader, job: Job, asked: Asked) -> None:
    """TABLES(a*time) COMPARE(time) ADJ(SIDAK) WITH(x=3)."""
    known = {words[0].upper() for words in asked.within}
    is_a_name = "OVERALL" in known or job.active.find("OVERALL") is not None
    read_means_of(part, job, asked, lambda inner: name_of(inner, job, asked), is_a_name)


def name_of(part: Reader, job: Job, asked: Asked) -> str:
    """A factor within subjects, or a variable."""
    names = {words[0].upper(): words[0] for words in asked.within}
    return within_name(part, names) if _names(asked, part) else part.variable(job.active)


def _names(asked: Asked, part: Reader) -> bool:
    return part.token is not None and part.token.text.upper() in {words[0].upper() for words in asked.within}


def read_profiles(part: Reader, job: Job, asked: Asked) -> None:
    """SPREADLEVEL RESIDUALS PROFILE(time*a) TYPE=LINE ERRORBAR=NO MEANREFERENCE=NO YAXIS=AUTO."""
    while word := part.take("SPREADLEVEL", "RESIDUALS"):
        asked.plots.append(word)
    if part.done:
        return
    part.need("PROFILE")
    part.need_sign("(")
    found: list[tuple[str, ...]] = []
    while not part.sign(")"):
        names = crossed(part, lambda inner: name_of(inner, job, asked))
        if len(names) > MOST:
            raise part.fault("a profile has at most {most} factors", {"most": MOST})
        found.append(tuple(names))
        part.sign(",")
    lines = profile_lines(part)
    asked.profiles += [Profile(names, lines) for names in found]
