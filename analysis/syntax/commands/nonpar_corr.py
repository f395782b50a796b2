"""NONPAR CORR: Kendall's tau-b and Spearman's rho."""

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
from analysis.syntax.together import together
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

PROCEDURES = ("correlations",)
KNOWN = ("VARIABLES", "PRINT", "MISSING", "CI", "MATRIX", "SAMPLE")
KINDS = {"spearman": "RHO", "kendall": "TAUB"}


@dataclass
class _Asked:
    lists: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    coefficients: tuple[str, ...] = ("spearman",)
    tails: str = "two"
    missing: str = "pairwise"
    included: bool = False  # user-missing values
    marks: bool = True
    shown: str = ""
    confidence: float | None = None  # of limits, where they are asked for
    matrix: MatrixAsked = field(default_factory=MatrixAsked)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NONPAR CORR VARIABLES=a b [WITH c] /PRINT=SPEARMAN KENDALL BOTH ONETAIL NOSIG /MISSING=LISTWISE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    for rows, columns in asked.lists:
        requests = []
        for coefficient in asked.coefficients:
            given: dict[str, Any] = {
                "variables": list(dict.fromkeys((*rows, *columns))),
                "coefficient": coefficient,
                "tails": asked.tails,
                "missing": asked.missing,
                "marks": asked.marks,
                "dialect": "spss",
                **({"intervals": True, "confidence": asked.confidence} if asked.confidence else {}),
            }
            active = included(job.active, given["variables"]) if asked.included else None
            requests.append(job.request("correlations", given, active=active))
        if asked.matrix.target is not None and rows == columns:
            kinds = [KINDS[coefficient] for coefficient in asked.coefficients]
            put_correlations(job, dict(zip(kinds, requests, strict=True)), asked.matrix.target)
        task = together([each.task for each in requests])
        yield Request(task, _arranger(asked, rows, columns), requests[0].active)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.lists += lists(part, job.active)
        case "PRINT":
            possible = ("SPEARMAN", "KENDALL", "BOTH", "ONETAIL", "TWOTAIL", "NOSIG", "SIG")
            found, asked.shown = shape(part, possible)
            both = "BOTH" in found or {"SPEARMAN", "KENDALL"} <= set(found)
            asked.coefficients = (
                ("kendall", "spearman") if both else ("kendall",) if "KENDALL" in found else ("spearman",)
            )
            asked.tails = "one" if "ONETAIL" in found else "two"
            asked.marks = "SIG" not in found
        case "MISSING":
            found = words(part, ("LISTWISE", "INCLUDE"), ("PAIRWISE", "EXCLUDE"))
            asked.missing, asked.included = "listwise" if "LISTWISE" in found else "pairwise", "INCLUDE" in found
        case "CI":
            asked.confidence = limits(part)
        case "MATRIX":
            asked.matrix = read_matrix(part)
            if asked.matrix.source is not None:
                part.tell(Message("{found} is not available and was left out", {"found": "MATRIX=IN"}))
        case _:
            part.skip(KNOWN[:5])


def _arranger(asked: _Asked, rows: tuple[str, ...], columns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def arranged(result: Result) -> Result:
        found = only(result, "correlations", "correlation_intervals")
        found = replace(found, options={**found.options, "coefficients": asked.coefficients})
        return shaped(wanted_columns(found, "correlations", rows, columns), asked.shown, rows == columns)

    return arranged


def write(task: Task) -> list[str] | None:
    """The command of a task; None for Pearson's coefficient and for partial ones."""
    options = task.options
    if options.coefficient == "pearson" or options.control:
        return None
    lines = [f"NONPAR CORR VARIABLES={' '.join(variable.name for variable in options.variables)}"]
    tails = "ONETAIL" if options.tails == "one" else "TWOTAIL"
    lines.append(f"/PRINT={options.coefficient.upper()} {tails} {'NOSIG' if options.marks else 'SIG'}")
    return [*lines, f"/MISSING={(options.missing or 'pairwise').upper()}"]
