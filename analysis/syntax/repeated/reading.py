"""The subcommands of a GLM of several dependent variables, each read into what is asked of the model."""

from collections.abc import Callable, Iterable, Sequence

from analysis.syntax.active import Active
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.modelling import Model
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader, means
from analysis.syntax.repeated.arranging import arranged
from analysis.syntax.repeated.asked import MATRICES, Asked
from analysis.syntax.repeated.factors import read_factors, read_measures, read_within_design
from analysis.syntax.repeated.means import read_means, read_profiles
from analysis.syntax.univariate.reading import ABSENT, tell_absent, tell_covariates, with_fractions
from analysis.syntax.univariate.reading import READERS as UNIVARIATE
from instrument.message import Message

PRINTED = ("DESCRIPTIVE", "HOMOGENEITY", "PARAMETER", "ETASQ", "OPOWER", "RSSCP")
Read = Callable[[Reader, Job, Asked], None]


def is_of_several(reader: Reader, job: Job) -> bool:
    """Whether a command names several dependent variables, or factors within subjects."""
    if any(
        before.text == "/" and any(means(token.text, word) for word in ("WSFACTORS", "WSDESIGN", "MEASURE"))
        for before, token in zip(reader.tokens, reader.tokens[1:], strict=False)
    ):
        return True
    first = next(iter(reader.part(0, len(reader.tokens)).subcommands()), None)
    if first is None or not first.at_word() or job.active.find(first.keyword) is None:
        return False
    return len(first.variables(job.active)) > 1


def requests(reader: Reader, job: Job) -> Iterable[Request]:
    """The model of one command."""
    job.need_data(reader)
    asked = Asked()
    reader.tokens = with_fractions(reader.tokens)
    for word, part in _factors_first(reader):
        READERS.get(word, _read_model)(part, job, asked)
        part.end()
    if not asked.dependents:
        raise reader.fault("no dependent variable is named")
    tell_covariates(reader, asked)
    _tell_homogeneity(reader, asked)
    active = treated(job.active, asked.all_names, asked.missing)
    if asked.saved or asked.plots:
        from analysis.syntax.repeated.single import completed

        active = completed(active, asked)
    draw = _drawing(job, active, asked)
    request = job.request("multivariate", asked.given(), lambda result: arranged(result, asked), active, draw)
    if asked.saved:
        from analysis.syntax.repeated.single import save_all

        save_all(reader, job, active, asked)
    return [request]


def _drawing(job: Job, active: Active, asked: Asked) -> Draw | None:
    """The plots of each dependent variable, then profiles."""
    draws: list[Draw] = []
    if asked.plots:
        from analysis.syntax.repeated.single import plots

        draws.append(plots(job, active, asked))
    if asked.profiles:
        from analysis.syntax.repeated.profiles import profile_charts

        draws.append(profile_charts(job, active, asked.given(), asked.profiles))
    return (lambda tally, result: [chart for draw in draws for chart in draw(tally, result)]) if draws else None


def _tell_homogeneity(reader: Reader, asked: Asked) -> None:
    """Tells where there is nothing whose variances could differ, or errors that weigh differently."""
    if "HOMOGENEITY" not in asked.printed:
        return
    if "error_weight" in asked.others:
        reader.tell(Message("{found} is not available and was left out", {"found": "HOMOGENEITY (REGWGT)"}))
    elif asked.model is None or not asked.model.factors:
        reader.tell(
            Message("{found} is left out where there are no factors between subjects", {"found": "HOMOGENEITY"})
        )
    else:
        return
    asked.printed.discard("HOMOGENEITY")


def _factors_first(reader: Reader) -> Sequence[tuple[str, Reader]]:
    """The parts, those that name factors within subjects before those that use them."""
    found = []
    for word, part in parts(reader, ("MODEL", *READERS), "MODEL", ABSENT):
        found.append((word, part.part(part.cursor, len(part.tokens)) if not part.done else part))
        found[-1][1].keyword = part.keyword
        part.rest()
    order = ("MODEL", "WSFACTORS", "MEASURE")
    return sorted(found, key=lambda each: order.index(each[0]) if each[0] in order else len(order))


def _read_model(part: Reader, job: Job, asked: Asked) -> None:
    asked.dependents = list(part.variables(job.active))
    factors = part.variables(job.active) if part.take("BY") else ()
    covariates = part.variables(job.active) if part.take("WITH") else ()
    asked.model = Model(asked.dependents[0], factors, covariates)


def _print(part: Reader, job: Job, asked: Asked) -> None:
    """Keywords of tables; those that are absent are told one by one."""
    while not part.done:
        part.sign(",")
        word = part.take(*PRINTED)
        if word:
            asked.printed.add(word)
            continue
        if part.at("TEST"):
            _print_test(part, asked)
            continue
        tell_absent(part)


def _print_test(part: Reader, asked: Asked) -> None:
    """TEST(SSCP MMATRIX): the matrices behind the tests; the contrast coefficients of LMATRIX are told."""
    part.next()
    part.need_sign("(")
    while not part.sign(")"):
        part.sign(",")
        word = part.need(*MATRICES, "LMATRIX")
        if word == "LMATRIX":
            part.tell(Message("{found} is not available and was left out", {"found": "TEST(LMATRIX)"}))
        elif word == "MMATRIX" and not asked.within:
            part.tell(Message("{found} is not available and was left out", {"found": "TEST(MMATRIX)"}))
        else:
            asked.printed.add(word)


def _absent(part: Reader, job: Job, asked: Asked) -> None:
    part.tell(Message("{found} is not available and was left out", {"found": part.keyword.upper()}))
    part.rest()


READERS: dict[str, Read] = {
    **{word: read for word, read in UNIVARIATE.items() if word != "RANDOM"},
    "WSFACTORS": read_factors,
    "MEASURE": read_measures,
    "WSDESIGN": read_within_design,
    "EMMEANS": read_means,
    "PLOT": read_profiles,
    "PRINT": _print,
    "RANDOM": _absent,
}
