"""PARTIAL CORR: correlations of what control variables leave."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import only
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import included
from analysis.syntax.pairing import lists, wanted_columns
from analysis.syntax.parts import in_parentheses, numbers, parts, words
from analysis.syntax.reader import Reader
from instrument.records import dataclass

PROCEDURES = ("correlations",)
KNOWN = ("VARIABLES", "SIGNIFICANCE", "STATISTICS", "MISSING", "FORMAT")


@dataclass
class _Asked:
    lists: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    control: tuple[str, ...] = ()
    tails: str = "two"
    missing: str = "listwise"
    included: bool = False  # user-missing values
    statistics: list[str] = field(default_factory=list)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """PARTIAL CORR VARIABLES=a b [WITH c] BY d e /SIGNIFICANCE=ONETAIL /STATISTICS /MISSING=LISTWISE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not asked.control:
        raise reader.fault("no control variable is named; possible: {possible}", {"possible": "a b BY c"})
    for rows, columns in asked.lists:
        given: dict[str, Any] = {
            "variables": list(dict.fromkeys((*rows, *columns))),
            "control": list(asked.control),
            "tails": asked.tails,
            "missing": asked.missing,
        }
        active = included(job.active, [*given["variables"], *asked.control]) if asked.included else None
        yield job.request("correlations", given, _arranger(asked, rows, columns), active)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.lists += lists(part, job.active)
            if part.take("BY"):
                asked.control = part.variables(job.active)
            if part.at_sign("("):  # orders, which older jobs name
                in_parentheses(part, numbers)
        case "SIGNIFICANCE":
            asked.tails = "one" if part.need("ONETAIL", "TWOTAIL") == "ONETAIL" else "two"
        case "STATISTICS":
            asked.statistics = words(part, ("DESCRIPTIVES", "CORR", "ALL"), ("NONE", "BADCORR"))
        case "MISSING":
            found = words(part, ("ANALYSIS", "INCLUDE"), ("LISTWISE", "EXCLUDE"))
            asked.missing, asked.included = "pairwise" if "ANALYSIS" in found else "listwise", "INCLUDE" in found
        case _:
            part.rest()


def _arranger(asked: _Asked, rows: tuple[str, ...], columns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def arranged(result: Result) -> Result:
        every = "ALL" in asked.statistics
        shown = ["descriptive_statistics"] if every or "DESCRIPTIVES" in asked.statistics else []
        shown += ["correlations"] if every or "CORR" in asked.statistics else []
        return wanted_columns(only(result, *shown, "partial_correlations"), "partial_correlations", rows, columns)

    return arranged


def write(task: Task) -> list[str] | None:
    """The command of a task; None where nothing is held constant, or ranks are correlated."""
    options = task.options
    if not options.control or options.coefficient != "pearson":
        return None
    names, control = (" ".join(variable.name for variable in part) for part in (options.variables, options.control))
    missing = "ANALYSIS" if options.missing == "pairwise" else "LISTWISE"
    tails = "ONETAIL" if options.tails == "one" else "TWOTAIL"
    return [f"PARTIAL CORR VARIABLES={names} BY {control}", f"/SIGNIFICANCE={tails}", f"/MISSING={missing}"]
