"""CORRELATIONS: Pearson's coefficients of variables with one another."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import only
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import MatrixAsked, put_correlations, read_matrix
from analysis.syntax.missing import included
from analysis.syntax.pairing import limits, lists, shape, shaped, wanted_columns
from analysis.syntax.parts import parts, words
from analysis.syntax.reader import Reader
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("correlations",)
KNOWN = ("VARIABLES", "PRINT", "STATISTICS", "MISSING", "CI", "MATRIX")


@dataclass
class _Asked:
    lists: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    tails: str = "two"
    missing: str = "pairwise"
    included: bool = False  # user-missing values
    marks: bool = True
    descriptives: bool = False
    products: bool = False
    shown: str = ""
    confidence: float | None = None  # of limits, where they are asked for
    matrix: MatrixAsked = field(default_factory=MatrixAsked)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CORRELATIONS VARIABLES=a b [WITH c] /PRINT=ONETAIL NOSIG /MISSING=LISTWISE /STATISTICS /CI /MATRIX=OUT(*)."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    for rows, columns in asked.lists:
        given: dict[str, Any] = {
            "variables": list(dict.fromkeys((*rows, *columns))),
            "coefficient": "pearson",
            "tails": asked.tails,
            "missing": asked.missing,
            "marks": asked.marks,
            **({"products": True} if asked.products else {}),
            **({"intervals": True, "confidence": asked.confidence} if asked.confidence else {}),
        }
        active = included(job.active, given["variables"]) if asked.included else None
        request = job.request("correlations", given, _arranger(asked, rows, columns), active)
        yield request
        if asked.matrix.target is not None and rows == columns:
            put_correlations(job, {"CORR": request}, asked.matrix.target)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.lists += lists(part, job.active)
        case "PRINT":
            found, asked.shown = shape(part, ("ONETAIL", "NOSIG", "SIG", "TWOTAIL"))
            asked.tails = "one" if "ONETAIL" in found else "two"
            asked.marks = "SIG" not in found
        case "STATISTICS":
            found = words(part, ("DESCRIPTIVES", "XPROD", "ALL"), ("NONE",))
            asked.descriptives = not {"DESCRIPTIVES", "ALL"}.isdisjoint(found)
            asked.products = not {"XPROD", "ALL"}.isdisjoint(found)
        case "MISSING":
            found = words(part, ("LISTWISE", "INCLUDE"), ("PAIRWISE", "EXCLUDE"))
            asked.missing, asked.included = "listwise" if "LISTWISE" in found else "pairwise", "INCLUDE" in found
        case "CI":
            asked.confidence = limits(part)
        case _:
            asked.matrix = read_matrix(part)
            if asked.matrix.source is not None:
                part.tell(Message("{found} is not available and was left out", {"found": "MATRIX=IN"}))


def _arranger(asked: _Asked, rows: tuple[str, ...], columns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def arranged(result: Result) -> Result:
        shown = ("correlations", "correlation_intervals")
        found = only(result, *(("descriptive_statistics", *shown) if asked.descriptives else shown))
        return shaped(wanted_columns(found, "correlations", rows, columns), asked.shown, rows == columns)

    return arranged


def write(task: Task) -> list[str] | None:
    """The command of a task; None for other coefficients and for partial ones."""
    options = task.options
    if options.coefficient != "pearson" or options.control:
        return None
    lines = [f"CORRELATIONS VARIABLES={' '.join(variable.name for variable in options.variables)}"]
    lines.append(f"/PRINT={'ONETAIL' if options.tails == 'one' else 'TWOTAIL'} {'NOSIG' if options.marks else 'SIG'}")
    statistics = "DESCRIPTIVES XPROD" if options.products else "DESCRIPTIVES"
    return [*lines, f"/STATISTICS={statistics}", f"/MISSING={(options.missing or 'pairwise').upper()}"]
