"""CORRELATIONS: Pearson's coefficients of variables with one another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import only
from analysis.syntax.job import Job, Request
from analysis.syntax.pairing import lists, wanted_columns
from analysis.syntax.parts import parts, words
from analysis.syntax.reader import Reader

PROCEDURES = ("correlations",)
KNOWN = ("VARIABLES", "PRINT", "STATISTICS", "MISSING", "CI", "FORMAT")


@dataclass
class _Asked:
    lists: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    tails: str = "two"
    missing: str = "pairwise"
    marks: bool = True
    descriptives: bool = False


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CORRELATIONS VARIABLES=a b [WITH c] /PRINT=ONETAIL NOSIG /MISSING=LISTWISE /STATISTICS=DESCRIPTIVES."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    for rows, columns in asked.lists:
        given = {
            "variables": list(dict.fromkeys((*rows, *columns))),
            "coefficient": "pearson",
            "tails": asked.tails,
            "missing": asked.missing,
            "marks": asked.marks,
        }
        yield job.request("correlations", given, _arranger(asked, rows, columns))


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.lists += lists(part, job.active)
        case "PRINT":
            found = words(part, ("ONETAIL", "NOSIG", "SIG", "TWOTAIL"), ("FULL", "LOWER", "NODIAG"))
            asked.tails = "one" if "ONETAIL" in found else "two"
            asked.marks = "SIG" not in found
        case "STATISTICS":
            asked.descriptives = bool(words(part, ("DESCRIPTIVES", "ALL"), ("XPROD", "NONE")))
        case "MISSING":
            asked.missing = (
                "listwise" if "LISTWISE" in words(part, ("LISTWISE", "PAIRWISE"), ("INCLUDE",)) else "pairwise"
            )
        case _:
            part.skip(KNOWN[:4])


def _arranger(asked: _Asked, rows: tuple[str, ...], columns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def arranged(result: Result) -> Result:
        shown = ("descriptive_statistics", "correlations") if asked.descriptives else ("correlations",)
        return wanted_columns(only(result, *shown), "correlations", rows, columns)

    return arranged


def write(task: Task) -> list[str] | None:
    """The command of a task; None for other coefficients and for partial ones."""
    options = task.options
    if options.coefficient != "pearson" or options.control:
        return None
    lines = [f"CORRELATIONS VARIABLES={' '.join(variable.name for variable in options.variables)}"]
    lines.append(f"/PRINT={'ONETAIL' if options.tails == 'one' else 'TWOTAIL'} {'NOSIG' if options.marks else 'SIG'}")
    return [*lines, "/STATISTICS=DESCRIPTIVES", f"/MISSING={(options.missing or 'pairwise').upper()}"]
