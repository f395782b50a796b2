"""GET DATA: a text file or a sheet of a workbook as the active file."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import field

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.automatic_formats import automatic
from analysis.syntax.blanks import without_blanks
from analysis.syntax.delimited_text import Delimited, cases
from analysis.syntax.formats.shapes import shape
from analysis.syntax.inline_data import inline_lines
from analysis.syntax.job import Job
from analysis.syntax.naming_files import file_named
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import (
    Found,
    Layout,
    Line,
    Wanted,
    numbered,
    read_cases,
    read_texts,
    refuse_unreadable,
)
from analysis.syntax.settings import Settings
from analysis.syntax.spreadsheets import Cell, Sheet, cells_of
from analysis.syntax.text_files import lines_of
from instrument.records import dataclass, replace

WORDS = (
    "TYPE", "FILE", "ARRANGEMENT", "FIRSTCASE", "DELCASE", "FIXCASE", "IMPORTCASE", "DELIMITERS", "QUALIFIER",
    "ESCAPE", "VARIABLES", "SHEET", "CELLRANGE", "READNAMES", "ASSUMEDSTRWIDTH", "ENCODING", "DATATYPEMIN",
    "HIDDEN", "LEADINGSPACES", "TRAILINGSPACES", "MULTIPLESPACES", "MAP",
)  # fmt: skip
WORKBOOKS = ("XLS", "XLSX", "XLSM", "ODS", "GNM")
EPOCH = datetime.datetime(1582, 10, 14)
DATES = Format("DATE", 11, 0)
MOMENTS = Format("DATETIME", 20, 0)


@dataclass
class _Asked:
    type: str = ""
    file: str = ""
    is_inline: bool = False
    is_fixed: bool = False
    delimited: Delimited = field(default_factory=Delimited)
    records: int = 1
    most: int | None = None
    wanted: list[Wanted] = field(default_factory=list)
    automatic: set[str] = field(default_factory=set)  # names whose format the texts tell
    least: float | None = None  # per cent of the texts that must have it, 95 where none is given
    sheet: Sheet = field(default_factory=Sheet)
    has_names: bool = True
    width: int = 0
    encoding: str = ""
    stripped: str = ""  # L, T: which blanks strings lose


def run(reader: Reader, job: Job) -> None:
    """GET DATA /TYPE=TXT /FILE=… /DELIMITERS=… /VARIABLES=name F8.2 …, or /TYPE=XLSX /FILE=… /SHEET=… /READNAMES=ON."""
    asked = _Asked()
    for part in reader.subcommands():
        if asked.is_fixed and part.at_number():
            _read_variables(part, asked, part.integer())
            continue
        word = part.take(*WORDS)
        part.sign("=")
        _read_part(word, part, asked, job)
        part.end()
    if not asked.file:
        raise reader.fault("no file is named")
    if asked.type in WORKBOOKS:
        sheet = _of_sheet(cells_of(job.folder.reading(asked.file), asked.sheet), asked)
        job.begin(without_blanks(sheet, asked.stripped))
        return
    refuse_unreadable(asked.wanted, reader.place())
    if asked.is_inline:
        lines = inline_lines(reader, job)
    else:
        lines = numbered(lines_of(job.folder.reading(asked.file), asked.encoding))
    found = (_fixed if asked.is_fixed else _delimited)(lines, asked, job.settings)
    for message, line in found.problems:
        job.warn(message, replace(reader.place(), file=asked.file, line=line))
    active = without_blanks(found.active, asked.stripped)
    job.begin(active if asked.most is None else active.take(np.arange(min(asked.most, active.n))))


def _read_part(word: str, part: Reader, asked: _Asked, job: Job) -> None:
    match word:
        case "TYPE":
            asked.type = part.need("TXT", *WORKBOOKS)
        case "FILE":
            asked.is_inline = bool(part.take("INLINE"))
            asked.file = "INLINE" if asked.is_inline else file_named(part, job)
        case "VARIABLES":
            _read_variables(part, asked)
        case "SHEET" | "CELLRANGE" | "READNAMES":
            _read_sheet(word, part, asked)
        case "ASSUMEDSTRWIDTH":
            asked.width = part.integer()
        case "ENCODING":
            asked.encoding = part.string() if part.at_string() else part.name()
        case "HIDDEN" | "LEADINGSPACES" | "TRAILINGSPACES" | "MULTIPLESPACES":
            _read_blanks(word, part, asked)
        case _ if word:
            _read_text(word, part, asked)
        case _:
            part.skip(WORDS)


def _read_blanks(word: str, part: Reader, asked: _Asked) -> None:
    """IGNORE=YES: which blanks strings lose, and whether hidden rows and columns are left out."""
    part.need("IGNORE")
    part.sign("=")
    if part.need("YES", "NO") == "NO":
        return
    if word == "HIDDEN":
        asked.sheet = replace(asked.sheet, without_hidden=True)
        return
    asked.stripped += word[0]


def _most(part: Reader) -> int | None:
    """How many cases are read, None for all of them; a share of them is told and left out."""
    if part.take("FIRST"):
        return part.integer()
    if not part.take("ALL"):
        part.skip(("ALL", "FIRST"))
    return None


def _read_text(word: str, part: Reader, asked: _Asked) -> None:
    match word:
        case "ARRANGEMENT":
            asked.is_fixed = part.need("DELIMITED", "FIXED") == "FIXED"
        case "FIRSTCASE":
            asked.delimited = replace(asked.delimited, first=part.integer())
        case "DELCASE":
            if part.need("LINE", "VARIABLES") == "VARIABLES":
                asked.delimited = replace(asked.delimited, fields=part.integer())
        case "FIXCASE":
            asked.records = part.integer()
        case "IMPORTCASE":
            asked.most = _most(part)
        case "DELIMITERS":
            signs = part.string()
            asked.delimited = replace(asked.delimited, delimiters=signs.replace("\\t", "\t").replace("\\\\", "\\"))
        case "QUALIFIER":
            asked.delimited = replace(asked.delimited, qualifiers=part.string())
        case "DATATYPEMIN":
            asked.least = _share(part, asked.least)
        case _:
            part.rest()


def _share(part: Reader, usual: float | None) -> float | None:
    """PERCENTAGE=95: how many texts of a column must be of its type."""
    if not part.take("PERCENTAGE"):
        return usual
    part.sign("=")
    return part.number()


def _read_variables(part: Reader, asked: _Asked, record: int = 1) -> None:
    """Names with formats; of fixed fields columns from 0 stand between them, and /2 begins another record."""
    while not part.done:
        name = part.name() if part.at_word() else part.string()
        first = last = 0
        if asked.is_fixed and part.at_number():
            first = part.integer()
            last = -part.integer() if part.at_sign("-") else first
        token = part.next()
        parts = shape(token.text)
        if parts is None and token.text.upper() not in ("AUTO", "X"):
            part.cursor -= 1
            raise part.wrong("{found} stands where a format is expected")
        if parts is None and token.text.upper() == "AUTO":
            asked.automatic.add(name)
            parts = shape("F8.2")
        if parts is None:
            continue
        width = parts.width or (last - first + 1 if asked.is_fixed else 8)
        found = Format(parts.kind, width, parts.decimals or 0)
        asked.wanted.append(Wanted(name, found, record, first + 1, last + 1))


def _read_sheet(word: str, part: Reader, asked: _Asked) -> None:
    if word == "READNAMES":
        asked.has_names = part.need("ON", "OFF") == "ON"
    elif word == "SHEET":
        if part.need("NAME", "INDEX") == "NAME":
            asked.sheet = replace(asked.sheet, name=part.string())
        else:
            asked.sheet = replace(asked.sheet, number=part.integer())
    elif part.need("FULL", "RANGE") == "RANGE":
        asked.sheet = replace(asked.sheet, cells=part.string())


def _fixed(lines: Sequence[Line], asked: _Asked, settings: Settings) -> Found:
    for at, each in enumerate(asked.wanted):
        if each.name in asked.automatic:
            texts = [text[each.first - 1 : each.last] for _, text in lines[asked.delimited.first - 1 :]]
            asked.wanted[at] = replace(each, format=automatic(texts, asked.least or 95.0))
    skipped = asked.delimited.first - 1
    layout = Layout("FIXED", tuple(asked.wanted), asked.records, skipped, "", settings.decimal, settings.blank)
    return read_cases(layout, lines)


def _delimited(lines: Sequence[Line], asked: _Asked, settings: Settings) -> Found:
    names = len(asked.wanted)
    rows = [((*texts, *[""] * names)[:names], line) for texts, line in cases(lines, asked.delimited)]
    wanted = [
        replace(each, format=automatic([texts[at] for texts, _ in rows], asked.least or 95.0))
        if each.name in asked.automatic
        else each
        for at, each in enumerate(asked.wanted)
    ]
    return read_texts(Layout("LIST", tuple(wanted), decimal=settings.decimal), rows, free=False)


def _of_sheet(rows: list[list[Cell]], asked: _Asked) -> Active:
    names = _names(rows[0] if asked.has_names and rows else [], max((len(row) for row in rows), default=0))
    cells = rows[1:] if asked.has_names else rows
    fields, columns = {}, {}
    for at, name in enumerate(names):
        fields[name], columns[name] = _column(name, [row[at] if at < len(row) else None for row in cells], asked)
    return Active(fields, columns, len(cells))


def _names(headings: Sequence[Cell], n: int) -> list[str]:
    """Names that SPSS takes, from the headings; V1, V2, … where there is none."""
    found: list[str] = []
    for at in range(n):
        heading = str(headings[at]) if at < len(headings) and headings[at] is not None else ""
        name = re.sub(r"[^\w.@#$]", "_", heading.strip()).lstrip("0123456789._") or f"V{at + 1}"
        while name.casefold() in {each.casefold() for each in found}:
            name += "_"
        found.append(name)
    return found


def _column(name: str, cells: Sequence[Cell], asked: _Asked) -> tuple[Field, Values]:
    """A column of numbers, dates or strings: as all of its cells are, else strings.

    With DATATYPEMIN numbers have the decimals that they show, and a few strings among them are missing.
    """
    known = [cell for cell in cells if cell is not None]
    days = [cell for cell in known if isinstance(cell, datetime.datetime)]
    if known and len(days) == len(known):
        values = [
            np.nan if not isinstance(cell, datetime.datetime) else (cell - EPOCH).total_seconds() for cell in cells
        ]
        has_times = any(day.time() != datetime.time() for day in days)
        return Field(name, format=MOMENTS if has_times else DATES), np.array(values)
    numbers = [cell for cell in known if isinstance(cell, float)]
    if len(numbers) >= len(known) * (asked.least or 100) / 100:
        found = Format("F", 8, 2) if asked.least is None else automatic([_text(cell) for cell in numbers])
        return Field(name, format=found), np.array([cell if isinstance(cell, float) else np.nan for cell in cells])
    texts = [_text(cell) for cell in cells]
    wide = asked.width or max((len(text.encode()) for text in texts), default=1) or 1
    return Field(name, wide, Format("A", wide, 0), measure="nominal"), np.array(texts, dtype=object)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell).rstrip()
