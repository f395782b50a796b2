"""The subcommands of REGRESSION."""

from collections.abc import Callable
from copy import deepcopy

from analysis.syntax.choosing import selection
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, of_numbers, words
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Asked, Equation
from analysis.syntax.regressing.settings import READ_SETTINGS

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
    "MATRIX",
    "RESIDUALS",
    "CASEWISE",
    "SAVE",
    "SCATTERPLOT",
    "PARTIALPLOT",
    "OUTFILE",
)
ABSENT = ("TEMPLATE", "WIDTH")
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
    elif word == "OUTFILE":
        from analysis.syntax.regressing.outfile import read_outfile

        read_outfile(part, asked.equations[-1])
    elif word == "METHOD" or word in METHODS:
        _read_method(word, part, job, asked.equations[-1])
    else:
        from analysis.syntax.regressing.reading_cases import READ_OF_CASES

        READ_OF_CASES[word](part, job, asked.equations[-1])


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


def _matrix(part: Reader, job: Job, asked: Asked) -> None:
    from analysis.syntax.matrix_asked import read_matrix

    del job
    found = read_matrix(part)
    asked.matrix_in, asked.matrix_out = found.source, found.target


READ_WHOLE: dict[str, Callable[[Reader, Job, Asked], None]] = {
    "VARIABLES": _variables,
    "DESCRIPTIVES": _descriptives,
    "MISSING": _missing,
    "REGWGT": _weights,
    "SELECT": _select,
    "MATRIX": _matrix,
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
