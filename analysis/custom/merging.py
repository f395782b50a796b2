"""What is said of columns that differ, beside the numbers of their table."""

from collections.abc import Mapping, Sequence

from analysis.crosstabs.column_letters import letter
from analysis.custom.comparing import SHARED, SMALLER, Asked, compared, notes, those_of
from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.result import Message
from analysis.table import Cell, Column, Table
from instrument.records import replace


def merged(layout: Layout, layer: Heading, table: Table, several: Sequence[Asked]) -> Table:
    """The table with subscripts beside its columns: columns of a row that share one do not differ."""
    found: dict[tuple[str, str], Cell] = {}
    said: list[Message] = [*table.notes]
    for asked in several:
        said += [note for note in notes(SHARED[asked.kind], asked) if note not in said]
        for each in those_of(layout, layer, asked):
            for row, own in zip(each.rows, compared(layout, each, asked), strict=True):
                for column, subsets in zip(each.columns, own.marks.subsets, strict=True):
                    letters = ", ".join(letter(at).lower() for at in subsets)
                    found[">".join(row.path), ">".join(column.path)] = letters or None
    return _beside(table, found, said)


def merged_letters(layout: Layout, layer: Heading, table: Table, several: Sequence[Asked]) -> Table:
    """The table with the letters of columns with smaller shares or means beside its columns, each with its letter."""
    found: dict[tuple[str, str], Cell] = {}
    said: list[Message] = [*table.notes]
    lettered: dict[str, str] = {}
    for asked in several:
        said += [note for note in notes(SMALLER[asked.kind], asked) if note not in said]
        for each in those_of(layout, layer, asked):
            lettered |= {">".join(column.path): letter(at) for at, column in enumerate(each.columns)}
            for row, own in zip(each.rows, compared(layout, each, asked), strict=True):
                for at, column in enumerate(each.columns):
                    found[">".join(row.path), ">".join(column.path)] = own.letters(at, asked) or None
    made = _beside(table, found, said)
    columns = tuple(replace(each, under=_with_letter(each.under, lettered)) for each in made.columns)
    return replace(made, columns=columns)


def _with_letter(under: str | None, lettered: Mapping[str, str]) -> str | None:
    """The path of a column with its letter behind its category."""
    parts = (under or "").split(">")
    for end in (len(parts), len(parts) - 1):
        own = lettered.get(">".join(parts[:end]))
        if own is not None:
            return ">".join((*parts[:end], f"letter={own}", *parts[end:]))
    return under


def _beside(table: Table, found: Mapping[tuple[str, str], Cell], notes: Sequence[Message]) -> Table:
    headed = dict.fromkeys(column for _, column in found)
    columns = (*table.columns, *(Column("subset", under=each) for each in headed))
    rows = tuple((*line, *(found.get((str(line[0]), each)) for each in headed)) for line in table.rows)
    return Table(table.name, columns, rows, table.about, tuple(notes))
