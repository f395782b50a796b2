"""OLAP CUBES: summaries of variables over all groups, which the cube shows first."""

from collections.abc import Iterable
from dataclasses import field
from functools import partial
from itertools import product

from analysis.result import Message, Result
from analysis.syntax.arranging import only
from analysis.syntax.group_cells import read_cells
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import included, treated
from analysis.syntax.parts import of_numbers, parts, words
from analysis.syntax.reader import Reader
from instrument.records import dataclass, replace

KNOWN = ("TABLES", "CELLS", "TITLE", "FOOTNOTE", "CREATE", "HIDESMALLCOUNTS")
DEFAULT = ("sum", "n", "mean", "sd", "percent_of_sum", "percent_of_n")
USUAL = ("OLAP Cubes", "OLAP 立方体")
"""Titles that the table has anyway."""


@dataclass
class _Asked:
    variables: tuple[str, ...] = ()
    layers: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    title: str = ""
    footnote: str = ""


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """OLAP CUBES a b BY c [BY d] [/CELLS=SUM COUNT MEAN STDDEV SPCT NPCT] [/MISSING=INCLUDE] [/TITLE='text']
    [/FOOTNOTE='text'].

    The cases are those that have a value in every grouping; the table is the cube's first layer, the totals.
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, (*KNOWN, "MISSING"), "TABLES", active=job.active):
        _read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.expected("TABLES")
    for groups in product(*asked.layers):
        given = {
            "variables": list(asked.variables),
            **({"groups": list(groups)} if groups else {}),
            "statistics": list(dict.fromkeys(asked.cells or DEFAULT)),
        }
        active = included(job.active, groups) if "DEPENDENT" in asked.missing else job.active
        active = treated(active, (*asked.variables, *groups), [each for each in asked.missing if each == "INCLUDE"])
        yield job.request("means", given, partial(_arranged, asked=asked), active)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "TABLES":
            asked.variables = of_numbers(part, job.active, part.variables(job.active))
            while part.take("BY"):
                asked.layers.append(part.variables(job.active))
        case "CELLS":
            asked.cells = [*DEFAULT] if part.take("DEFAULT") else read_cells(part)
        case "MISSING":
            asked.missing = words(part, ("INCLUDE", "DEPENDENT"), ("EXCLUDE",))
        case "TITLE":
            asked.title = part.string()
        case "FOOTNOTE":
            asked.footnote = part.string()
        case _:
            part.rest()
            part.tell(Message("{found} is not available and was left out", {"found": word}))


def _arranged(result: Result, asked: _Asked) -> Result:
    found = only(result, "case_processing", "group_means")
    tables = []
    for table in found.tables:
        if table.name == "group_means":
            depth = 1 + len(table.about)
            rows = [(row[0], *row[depth:]) for row in table.rows if set(row[1:depth]) <= {"total"}]
            columns = (table.columns[0], *table.columns[depth:])
            table = replace(table, name="olap_cubes", columns=columns, rows=tuple(rows), about=())
        tables.append(table)
    told = {"title": "" if asked.title in USUAL else asked.title, "caption": asked.footnote}
    return replace(found, tables=tuple(tables), options={**found.options, **told})
