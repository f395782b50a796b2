"""CTABLES: tables of nested and stacked variables with the statistics asked for."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import displayed
from analysis.syntax.computed_categories import Definition, read_expression, read_properties
from analysis.syntax.hidden_counts import hidden
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.measuring import measured
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.table_expressions import named, table
from analysis.syntax.table_settings import READERS
from analysis.syntax.ticked_sets import with_sets
from analysis.syntax.writing_tables import written
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

PROCEDURES = ("custom_tables",)
KNOWN = (
    "FORMAT", "VLABELS", "MRSETS", "SMISSING", "PCOMPUTE", "PPROPERTIES", "WEIGHT", "HIDESMALLCOUNTS", "TABLE",
    "SLABELS", "CLABELS", "CRITERIA", "CATEGORIES", "TITLES", "SIGTEST", "COMPARETEST",
)  # fmt: skip
GLOBAL = ("EMPTY", "MISSING")


@dataclass
class _Asked:
    tables: list[dict[str, Any]] = field(default_factory=list)
    display: dict[str, str] = field(default_factory=dict)  # variable → NAME, BOTH, NONE
    computed: dict[str, Definition] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)  # what holds for all tables
    base: str | None = None  # the weight of effective bases
    least: int = 0  # counts below it are not shown


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CTABLES /TABLE a > b [COUNT] + c [S] [MEAN] BY d BY e /CATEGORIES /SLABELS /CLABELS /TITLES /SIGTEST
    /COMPARETEST …; before it /FORMAT /VLABELS /SMISSING /MRSETS /PCOMPUTE /PPROPERTIES /HIDESMALLCOUNTS /WEIGHT."""
    job.need_data(reader)
    asked = _Asked()
    active = measured(with_sets(job.active, job.active.sets, _with_repeats(reader)))
    for word, part in parts(reader, KNOWN):
        if word in READERS and not asked.tables:
            raise part.fault("{found} stands before TABLE", {"found": word})
        _read_part(word, part, active, asked)
    if not asked.tables:
        raise reader.fault("no table is named; possible: {possible}", {"possible": "/TABLE a BY b"})
    computed = [each.text(name) for name, each in asked.computed.items()]
    for given in asked.tables:
        given |= asked.cells | ({"computed": computed} if computed else {})
        if given["tests"] and "category_labels" in given:
            given["tests"] = []
            reader.tell(Message("columns are not compared where category labels are moved"))
        if asked.base is not None:
            given["base_weight"], weighted = asked.base, replace(active, weight=asked.base)
        else:
            weighted = active
        yield job.request("custom_tables", given, lambda result: _arranged(result, asked), weighted)


def _read_part(word: str, part: Reader, active: Active, asked: _Asked) -> None:
    match word:
        case "TABLE":
            asked.tables.append(table(part, active))
        case "VLABELS":
            _read_display(part, active, asked)
        case "SMISSING":
            asked.cells["missing"] = part.need("VARIABLE", "LISTWISE").lower()
        case "MRSETS":
            _read_duplicates(part)
        case "WEIGHT":
            asked.base = _weight(part, active)
        case "HIDESMALLCOUNTS":
            _read_least(part, asked)
        case "PCOMPUTE":
            read_expression(part, asked.computed)
        case "PPROPERTIES":
            read_properties(part, asked.computed)
        case "FORMAT":
            _read_format(part, asked)
        case _ if word in READERS:
            READERS[word](part, active, asked.tables[-1])
        case _:
            part.cursor = 0
            part.skip()


def _read_display(part: Reader, active: Active, asked: _Asked) -> None:
    part.need("VARIABLES")
    part.need_sign("=")
    names = []
    while part.at_word() and not part.at("DISPLAY"):
        names.append(named(part, active))
    part.need("DISPLAY")
    part.need_sign("=")
    shown = part.need("DEFAULT", "NAME", "LABEL", "BOTH", "NONE")
    asked.display |= dict.fromkeys((name.lstrip("$") for name in names), shown)


def _read_format(part: Reader, asked: _Asked) -> None:
    """Widths of columns are left to the page."""
    while not part.done:
        word = part.need("MINCOLWIDTH", "MAXCOLWIDTH", "UNITS", *GLOBAL)
        part.need_sign("=")
        if word not in GLOBAL:
            part.next()
        elif part.at_string():
            asked.cells[f"{word.lower()}_cells"] = part.string()
        elif word == "EMPTY" and part.need("ZERO", "BLANK") == "BLANK":
            asked.cells["empty_cells"] = ""


def _with_repeats(reader: Reader) -> bool:
    """Whether equal answers of a case to a set are as many responses: sets are made before tables are read."""
    texts = [token.text.upper() for token in reader.tokens]
    return any(texts[at : at + 3] == ["COUNTDUPLICATES", "=", "YES"] for at in range(len(texts)))


def _read_duplicates(part: Reader) -> None:
    part.need("COUNTDUPLICATES")
    part.need_sign("=")
    part.need("YES", "NO")


def _weight(part: Reader, active: Active) -> str:
    """WEIGHT VARIABLE=w: in the place of the weight of the file."""
    part.need("VARIABLE")
    part.need_sign("=")
    name = part.variable(active)
    if active.fields[name].is_text:
        raise part.fault("{found} holds strings and cannot weight cases", {"found": name})
    return name


def _read_least(part: Reader, asked: _Asked) -> None:
    asked.least = 5
    if part.take("COUNT"):
        part.need_sign("=")
        asked.least = part.integer()
    if asked.least < 2:
        raise part.fault("{found} is too small a count to hide; possible: 2 or more", {"found": asked.least})


def _arranged(result: Result, asked: _Asked) -> Result:
    for name, shown in asked.display.items():
        result = displayed(result, name, shown)
    return hidden(result, asked.least) if asked.least else result


def write(task: Task) -> list[str]:
    """The command of a task."""
    return written(task.options)
