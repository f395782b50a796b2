"""SUMMARIZE: summaries of variables in groups."""

from collections.abc import Iterable
from itertools import product

from analysis.result import Result
from analysis.syntax.arranging import only
from analysis.syntax.group_cells import read_cells
from analysis.syntax.items import Request, Told
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import of_numbers, parts, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass, replace

KNOWN = ("TABLES", "CELLS", "FORMAT", "MISSING", "TITLE", "FOOTNOTE", "LIMIT", "STATISTICS")
LISTS = ("LIST", "VALIDLIST")
SAME = ("NOLIST", "CASENUM", "NOCASENUM", "TOTAL", "NOTOTAL")
"""Words of FORMAT that hold of lists of cases, or are so here."""
USUAL = ("", "Case Summaries", "个案摘要")
"""Titles that the table has anyway."""


@dataclass
class _Asked:
    variables: tuple[str, ...] = ()
    layers: tuple[tuple[str, ...], ...] = ()
    cells: tuple[str, ...] = ("n",)
    missing: tuple[str, ...] = ()
    title: str = ""
    footnote: str = ""


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """SUMMARIZE [TABLES=]a b [BY c [BY d]] /FORMAT=NOLIST /CELLS=COUNT MEAN STDDEV /MISSING /TITLE='text' /FOOTNOTE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "TABLES", active=job.active):
        _read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.expected("TABLES")
    if asked.title not in USUAL:
        job.items.append(Told("title", asked.title))
    for groups in product(*asked.layers):
        given = {
            "variables": list(asked.variables),
            **({"groups": list(groups)} if groups else {}),
            "statistics": list(dict.fromkeys(asked.cells)),
        }
        active = treated(job.active, (*asked.variables, *groups), list(asked.missing))
        yield job.request("means", given, _arranged, active)
    if asked.footnote:
        job.items.append(Told("lines", asked.footnote))


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "TABLES":
            asked.variables = of_numbers(part, job.active, part.variables(job.active))
            while part.take("BY"):
                asked.layers = (*asked.layers, part.variables(job.active))
        case "CELLS" | "STATISTICS":
            asked.cells = tuple(read_cells(part)) or asked.cells
        case "FORMAT":
            _read_format(part)
        case "MISSING":
            asked.missing += tuple(words(part, ("INCLUDE",), ("VARIABLE", "TABLE", "EXCLUDE")))
        case "TITLE":
            asked.title = part.string()
        case "FOOTNOTE":
            asked.footnote = part.string()
        case _:
            part.rest()  # of cases that are listed


def _read_format(part: Reader) -> None:
    """Lists of cases are told."""
    while not part.done:
        if part.take("MISSING"):
            part.sign("=")
            part.string()
            continue
        found = part.take(*LISTS, *SAME)
        if not found:
            part.skip((*LISTS, *SAME))
        elif found in LISTS:
            part.tell(Message("{found} is not available and was left out", {"found": found}))


def _arranged(result: Result) -> Result:
    found = only(result, "case_processing", "group_means")
    tables = (replace(each, name="case_summaries") if each.name == "group_means" else each for each in found.tables)
    return replace(found, tables=tuple(tables))
