"""The subcommands of UNIANOVA, each read into what is asked of the model."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from analysis.syntax.active import Active
from analysis.syntax.charting.profiles import profile_charts, read_profiles
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import kept
from analysis.syntax.missing import treated
from analysis.syntax.modelling import model
from analysis.syntax.parts import in_parentheses, parts, words
from analysis.syntax.post_hoc import read_test
from analysis.syntax.reader import Reader, means
from analysis.syntax.tokens import Token
from analysis.syntax.univariate.arranging import arranged
from analysis.syntax.univariate.asked import SPREAD, Asked
from analysis.syntax.univariate.hypotheses import (
    read_constants,
    read_contrast,
    read_error_term,
    read_hypothesis,
)
from analysis.syntax.univariate.means import read_means
from analysis.syntax.univariate.saving import SAVED, save
from analysis.syntax.univariate.terms import read_design
from instrument.message import Message, quoted
from instrument.records import replace

PRINTED = ("DESCRIPTIVE", "HOMOGENEITY", "PARAMETER", "ETASQ", "OPOWER", "LOF", *SPREAD)
ROBUST = ("HC0", "HC1", "HC2", "HC3", "HC4")
REPEATED = ("WSFACTORS", "WSDESIGN", "MEASURE")
ABSENT = ("TEST", "KMATRIX", "OUTFILE", "ROBUST", "MMATRIX")
"""What GLM has, and we have not; of one dependent variable some are available."""


def requests(reader: Reader, job: Job) -> Iterable[Request]:
    """The model of one command, and the variables that it saves."""
    job.need_data(reader)
    _refuse_repeated(reader)
    asked = Asked()
    reader.tokens = with_fractions(reader.tokens)
    for word, part in parts(reader, ("MODEL", *OF_ONE), "MODEL", ABSENT):
        OF_ONE[word](part, job, asked) if word != "MODEL" else _read_model(part, job, asked)
    if asked.model is None:
        raise reader.fault("no dependent variable is named")
    tell_covariates(reader, asked)
    if "HOMOGENEITY" in asked.printed and "error_weight" in asked.others:
        reader.tell(Message("{found} is not available and was left out", {"found": "HOMOGENEITY (REGWGT)"}))
        asked.printed.discard("HOMOGENEITY")
    if asked.constants and not asked.hypotheses:
        reader.tell(Message("{found} is left out where there is no {other}", {"found": "KMATRIX", "other": "LMATRIX"}))
    _refuse_weighted(reader, asked)
    active = treated(job.active, asked.names, asked.missing)
    draw = _drawing(job, active, asked)
    request = job.request("glm", asked.given(), lambda result: arranged(result, asked), active, draw)
    if asked.saved:
        save(reader, job, request, asked)
    return [request]


def _drawing(job: Job, active: Active, asked: Asked) -> Draw | None:
    """The plots of spread and residuals, then profiles."""
    draws = [profile_charts(job, active, asked.given(), asked.profiles)] if asked.profiles else []
    if asked.plots:
        from analysis.syntax.charting.model_plots import model_plots

        draws.insert(0, model_plots(job, active, asked.given(), asked.plots))
    return (lambda tally, result: [chart for draw in draws for chart in draw(tally, result)]) if draws else None


def _refuse_weighted(reader: Reader, asked: Asked) -> None:
    """Tells and leaves out what takes errors to weigh the same."""
    if "error_weight" not in asked.others:
        return
    for word in sorted(asked.printed & {*SPREAD}):
        reader.tell(Message("{found} is not available and was left out", {"found": f"{word} (REGWGT)"}))
        asked.printed.discard(word)
    if asked.others.pop("robust", None):
        reader.tell(Message("{found} is not available and was left out", {"found": "ROBUST (REGWGT)"}))


def _refuse_repeated(reader: Reader) -> None:
    """Raises `Fault` for a GLM of repeated measures."""
    for before, token in pairwise(reader.tokens):
        if before.text == "/" and any(means(token.text, word) for word in REPEATED):
            raise reader.fault(
                "{found} of repeated measures is not available here; possible: {possible}",
                {"found": quoted(token.text), "possible": "GLM"},
            )


def tell_covariates(reader: Reader, asked: Asked) -> None:
    """Tells and leaves out comparisons of observed means, which covariates would move."""
    if asked.posthoc.tests and asked.model is not None and asked.model.covariates:
        reader.tell(Message("{found} is left out where there are covariates", {"found": "POSTHOC"}))
        asked.posthoc.tests.clear()


def with_fractions(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with 1/3 as one number: its slash begins no subcommand."""
    found: list[Token] = []
    for token in tokens:
        sign = found[-1] if found else None
        over = found[-2] if len(found) > 1 else None
        if (
            sign is not None
            and over is not None
            and sign.text == "/"
            and isinstance(token.value, float)
            and isinstance(over.value, float)
            and token.value != 0
        ):
            found[-2:] = [replace(over, text=f"{over.text}/{token.text}", value=over.value / token.value)]
        else:
            found.append(token)
    return found


def _read_model(part: Reader, job: Job, asked: Asked) -> None:
    asked.model = model(part, job.active)
    if part.at_word():
        raise part.fault("several dependent variables are not available here; possible: GLM")


def _method(part: Reader, job: Job, asked: Asked) -> None:
    part.need("SSTYPE")
    found = in_parentheses(part, Reader.integer)
    if not 1 <= found <= 4:
        raise part.fault(
            "{found} is not possible; possible: {possible}", {"found": f"SSTYPE({found})", "possible": "1, 2, 3, 4"}
        )
    asked.others["sums_of_squares"] = str(found)


def _intercept(part: Reader, job: Job, asked: Asked) -> None:
    asked.others["intercept"] = part.need("INCLUDE", "EXCLUDE") == "INCLUDE"


def _error_weight(part: Reader, job: Job, asked: Asked) -> None:
    asked.others["error_weight"] = part.variable(job.active)


def _random(part: Reader, job: Job, asked: Asked) -> None:
    asked.others["random"] = [*asked.others.get("random", []), *part.variables(job.active)]


def _criteria(part: Reader, job: Job, asked: Asked) -> None:
    while not part.done:
        word = part.need("ALPHA", "EPS")
        found = in_parentheses(part, Reader.number)
        if word == "ALPHA":
            asked.others["confidence"] = 1 - found


def _print(part: Reader, job: Job, asked: Asked) -> None:
    """Keywords of tables; those that are absent are told one by one."""
    while not part.done:
        part.sign(",")
        word = part.take(*PRINTED)
        if word:
            asked.printed.add(word)
            continue
        tell_absent(part)


def tell_absent(part: Reader) -> None:
    """Tells a keyword of tables that is absent, with what stands in parentheses behind it."""
    found = part.next().text.upper()
    part.tell(Message("{found} is not available and was left out", {"found": found}))
    if part.sign("("):
        while not part.sign(")"):
            part.next()


def _missing(part: Reader, job: Job, asked: Asked) -> None:
    asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))


def _post_hoc(part: Reader, job: Job, asked: Asked) -> None:
    asked.posthoc_factors += [*part.variables(job.active)]
    part.need_sign("(")
    while not part.sign(")"):
        read_test(part, asked.posthoc)


def _robust(part: Reader, job: Job, asked: Asked) -> None:
    asked.others["robust"] = "hc3" if part.done else part.need(*ROBUST).lower()


def _plot(part: Reader, job: Job, asked: Asked) -> None:
    while found := part.take("SPREADLEVEL", "RESIDUALS"):
        asked.plots.append(found)
    if part.done:
        return
    asked.profiles += read_profiles(part, job.active)


def _save(part: Reader, job: Job, asked: Asked) -> None:
    asked.saved += kept(part, tuple(SAVED))


READERS: dict[str, Callable[[Reader, Job, Asked], None]] = {
    "METHOD": _method,
    "INTERCEPT": _intercept,
    "REGWGT": _error_weight,
    "RANDOM": _random,
    "EMMEANS": read_means,
    "POSTHOC": _post_hoc,
    "CONTRAST": read_contrast,
    "LMATRIX": read_hypothesis,
    "SAVE": _save,
    "PLOT": _plot,
    "PRINT": _print,
    "CRITERIA": _criteria,
    "MISSING": _missing,
    "DESIGN": read_design,
}
OF_ONE = {**READERS, "TEST": read_error_term, "KMATRIX": read_constants, "ROBUST": _robust}
"""With what is available of one dependent variable alone."""
