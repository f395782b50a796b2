"""SUMMARIZE: summaries of variables in groups, with or without a list of their cases."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import product

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import only
from analysis.syntax.group_cells import read_cells
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.listed_cases import Listed, Shape, counted_texts, numbered
from analysis.syntax.missing import included, treated
from analysis.syntax.parts import parts, words
from analysis.syntax.reader import Reader
from analysis.table import Table
from instrument.records import dataclass, replace

KNOWN = ("TABLES", "CELLS", "FORMAT", "MISSING", "TITLE", "FOOTNOTE", "STATISTICS")
FORMATS = ("NOLIST", "LIST", "VALIDLIST", "CASENUM", "NOCASENUM", "TOTAL", "NOTOTAL", "LIMIT", "MISSING")
USUAL = ("Case Summaries", "个案摘要")
"""Titles that the table has anyway."""
OF_TEXTS = ("n", "percent_of_n")
"""What can be said of a string."""


@dataclass
class _Asked:
    tables: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = ()  # variables, and layers of groups
    cells: tuple[str, ...] = ("n",)
    analyses: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    shape: Shape = Shape(numbered=True)
    title: str = ""
    footnote: str = ""


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """SUMMARIZE [TABLES=]a b [BY c [BY d]] /FORMAT=LIST LIMIT=100 | VALIDLIST | NOLIST, NOCASENUM TOTAL
    MISSING='text' /CELLS=COUNT MEAN STDDEV | NONE /STATISTICS=ANOVA LINEARITY /MISSING=TABLE INCLUDE
    /TITLE='text' /FOOTNOTE='text'.
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "TABLES", active=job.active):
        _read_part(word, part, job, asked)
    if not asked.tables:
        raise reader.expected("TABLES")
    for variables, layers in asked.tables:
        for groups in product(*layers):
            yield _request(job, asked, variables, groups)


def _request(job: Job, asked: _Asked, variables: tuple[str, ...], groups: tuple[str, ...]) -> Request:
    whole = included(job.active, groups) if "DEPENDENT" in asked.missing else job.active
    wanted = treated(whole, (*variables, *groups), list(asked.missing))
    active = numbered(counted_texts(wanted, variables))
    given = {
        "variables": list(variables),
        **({"groups": list(groups)} if groups else {}),
        "statistics": list(dict.fromkeys(asked.cells or ("n",))),
        **{name: True for name in asked.analyses if groups},
    }
    arrange = partial(_arranged, asked=asked, texts=[name for name in variables if wanted.fields[name].is_text])
    found = job.request("means", given, arrange, active)
    if not asked.shape.listed:
        return found
    tally_of = partial(_some, job, active)
    task = Listed(
        found.task.name, found.task.procedure, found.task.options, found.task.weight, asked.shape, variables, groups,
        wanted, tally_of,
    )  # fmt: skip
    return replace(found, task=task)


def _some(job: Job, active: Active, rows):  # type: ignore[no-untyped-def]
    return job.tally(rows, f"listed {job.requests}", active)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "TABLES":
            variables = part.variables(job.active)
            layers: tuple[tuple[str, ...], ...] = ()
            while part.take("BY"):
                layers = (*layers, part.variables(job.active))
            asked.tables = (*asked.tables, (variables, layers))
        case "CELLS":
            asked.cells = () if part.take("NONE") else tuple(read_cells(part)) or asked.cells
        case "STATISTICS":
            found = words(part, ("ANOVA", "LINEARITY", "ALL"), ("NONE",))
            asked.analyses = ("anova", "linearity") if "ALL" in found else tuple(each.lower() for each in found)
        case "FORMAT":
            asked.shape = _read_format(part)
        case "MISSING":
            found = words(part, ("INCLUDE", "TABLE", "DEPENDENT"), ("VARIABLE", "EXCLUDE"))
            asked.missing = tuple({"TABLE": "LISTWISE"}.get(each, each) for each in found)
        case "TITLE":
            asked.title = part.string()
        case _:
            asked.footnote = part.string()


def _read_format(part: Reader) -> Shape:
    found = Shape()
    while not part.done:
        word = part.take(*FORMATS)
        match word:
            case "LIST" | "VALIDLIST":
                found = replace(found, listed=True, only_valid=word == "VALIDLIST")
            case "NOLIST":
                found = replace(found, listed=False)
            case "CASENUM" | "NOCASENUM":
                found = replace(found, numbered=word == "CASENUM")
            case "TOTAL" | "NOTOTAL":
                found = replace(found, totals=word == "TOTAL")
            case "LIMIT":
                part.sign("=")
                found = replace(found, limit=part.integer())
            case "MISSING":
                part.sign("=")
                found = replace(found, missing=part.string())
            case _:
                part.skip(FORMATS)
    return found


def _arranged(result: Result, asked: _Asked, texts: Sequence[str]) -> Result:
    found = only(result, "case_processing", "group_means", "anova", "association_measures", "case_list")
    tables = [_summaries(each, texts) if each.name == "group_means" else each for each in found.tables]
    title = "" if asked.title in USUAL else asked.title
    if not asked.cells:
        tables = [_bare(each) if each.name == "case_summaries" else each for each in tables]
        tables = tables if asked.shape.listed else [each for each in tables if each.name != "case_summaries"]
    told = {"title": title, "caption": asked.footnote, "totals": asked.shape.totals}
    return replace(found, tables=tuple(tables), options={**found.options, **told})


def _bare(table: Table) -> Table:
    """The table with its groups alone."""
    stubs = 1 + len(table.about)
    return replace(table, columns=table.columns[:stubs], rows=tuple(line[:stubs] for line in table.rows))


def _summaries(table: Table, texts: Sequence[str]) -> Table:
    """The table under its name, with the number alone of what is no number."""
    rows = [
        tuple(
            None if line[0] in texts and at > len(table.about) and column.word not in OF_TEXTS else cell
            for at, (column, cell) in enumerate(zip(table.columns, line, strict=True))
        )
        for line in table.rows
    ]
    return replace(table, name="case_summaries", rows=tuple(rows))
