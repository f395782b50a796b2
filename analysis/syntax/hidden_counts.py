"""Counts too small to be shown."""

from analysis.result import Result
from analysis.table import Cell, Table
from instrument.records import replace


def hidden(result: Result, least: int) -> Result:
    """The result in which a count below `least` says only that."""
    return replace(result, tables=tuple(_hidden(table, least) for table in result.tables))


def _hidden(table: Table, least: int) -> Table:
    at = {place for place, column in enumerate(table.columns) if column.word == "count"}
    rows = tuple(tuple(_cell(each, least) if y in at else each for y, each in enumerate(row)) for row in table.rows)
    return replace(table, rows=rows)


def _cell(cell: Cell, least: int) -> Cell:
    return f"<{least}" if isinstance(cell, int | float) and cell < least else cell
