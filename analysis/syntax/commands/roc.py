"""ROC: how well variables tell those of one state from the others."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import included
from analysis.syntax.parts import confidence, in_parentheses, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.values import code_of, value_written
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass

PROCEDURES = ("roc",)
KNOWN = ("VARIABLES", "PLOT", "PRINT", "CRITERIA", "MISSING")


@dataclass
class _Asked:
    variables: list[str] = field(default_factory=list)
    state: str = ""
    positive: float = 1.0
    printed: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    curve: bool = True
    reference: bool = False


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """ROC a b BY state (1) /PRINT=SE COORDINATES /CRITERIA=CUTOFF TESTPOS DISTRIBUTION CI /PLOT=CURVE(REFERENCE)."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.fault("no variable is named")
    given = {"variables": asked.variables, "state": asked.state, "positive": asked.positive, **asked.others}
    given["unweighted"] = job.active.weight is not None
    active = included(job.active, [*asked.variables, asked.state]) if "INCLUDE" in asked.missing else job.active
    draw = (lambda tally, result: _drawn(tally, result, asked)) if asked.curve else None
    return [job.request("roc", given, lambda result: _arranged(result, asked), active, draw)]


def _drawn(tally: Tally, result: Result, asked: _Asked) -> Sequence[Chart]:
    from analysis.syntax.charting.rates import curves

    return curves(tally, result, asked.reference)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
            part.need("BY")
            asked.state = part.variable(job.active)
            part.need_sign("(")
            asked.positive = code_of(job, asked.state, part) if part.at_string() else part.number()
            part.need_sign(")")
        case "PRINT":
            asked.printed += words(part, ("SE", "COORDINATES"), ("NONE",))
        case "CRITERIA":
            while not part.done:
                _read_criterion(part, asked)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _:
            _read_plot(part, asked)


def _read_plot(part: Reader, asked: _Asked) -> None:
    asked.curve = False
    while not part.done:
        word = part.take("CURVE", "NONE")
        if not word and part.at(*KNOWN):  # a slash is missing
            return
        if not word:
            part.skip(("CURVE", "NONE"))
        asked.curve |= word == "CURVE"
        if word == "CURVE" and part.at_sign("("):
            asked.reference = in_parentheses(part, lambda inner: inner.need("REFERENCE")) == "REFERENCE"


def _read_criterion(part: Reader, asked: _Asked) -> None:
    word = part.need("CUTOFF", "TESTPOS", "DISTRIBUTION", "CI")
    if word == "CI":
        asked.others["confidence"] = confidence(part)
        return
    part.need_sign("(")
    if word == "CUTOFF":
        part.need("INCLUDE", "EXCLUDE")  # cutoffs stand between two values
    elif word == "TESTPOS":
        asked.others["direction"] = part.need("LARGE", "SMALL").lower()
    else:
        is_free = part.need("FREE", "NEGEXPO") == "FREE"
        asked.others["distribution"] = "free" if is_free else "exponential"
    part.need_sign(")")


def _arranged(result: Result, asked: _Asked) -> Result:
    found = changed(result, "roc_coordinates", lambda table: without_columns(table, {"rank"}))
    if "SE" not in asked.printed:
        found = changed(
            found, "area_under_curve", lambda table: without_columns(table, {"se", "p", "ci_low", "ci_high"})
        )
    wanted = ("roc_cases", "area_under_curve", *(["roc_coordinates"] if "COORDINATES" in asked.printed else []))
    return only(found, *wanted)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    state = f"{options.state.name} ({value_written(options.state, options.positive)})"
    distribution = "FREE" if options.distribution == "free" else "NEGEXPO"
    return [
        f"ROC {' '.join(variable.name for variable in options.variables)} BY {state}",
        "/PLOT=NONE",
        "/PRINT=SE COORDINATES",
        f"/CRITERIA=TESTPOS({options.direction.upper()}) DISTRIBUTION({distribution}) CI({100 * options.confidence:g})",
    ]
