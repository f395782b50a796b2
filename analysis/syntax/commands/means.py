"""MEANS: statistics of variables in groups."""

from collections.abc import Iterable
from dataclasses import field
from itertools import product

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import only
from analysis.syntax.group_cells import CELLS, DEFAULT, read_cells
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.task import Task
from instrument.records import dataclass

PROCEDURES = ("means",)
KNOWN = ("TABLES", "CELLS", "STATISTICS", "MISSING", "FORMAT")


@dataclass
class _Asked:
    tables: list[tuple[tuple[str, ...], list[tuple[str, ...]]]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """MEANS [TABLES=]a b [BY c d [BY e]] /CELLS /STATISTICS=ANOVA LINEARITY."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "TABLES", active=job.active):
        _read_part(word, part, job, asked)
    for variables, layers in asked.tables:
        for groups in product(*layers):
            given = {
                "variables": list(variables),
                **({"groups": list(groups)} if groups else {}),
                "statistics": list(dict.fromkeys(asked.cells or DEFAULT)),
                "anova": "ANOVA" in asked.statistics or "LINEARITY" in asked.statistics,
                "linearity": "LINEARITY" in asked.statistics,
            }
            yield job.request("means", given, _arranged, _treated(job.active, (*variables, *groups), groups, asked))


def _treated(active: Active, names: tuple[str, ...], groups: tuple[str, ...], asked: _Asked) -> Active:
    """INCLUDE takes every declared missing value as valid, DEPENDENT those of the groups only."""
    if "DEPENDENT" in asked.missing:
        return treated(active, groups, ["INCLUDE"])
    return treated(active, names, asked.missing)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "TABLES":
            variables = of_numbers(part, job.active, part.variables(job.active))
            layers = []
            while part.take("BY"):
                layers.append(part.variables(job.active))
            asked.tables.append((variables, layers))
        case "CELLS":
            asked.cells += read_cells(part)
        case "STATISTICS":
            found = words(part, ("ANOVA", "LINEARITY", "ALL"), ("NONE",))
            asked.statistics += ["LINEARITY"] if "ALL" in found else found
        case "MISSING":
            asked.missing += words(part, ("INCLUDE", "DEPENDENT"), ("TABLE", "EXCLUDE"))
        case _:
            part.rest()


def _arranged(result: Result) -> Result:
    return only(result, "case_processing", "group_means", "anova", "association_measures")


def write(task: Task) -> list[str] | None:
    """The command of a task; None for cases complete over all variables, which MEANS cannot ask for."""
    options = task.options
    if options.missing == "listwise" and len(options.variables) > 1:
        return None
    cells = {ours: theirs for theirs, ours in CELLS.items()}
    groups = "".join(f" BY {variable.name}" for variable in options.groups)
    lines = [f"MEANS TABLES={' '.join(variable.name for variable in options.variables)}{groups}"]
    lines.append(f"/CELLS={' '.join(cells[each] for each in options.statistics)}")
    statistics = [word for word, wanted in (("ANOVA", options.anova), ("LINEARITY", options.linearity)) if wanted]
    return [*lines, f"/STATISTICS={' '.join(statistics)}"] if statistics else lines
