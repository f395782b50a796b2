"""Lists of variables to correlate: with one another, or those before WITH with those behind it."""

from dataclasses import replace

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.parts import of_numbers
from analysis.syntax.reader import Reader
from analysis.table import Column, Table

Lists = tuple[tuple[str, ...], tuple[str, ...]]


def lists(part: Reader, active: Active) -> list[Lists]:
    """Rows and columns of one matrix; raises `Fault`."""
    rows = of_numbers(part, active, part.variables(active))
    if part.take("WITH"):
        return [(rows, of_numbers(part, active, part.variables(active)))]
    return [(rows, rows)]


def wanted_columns(result: Result, name: str, rows: tuple[str, ...], columns: tuple[str, ...]) -> Result:
    """The result whose matrices of that name hold these rows and columns only."""

    def cut(table: Table) -> Table:
        places = [at for at, each in enumerate(table.columns) if _is_wanted(each, columns)]
        kept = [row for row in table.rows if row[0] in rows]
        return replace(
            table,
            columns=tuple(table.columns[at] for at in places),
            rows=tuple(tuple(row[at] for at in places) for row in kept),
        )

    return replace(result, tables=tuple(cut(table) if table.name == name else table for table in result.tables))


def _is_wanted(column: Column, columns: tuple[str, ...]) -> bool:
    return column.under is None or column.under in columns
