"""Lines of text as cases: fields in columns (FIXED), or parted by blanks and commas (FREE, LIST)."""

import csv
import math
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.formats.reading import read, read_implied
from analysis.syntax.formats.shapes import DATES, NAMES, NUMBERS, TEXTS, TIMES, for_output
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.records import dataclass

KINDS = (*NUMBERS, *DATES, *TIMES, *NAMES, *TEXTS)
"""Formats of text; numbers as bytes are not read."""


@dataclass(frozen=True)
class Wanted:
    """A field to read: a variable with the format of its text, and for FIXED where it stands."""

    name: str
    format: Format
    record: int = 1
    first: int = 0  # columns from 1
    last: int = 0

    @property
    def is_text(self) -> bool:
        return self.format.kind in ("A", "AHEX")

    def field(self, printed: Format | None = None) -> Field:
        """The variable that it becomes."""
        shown = printed or for_output(self.format)
        return Field(self.name, shown.width if self.is_text else 0, shown)


@dataclass(frozen=True)
class Layout:
    """How the lines of a file hold cases."""

    kind: str  # FIXED, FREE or LIST
    wanted: tuple[Wanted, ...]
    records: int = 1  # lines of a case
    skip: int = 0  # lines before the first
    delimiters: str = ""  # of FREE and LIST; '': blanks and commas
    decimal: str = "."
    blank: float = math.nan  # what a field of a number means that has nothing in it


Line = tuple[int, str]


@dataclass
class Found:
    """The cases, with what could not be read."""

    active: Active
    problems: list[tuple[Message, int]]


def read_cases(layout: Layout, lines: Sequence[Line]) -> Found:
    """The cases that numbered `lines` hold; what cannot be read is system missing, and told by its line."""
    return read_texts(layout, list(_rows(layout, lines[layout.skip :])), layout.kind != "FIXED")


def read_texts(layout: Layout, rows: Sequence[tuple[Sequence[str], int]], free: bool) -> Found:
    """The same of texts that are parted already, each row with its line; `free`: numbers may lack a format."""
    problems: list[tuple[Message, int]] = []
    columns: dict[str, Values] = {}
    for at, wanted in enumerate(layout.wanted):
        texts = [(row[at], line) for row, line in rows]
        columns[wanted.name] = _column(wanted, layout, texts, problems)
    fields = {each.name: each.field(_of_free(each) if free else None) for each in layout.wanted}
    return Found(Active(fields, columns, len(rows)), problems)


def _of_free(wanted: Wanted) -> Format | None:
    """Numbers without a format of their own are printed by F8.2."""
    return Format("F", 8, 2) if wanted.format is UNFORMATTED else None


UNFORMATTED = Format("F", 8, 0)


def _rows(layout: Layout, lines: Sequence[Line]) -> Iterator[tuple[Sequence[str], int]]:
    """The texts of each case with its line."""
    if layout.kind == "FIXED":
        kept = [line for line in lines if layout.records > 1 or line[1].strip() or layout.wanted]
        for at in range(0, len(kept) - layout.records + 1, layout.records):
            record = kept[at : at + layout.records]
            yield [_cut(record[each.record - 1][1], each) for each in layout.wanted], record[0][0]
        return
    if layout.kind == "LIST":
        for number, text in lines:
            if text.strip():
                found = pieces(text, layout.delimiters, layout.decimal)
                yield (*found, *[""] * (len(layout.wanted) - len(found)))[: len(layout.wanted)], number
        return
    yield from _free(layout, lines)


def _free(layout: Layout, lines: Sequence[Line]) -> Iterator[tuple[Sequence[str], int]]:
    pending: list[str] = []
    for number, text in lines:
        pending += pieces(text, layout.delimiters, layout.decimal)
        while len(pending) >= len(layout.wanted):
            yield pending[: len(layout.wanted)], number
            del pending[: len(layout.wanted)]


def _cut(text: str, wanted: Wanted) -> str:
    return text.expandtabs(8)[wanted.first - 1 : wanted.last]


_PIECE = re.compile(r"""[ \t]*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([^ \t,]*))[ \t]*(,)?""")


def pieces(text: str, delimiters: str = "", decimal: str = ".") -> list[str]:
    """The pieces of a line of free data: parted by blanks or one comma, within quotation marks whole.

    A comma parts nothing where it stands before decimals; a semicolon does in its place.
    """
    if decimal == "," and not delimiters:
        text = text.replace(",", "\x1f").replace(";", ",")
        return [piece.replace("\x1f", ",") for piece in pieces(text)]
    if delimiters:
        return [piece.strip() for piece in next(csv.reader([text.replace(delimiters, "\x1f")], delimiter="\x1f"))]
    found: list[str] = []
    at, text = 0, text.rstrip()
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or piece.end() == at:
            break
        single, double, plain, comma = piece.groups()
        if single is not None or double is not None:
            found.append(single.replace("''", "'") if single is not None else double.replace('""', '"'))
        elif plain or comma:
            found.append(plain)
        at = piece.end()
    return found


def _column(
    wanted: Wanted, layout: Layout, texts: Sequence[tuple[str, int]], problems: list[tuple[Message, int]]
) -> Values:
    if wanted.is_text:
        return np.array([text.rstrip()[: wanted.format.width] for text, _ in texts], dtype=object)
    known: dict[str, float] = {}
    values = np.full(len(texts), np.nan)
    for at, (text, line) in enumerate(texts):
        if text not in known:
            known[text] = _number(wanted, layout, text)
            if math.isinf(known[text]):
                message = Message(
                    "{name}: {found} is no value of format {format}",
                    {"name": wanted.name, "found": quoted(text), "format": str(wanted.format)},
                )
                problems.append((message, line))
                known[text] = math.nan
        values[at] = known[text]
    return values


def _number(wanted: Wanted, layout: Layout, text: str) -> float:
    """The number, NaN for none; infinity for what is not one."""
    try:
        plain = float(text if layout.decimal == "." else text.replace(".", "x").replace(",", "."))
        if layout.kind != "FIXED" and wanted.format.kind == "F" and math.isfinite(plain) and "_" not in text:
            return plain
    except ValueError:
        pass
    if not text.strip():
        return layout.blank if layout.kind == "FIXED" else math.nan
    reader = read_implied if layout.kind == "FIXED" else read
    found = reader(text, wanted.format, layout.decimal)
    return math.inf if found is None or isinstance(found, str) else found


def numbered(texts: Iterable[str]) -> list[Line]:
    """Lines with their numbers from 1."""
    return list(enumerate(texts, 1))


def refuse_unreadable(wanted: Sequence[Wanted], place: Place) -> None:
    """Raises `Fault` where two fields have one name, and where a format is none of text."""
    seen: set[str] = set()
    for each in wanted:
        if each.name.casefold() in seen:
            raise Fault("there are two variables {found}", {"found": quoted(each.name)}, place)
        if each.format.kind not in KINDS:
            values = {"found": quoted(each.format.kind), "possible": nearest(each.format.kind, KINDS)}
            raise Fault("format {found} is not read here; possible: {possible}", values, place)
        seen.add(each.name.casefold())
