"""DESCRIPTIVES: moments of variables, and their standardized values as new variables."""

from collections.abc import Iterable
from dataclasses import field

import numpy as np

from analysis.result import Result
from analysis.statistics.description import describe
from analysis.syntax.active import Active, Field, Format
from analysis.syntax.arranging import changed, columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.table import Cell, Table
from analysis.task import Task
from analysis.undefined import Undefined
from instrument.message import quoted
from instrument.records import dataclass

PROCEDURES = ("descriptives",)
STATISTICS = {
    "MEAN": ("mean",),
    "SEMEAN": ("se_mean",),
    "STDDEV": ("sd",),
    "VARIANCE": ("variance",),
    "KURTOSIS": ("kurtosis", "se_kurtosis"),
    "SKEWNESS": ("skewness", "se_skewness"),
    "RANGE": ("range",),
    "MINIMUM": ("minimum",),
    "MAXIMUM": ("maximum",),
    "SUM": ("sum",),
}
ORDER = (
    "n",
    "range",
    "minimum",
    "maximum",
    "sum",
    "mean",
    "se_mean",
    "sd",
    "variance",
    "skewness",
    "se_skewness",
    "kurtosis",
    "se_kurtosis",
)
DEFAULT = ("MEAN", "STDDEV", "MINIMUM", "MAXIMUM")
KNOWN = ("VARIABLES", "STATISTICS", "SORT", "MISSING", "SAVE", "FORMAT")


@dataclass
class _Asked:
    variables: dict[str, str] = field(default_factory=dict)  # name → that of its standardized values, '' for none
    statistics: list[str] = field(default_factory=list)
    sort: str = ""
    descending: bool = False
    missing: set[str] = field(default_factory=set)
    save: bool = False


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """DESCRIPTIVES VARIABLES=a b(zb) /STATISTICS /SORT /MISSING=LISTWISE /SAVE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    names = list(asked.variables)
    if not names:
        raise reader.fault("no variable of numbers is named")
    listwise = "LISTWISE" in asked.missing
    given = {"variables": names, "missing": "listwise" if listwise else "pairwise"}
    active = _included(job.active, names, asked)
    yield job.request("descriptives", given, lambda result: _arranged(result, asked), active)
    for name, new in asked.variables.items():
        if asked.save or new:
            _standardize(job, reader, name, new or _free(job, name), names if listwise else [name], asked)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            while not part.done:
                found = of_numbers(part, job.active, part.variables(job.active))
                asked.variables |= dict.fromkeys(found, "")
                if part.sign("("):
                    asked.variables[found[-1]] = part.name()
                    part.need_sign(")")
        case "STATISTICS":
            asked.statistics += _statistics(part)
        case "SORT":
            asked.sort = part.take("NAME", *STATISTICS) or "MEAN"
            if part.sign("("):
                asked.descending = part.need("A", "D") == "D"
                part.need_sign(")")
        case "MISSING":
            asked.missing |= set(words(part, ("LISTWISE", "INCLUDE"), ("VARIABLE", "EXCLUDE")))
        case "SAVE":
            asked.save = True
        case _:
            part.rest()


def _statistics(part: Reader) -> list[str]:
    found: list[str] = []
    while not part.done:
        word = part.take("DEFAULT", "ALL", *STATISTICS)
        if not word:
            part.skip(tuple(STATISTICS))
        found += STATISTICS if word == "ALL" else DEFAULT if word == "DEFAULT" else [word]
    return [each for each in found if each]


def _arranged(result: Result, asked: _Asked) -> Result:
    wanted = {word for each in asked.statistics or DEFAULT for word in STATISTICS[each]}
    shown = ("variable", "n", *(word for word in ORDER if word in wanted))

    def table(found: Table) -> Table:
        return columns(_sorted(found, asked), shown)

    return changed(result, "descriptive_statistics", table)


def _included(active: Active, names: list[str], asked: _Asked) -> Active:
    return treated(active, names, asked.missing & {"INCLUDE"})


def _sorted(table: Table, asked: _Asked) -> Table:
    if not asked.sort:
        return table
    at = table.index("variable" if asked.sort == "NAME" else STATISTICS[asked.sort][0])
    rows = sorted(table.rows[:-1], key=lambda row: _key(row[at]), reverse=asked.descending)
    return Table(table.name, table.columns, (*rows, table.rows[-1]), table.about, table.notes)


def _key(cell: Cell) -> tuple[bool, float, str]:
    known = isinstance(cell, int | float)
    return (not known, float(cell) if isinstance(cell, int | float) else 0.0, str(cell))


def _free(job: Job, name: str) -> str:
    """Z before the name; a number behind where there is such a variable already."""
    wanted = "Z" + name
    return (
        wanted
        if job.active.find(wanted) is None
        else next(f"ZSC{number:03d}" for number in range(1, 1000) if job.active.find(f"ZSC{number:03d}") is None)
    )


def _standardize(job: Job, reader: Reader, name: str, new: str, over: list[str], asked: _Asked) -> None:
    if job.active.find(new) is not None:
        raise reader.fault("there is a variable {found} already", {"found": quoted(new)})
    active = _included(job.active, over, asked)
    column, described = active.columns[name], active.fields[name]
    kept = ~np.any([active.fields[each].is_missing(active.columns[each]) for each in over], axis=0)
    scores, weights = np.full(job.active.n, np.nan), job.weights()
    for rows in job.groups():
        known = rows & kept
        found = describe(column[known & (weights > 0)], weights[known & (weights > 0)])
        if not isinstance(found.mean, Undefined) and not isinstance(found.sd, Undefined) and found.sd > 0:
            scores[known] = (column[known] - found.mean) / found.sd
    label = f"Zscore: {described.label}" if described.label else f"Zscore({name})"
    job.replace(job.active.with_column(Field(new, format=Format("F", 11, 5), label=label, measure="scale"), scores))


def write(task: Task) -> list[str]:
    """The command of a task."""
    names = " ".join(variable.name for variable in task.options.variables)
    listwise = ["/MISSING=LISTWISE"] if task.options.missing == "listwise" else []
    return [f"DESCRIPTIVES VARIABLES={names}", "/STATISTICS=ALL", *listwise]
