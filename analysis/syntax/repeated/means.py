"""EMMEANS and PLOT=PROFILE of factors between and within subjects."""

from analysis.syntax.charting.asked import Profile
from analysis.syntax.charting.profiles import profile_lines
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from analysis.syntax.repeated.asked import Asked
from analysis.syntax.repeated.factors import within_name
from analysis.syntax.univariate.asked import Means
from analysis.syntax.univariate.means import ADJUSTED, covariate_values
from instrument.message import Message

MOST = 3  # factors of a profile


def read_means(part: Reader, job: Job, asked: Asked) -> None:
    """TABLES(a*time) COMPARE(time) ADJ(SIDAK) WITH(x=3)."""
    part.need("TABLES")
    part.need_sign("(")
    is_overall = not _names(asked, part) and job.active.find("OVERALL") is None and bool(part.take("OVERALL"))
    names = [] if is_overall else term(part, job, asked)
    part.need_sign(")")
    compared, adjustment, at = "", "lsd", list[str]()
    while not part.done:
        word = part.take("COMPARE", "ADJ", "WITH")
        if word == "WITH":
            at += in_parentheses(part, lambda inner: covariate_values(inner, job))
        elif word == "COMPARE":
            own = in_parentheses(part, lambda inner: name_of(inner, job, asked)) if part.at_sign("(") else ""
            compared = own or (names[0] if names else "")
        elif word == "ADJ":
            adjustment = ADJUSTED[in_parentheses(part, lambda inner: inner.need(*ADJUSTED))]
        else:
            part.skip(("COMPARE", "ADJ", "WITH"))
    if compared and compared not in names:
        raise part.fault(
            "{found} is not possible; possible: {possible}", {"found": compared, "possible": ", ".join(names)}
        )
    if is_overall and at:
        given = f"TABLES(OVERALL) WITH({' '.join(at)})"
        part.tell(Message("{found} is not available and was left out", {"found": given}))
    asked.means.append(Means(tuple(names), compared, adjustment, tuple(at)))


def term(part: Reader, job: Job, asked: Asked) -> list[str]:
    """a, or a*time, or a BY time."""
    found = [name_of(part, job, asked)]
    while part.sign("*") or part.take("BY"):
        found.append(name_of(part, job, asked))
    return found


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
        names = term(part, job, asked)
        if len(names) > MOST:
            raise part.fault("a profile has at most {most} factors", {"most": MOST})
        found.append(tuple(names))
        part.sign(",")
    lines = profile_lines(part)
    asked.profiles += [Profile(names, lines) for names in found]
