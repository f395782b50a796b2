"""Cells of results as SPSS prints them, for tables that are put into another shape."""

from collections.abc import Callable, Sequence

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.marked import Plain
from reports.markup import clean
from reports.print_formats import printer, text
from reports.turning import is_stub
from reports.wording import heading, key

Line = tuple[Cell, ...]


def named(result: Result, name: Cell, language: str, table: str = "") -> str:
    """The label of a variable or level, or a word of the program in words, which are no key any more."""
    return Plain(clean(key(str(name), result.labels, language, table)))


def printed(result: Result, table: Table, line: Sequence[Cell], column: Column) -> Cell:
    """A cell as it is printed; keys, empty cells and what is not defined stay as they are."""
    cell = line[table.columns.index(column)]
    if cell is None or isinstance(cell, Undefined) or is_stub(column):
        return cell
    return text(result, table, line, column, cell)


def lines(result: Result, table: Table) -> list[Line]:
    """Every row of a table as it is printed."""
    prints = [None if is_stub(column) else printer(result, table, column) for column in table.columns]
    return [
        tuple(
            cell if cell is None or shown is None or isinstance(cell, Undefined) else shown(line, cell)
            for shown, cell in zip(prints, line, strict=True)
        )
        for line in table.rows
    ]


def renamed(result: Result, table: Table, name: str, language: str) -> Table:
    """The table under another name, cells and headings as its own has them."""
    columns = tuple(
        column if is_stub(column) else Column("", column.under or heading(column.word, language, table.name))
        for column in table.columns
    )
    return replace(table, name=name, columns=columns, rows=tuple(lines(result, table)))


def changed(result: Result, name: str, change: Callable[[Table], Table]) -> Result:
    """The result with every table of that name changed."""
    return replace(result, tables=tuple(change(table) if table.name == name else table for table in result.tables))


def without(table: Table, *words: str) -> Table:
    """The table without the columns of these words."""
    kept = [at for at, column in enumerate(table.columns) if column.word not in words]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )
