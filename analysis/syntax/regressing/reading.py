"""The subcommands of REGRESSION."""

from collections.abc import Callable
from copy import deepcopy

from analysis.syntax.choosing import selection
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept, kept
from analysis.syntax.parts import confidence, in_parentheses, of_numbers, words
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Asked, Equation, Settings
from analysis.syntax.regressing.temporaries import FITS, LISTED, TEMPORARIES
from instrument.message import Message

METHODS = ("ENTER", "STEPWISE", "FORWARD", "BACKWARD", "REMOVE", "TEST")
KNOWN = (
    "VARIABLES",
    "DEPENDENT",
    "METHOD",
    *METHODS,
    "STATISTICS",
    "CRITERIA",
    "NOORIGIN",
    "ORIGIN",
    "MISSING",
    "DESCRIPTIVES",
    "REGWGT",
    "SELECT",
    "RESIDUALS",
    "CASEWISE",
    "SAVE",
    "SCATTERPLOT",
    "PARTIALPLOT",
)
ABSENT = ("OUTFILE", "MATRIX", "TEMPLATE", "WIDTH")
STATISTICS = (
    "DEFAULTS",
    "ALL",
    "R",
    "COEFF",
    "ANOVA",
    "OUTS",
    "ZPP",
    "LABEL",
    "CHA",
    "CI",
    "F",
    "BCOV",
    "SES",
    "XTX",
    "COLLIN",
    "TOL",
    "SELECTION",
    "HISTORY",
    "LINE",
    "END",
)
WITHOUT_EFFECT = ("LABEL", "LINE", "END", "HISTORY")  # SPSS prints labels, and one table of all steps, without them
DESCRIPTIVES = ("DEFAULTS", "MEAN", "STDDEV", "CORR", "COV", "VARIANCE", "XPROD", "SIG", "N", "BADCORR", "ALL", "NONE")


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """Takes up one subcommand; raises `Fault`."""
    if word in ("STATISTICS", "CRITERIA", "ORIGIN", "NOORIGIN"):
        READ_SETTINGS[word](part, asked.settings)
    elif word in READ_WHOLE:
        READ_WHOLE[word](part, job, asked)
    elif word == "DEPENDENT":
        asked.equations.append(Equation(part.variables(job.active), deepcopy(asked.settings)))
    elif not asked.equations:
        raise part.fault("{found} stands before DEPENDENT", {"found": word})
    elif word == "METHOD" or word in METHODS:
        _read_method(word, part, job, asked.equations[-1])
    else:
        READ_OF_CASES[word](part, job, asked.equations[-1])


def _statistics(part: Reader, settings: Settings) -> None:
    settings.statistics = set()
    while not part.done:
        part.sign(",")
        word = part.take(*STATISTICS, "CHANGE")
        if not word:
            part.skip(STATISTICS)
            return
        if word == "CI" and part.at_sign("("):
            settings.others["confidence"] = confidence(part)
        if word == "XTX":
            part.tell(Message("{found} is not available and was left out", {"found": word}))
        settings.statistics.add("CHA" if word == "CHANGE" else word)


def _criteria(part: Reader, settings: Settings) -> None:
    options = {"PIN": "p_in", "POUT": "p_out", "FIN": "f_in", "FOUT": "f_out", "TOLERANCE": "tolerance"}
    usual = {"PIN": 0.05, "POUT": 0.1, "FIN": 3.84, "FOUT": 2.71, "TOLERANCE": 0.0001}
    others = settings.others
    while not part.done:
        part.sign(",")
        word = part.take(*options, "MAXSTEPS", "CIN", "CI", "DEFAULTS")
        if word in ("PIN", "POUT"):
            others.pop("f_in", None), others.pop("f_out", None)
        if word in ("FIN", "FOUT"):
            others.setdefault("f_in", 3.84), others.setdefault("f_out", 2.71)
        if word in options:
            others[options[word]] = in_parentheses(part, Reader.number) if part.at_sign("(") else usual[word]
        elif word == "MAXSTEPS":
            others["most_steps"] = in_parentheses(part, Reader.integer)
        elif word in ("CIN", "CI"):
            others["confidence"] = confidence(part) if part.at_sign("(") else 0.95
        elif word == "DEFAULTS":
            settings.others = others = {}
        else:
            part.skip(tuple(options))


def _through_origin(part: Reader, settings: Settings) -> None:
    del part
    settings.origin = True


def _with_constant(part: Reader, settings: Settings) -> None:
    del part
    settings.origin = False


READ_SETTINGS: dict[str, Callable[[Reader, Settings], None]] = {
    "STATISTICS": _statistics,
    "CRITERIA": _criteria,
    "ORIGIN": _through_origin,
    "NOORIGIN": _with_constant,
}


def _variables(part: Reader, job: Job, asked: Asked) -> None:
    collected = part.sign("(")
    if collected and part.take("COLLECT"):
        part.need_sign(")")
        return
    asked.variables = of_numbers(part, job.active, part.variables(job.active))


def _descriptives(part: Reader, job: Job, asked: Asked) -> None:
    del job
    asked.descriptives = words(part, DESCRIPTIVES) or ["DEFAULTS"]
    if "NONE" in asked.descriptives:
        asked.descriptives = []


def _missing(part: Reader, job: Job, asked: Asked) -> None:
    del job
    asked.missing += words(part, ("LISTWISE", "PAIRWISE", "MEANSUBSTITUTION", "INCLUDE"), ("EXCLUDE",))


def _weights(part: Reader, job: Job, asked: Asked) -> None:
    asked.weights = part.variable(job.active)


def _select(part: Reader, job: Job, asked: Asked) -> None:
    asked.selection = selection(part, job.active)


READ_WHOLE: dict[str, Callable[[Reader, Job, Asked], None]] = {
    "VARIABLES": _variables,
    "DESCRIPTIVES": _descriptives,
    "MISSING": _missing,
    "REGWGT": _weights,
    "SELECT": _select,
}


def _read_method(word: str, part: Reader, job: Job, equation: Equation) -> None:
    method = word if word in METHODS else part.take(*METHODS)
    if not method:
        part.skip(METHODS)
        return
    part.sign("=")
    if method == "TEST":
        while part.at_sign("("):
            equation.subsets.append(in_parentheses(part, lambda inner: inner.variables(job.active)))
        names = tuple(dict.fromkeys(name for subset in equation.subsets for name in subset))
        equation.blocks.append(("ENTER", names))
        return
    bracket = part.sign("(")
    names = () if part.done else part.variables(job.active)
    if bracket:
        part.need_sign(")")
    equation.blocks.append((method, names))


def _residuals(part: Reader, job: Job, equation: Equation) -> None:
    equation.residuals = True
    if part.done:
        _usual_residuals(equation)
    while not part.done:
        part.sign(",")
        place = part.place()
        word = part.take("DEFAULTS", "DURBIN", "HISTOGRAM", "NORMPROB", "OUTLIERS", "ID", "SIZE", "POOLED", "SEPARATE")
        if word == "ID":
            equation.identity = in_parentheses(part, lambda inner: inner.variable(job.active))
            continue
        if word == "DEFAULTS":
            _usual_residuals(equation)
        named = (_temporaries(part) if part.at_sign("(") else []) or ["ZRESID"]
        equation.durbin |= word == "DURBIN"
        equation.outliers += named if word == "OUTLIERS" else []
        equation.charts.histograms += named if word == "HISTOGRAM" else []
        equation.charts.normal += named if word == "NORMPROB" else []
        if word in ("SIZE", "POOLED", "SEPARATE"):
            part.tell(Message("{found} is not available and was left out", {"found": word}), place)
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
