"""What REGRESSION asks of single cases: RESIDUALS, CASEWISE, SAVE and its plots."""

from collections.abc import Callable

from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept, kept
from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Equation
from analysis.syntax.regressing.temporaries import FITS, LISTED, TEMPORARIES
from instrument.message import Message


def _residuals(part: Reader, job: Job, equation: Equation) -> None:
    equation.residuals = True
    if part.done:
        _usual_residuals(equation)
    while not part.done:
        part.sign(",")
        word = part.take("DEFAULTS", "DURBIN", "HISTOGRAM", "NORMPROB", "OUTLIERS", "ID", "SIZE", "POOLED", "SEPARATE")
        if word == "ID":
            equation.identity = in_parentheses(part, lambda inner: inner.variable(job.active))
            continue
        if word == "DEFAULTS":
            _usual_residuals(equation)
        if word == "SIZE" and part.at_sign("("):
            in_parentheses(part, Reader.name)
        named = (_temporaries(part) if part.at_sign("(") else []) or ["ZRESID"]
        equation.durbin |= word == "DURBIN"
        equation.outliers += named if word == "OUTLIERS" else []
        equation.charts.histograms += named if word == "HISTOGRAM" else []
        equation.charts.normal += named if word == "NORMPROB" else []
        if word in ("POOLED", "SEPARATE"):
            equation.pooled = word == "POOLED"
        if not word:
            part.skip(("DURBIN", "OUTLIERS", "ID", "HISTOGRAM", "NORMPROB"))


def _usual_residuals(equation: Equation) -> None:
    """What RESIDUALS asks for where it names nothing."""
    equation.durbin = True
    equation.outliers.append("ZRESID")
    equation.charts.histograms.append("ZRESID")
    equation.charts.normal.append("ZRESID")


def _temporaries(part: Reader) -> list[str]:
    return in_parentheses(part, lambda inner: _named(inner))


def _named(inner: Reader) -> list[str]:
    found: list[str] = []
    while not inner.at_sign(")") and not inner.done:
        inner.sign(",")
        word = inner.take(*LISTED)
        if word:
            found.append(word)
        else:
            inner.tell(Message("{found} is not available and was left out", {"found": inner.found()}))
            inner.next()
    return found


def _casewise(part: Reader, job: Job, equation: Equation) -> None:
    del job
    equation.casewise = 3.0
    while not part.done:
        part.sign(",")
        word = part.take("DEFAULTS", "OUTLIERS", "ALL", "PLOT", "DEPENDENT", *LISTED)
        if word == "OUTLIERS" and part.at_sign("("):
            equation.casewise = in_parentheses(part, Reader.number)
        elif word == "ALL":
            equation.casewise = 0.0
        elif word == "PLOT":
            equation.casewise_by = next(iter(_temporaries(part) if part.at_sign("(") else ()), "ZRESID")
        elif word == "DEPENDENT" or word in LISTED:
            equation.listed.append(word)
        elif not word:
            part.skip(("OUTLIERS", "ALL", "PLOT", "DEPENDENT", *LISTED))


def _save(part: Reader, job: Job, equation: Equation) -> None:
    del job
    found = kept(part, (*TEMPORARIES, "FITS"))
    for each in found:
        equation.saved += [Kept(word) for word in FITS] if each.word == "FITS" else [each]
    equation.saved = list({each.word: each for each in reversed(equation.saved)}.values())  # each once


def _scatterplot(part: Reader, job: Job, equation: Equation) -> None:
    """(*ZRESID,*ZPRED) (y,x): what stands upwards, and what across."""
    equation.residuals = True
    while part.sign("("):
        equation.charts.scatter.append((_plotted(part, job), _plotted(part, job)))
        part.need_sign(")")
    if not part.done:
        part.skip(())


def _plotted(part: Reader, job: Job) -> str:
    """A temporary variable, with or without its star, or one of the file."""
    starred = part.sign("*")
    word = part.take(*LISTED) if starred or part.keyword_at(*LISTED)[0] else ""
    found = word or part.variable(job.active)
    part.sign(",")
    return found


def _partial_plot(part: Reader, job: Job, equation: Equation) -> None:
    equation.charts.partial_of_all |= part.done or part.is_all()
    if part.is_all():
        part.next()
    elif not part.done:
        equation.charts.partial += part.variables(job.active)


READ_OF_CASES: dict[str, Callable[[Reader, Job, Equation], None]] = {
    "RESIDUALS": _residuals,
    "CASEWISE": _casewise,
    "SAVE": _save,
    "SCATTERPLOT": _scatterplot,
    "PARTIALPLOT": _partial_plot,
}
