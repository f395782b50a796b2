"""Tables that OMS took as the cases of a data file: rows become cases, columns become variables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from string import ascii_uppercase

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from instrument.records import dataclass

LONGEST = 64  # bytes of a name
RESERVED = ("ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH")
WIDEST = 32_000
Cell = tuple[str, float | None]
"""What a cell says, and the number that it holds."""


@dataclass(frozen=True)
class Captured:
    """One table by its command, its kind and its title."""

    command: str
    kind: str
    title: str
    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[str, ...], tuple[Cell, ...]], ...]


def turned(table: Captured) -> Captured:
    """The table with its rows in columns."""
    columns = tuple(zip(*(cells for _, cells in table.rows), strict=True))
    rows = tuple((heading, cells) for heading, cells in zip(table.headings, columns, strict=True))
    return Captured(table.command, table.kind, table.title, tuple(labels for labels, _ in table.rows), rows)


def in_one_case(table: Captured, rows_first: bool) -> Captured:
    """The table as one case: a column for every cell, under the labels of its row and of its column."""
    headings, cells = [], []
    outer = table if rows_first else turned(table)
    for labels, line in outer.rows:
        for heading, cell in zip(outer.headings, line, strict=True):
            headings.append((*labels, *heading))
            cells.append(cell)
    return Captured(table.command, table.kind, table.title, tuple(headings), (((), tuple(cells)),))


def as_cases(tables: Sequence[Captured], numbered: str = "") -> Active:
    """The data file: Command_, Subtype_ and Label_, Var1 … for the labels of rows, then the columns of all tables.

    `numbered`: the name of a variable that counts the tables; '' for none.
    """
    labels = max((len(row) for each in tables for row, _ in each.rows), default=0)
    identifiers = ("Command_", "Subtype_", "Label_", *(f"Var{at}" for at in range(1, labels + 1)))
    texts: dict[str, list[str]] = {name: [] for name in identifiers}
    numbers: list[float] = []
    named = [_names(each) for each in tables]
    cells: dict[str, list[Cell]] = {name: [] for name in dict.fromkeys(name for names in named for name in names)}
    for number, (each, names) in enumerate(zip(tables, named, strict=True), 1):
        for row, line in each.rows:
            told = (each.command, each.kind, each.title, *row, *[""] * (labels - len(row)))
            for name, text in zip(identifiers, told, strict=True):
                texts[name].append(text)
            numbers.append(float(number))
            found = dict(zip(names, line, strict=True))
            for name, column in cells.items():
                column.append(found.get(name, ("", None)))
    columns = [_number_of(numbered, numbers)] if numbered else []
    columns += [_text(name, column) for name, column in texts.items()]
    columns += [_column(name, column, _heading(tables, named, name)) for name, column in cells.items()]
    fields = {each.name: each for each, _ in columns}
    return Active(fields, {each.name: values for each, values in columns}, len(numbers))


def _number_of(name: str, numbers: Sequence[float]) -> tuple[Field, Values]:
    return Field(name, format=Format("F", 8, 0), measure="nominal"), np.array(numbers, dtype=float)


def _heading(tables: Iterable[Captured], named: Iterable[Sequence[str]], name: str) -> str:
    every = ((own, heading) for table, names in zip(tables, named, strict=True)
             for own, heading in zip(names, table.headings, strict=True))  # fmt: skip
    return " ".join(next(heading for own, heading in every if own == name))


def _column(name: str, cells: Sequence[Cell], label: str) -> tuple[Field, Values]:
    """Numbers where all cells are numbers or empty, else their texts."""
    if any(text and value is None and text != "." for text, value in cells):
        field, values = _text(name, [text for text, _ in cells])
        return field, values
    decimals = max((len(text.partition(".")[2].rstrip("%*")) for text, value in cells if value is not None), default=0)
    width = max((len(text) for text, _ in cells), default=1)
    shape = Format("F", min(40, max(8, width)), min(16, decimals))
    values = np.array([np.nan if value is None else value for _, value in cells], dtype=float)
    return Field(name, format=shape, label="" if label == name else label, measure="scale"), values


def _text(name: str, texts: Sequence[str]) -> tuple[Field, Values]:
    width = min(WIDEST, max((len(each.encode()) for each in texts), default=1) or 1)
    return Field(name, width=width, format=Format("A", width, 0), measure="nominal"), np.array(texts, dtype=object)


def _names(table: Captured) -> list[str]:
    """A name for each column: its innermost label, behind outer ones where several columns share it."""
    found: list[str] = []
    for heading in table.headings:
        name = _name(_telling(heading, table.headings))
        for more in _more(name):
            if more.casefold() not in {each.casefold() for each in found}:
                found.append(more)
                break
    return found


def _telling(heading: Sequence[str], others: Sequence[Sequence[str]]) -> Sequence[str]:
    """As few of the last labels as tell a column from the others."""
    for depth in range(1, len(heading)):
        if sum(each[-depth:] == heading[-depth:] for each in others) == 1:
            return heading[-depth:]
    return heading


def _name(heading: Sequence[str]) -> str:
    text = "_".join(re.sub(r"[^\w.@#$]", "", each) for each in heading).strip("._") or "V"
    if not (text[0].isalpha() or text[0] == "@"):
        text = f"@{text}"
    text = f"{text}_" if text.upper() in RESERVED else text
    return text.encode()[:LONGEST].decode(errors="ignore")


def _more(name: str) -> Iterator[str]:
    """The name, and what it is called where another column has it: Count_A, Count_B … (IBM, OMS, Variable Names)."""
    yield name
    for size in range(1, 5):
        for letters in product(ascii_uppercase, repeat=size):
            yield f"{name.encode()[: LONGEST - 6].decode(errors='ignore')}_{''.join(letters)}"
