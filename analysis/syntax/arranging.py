"""What of a procedure's result a command prints: which tables, columns and rows, in which order."""

from collections.abc import Callable, Collection, Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from instrument.records import replace


def only(result: Result, *names: str) -> Result:
    """The tables of these names, in the order of the names; those that the result lacks are left out."""
    found = [table for name in names for table in result.tables if table.name == name]
    return replace(result, tables=tuple(found))


def without(result: Result, *names: str) -> Result:
    """The result without the tables of these names."""
    return replace(result, tables=tuple(table for table in result.tables if table.name not in names))


def changed(result: Result, name: str, change: Callable[[Table], Table]) -> Result:
    """The result with every table of that name changed."""
    return replace(result, tables=tuple(change(table) if table.name == name else table for table in result.tables))


def columns(table: Table, words: Sequence[str]) -> Table:
    """The table with the columns of these words, in their order; columns under headings keep the headings' order."""
    order = [at for word in words for at, column in enumerate(table.columns) if column.word == word]
    return _columns_at(table, order)


def without_columns(table: Table, words: Collection[str]) -> Table:
    """The table without the columns of these words."""
    return _columns_at(table, [at for at, column in enumerate(table.columns) if column.word not in words])


def rows(table: Table, keep: Callable[[tuple[Cell, ...]], bool]) -> Table:
    """The table with the rows that `keep` keeps."""
    return replace(table, rows=tuple(row for row in table.rows if keep(row)))


def _columns_at(table: Table, places: Sequence[int]) -> Table:
    return replace(
        table,
        columns=tuple(table.columns[at] for at in places),
        rows=tuple(tuple(row[at] for at in places) for row in table.rows),
    )


def displayed(result: Result, name: str, shown: str) -> Result:
    """The result in which a variable of nested headings shows its NAME, BOTH name and label, or NONE of them."""
    if shown in ("NAME", "BOTH"):
        words = {each: f"{name} {text}" if shown == "BOTH" else name for each, text in result.labels[name].items()}
        return replace(result, labels={**result.labels, name: words})
    if shown != "NONE":
        return result
    tables = []
    for table in result.tables:
        columns = tuple(replace(each, under=_without(each.under or "", name) or None) for each in table.columns)
        rows = tuple((_without(str(row[0]), name) or "total", *row[1:]) for row in table.rows)
        tables.append(replace(table, columns=columns, rows=rows))
    return replace(result, tables=tuple(tables))


def _without(path: str, name: str) -> str:
    return ">".join(part for part in path.split(">") if part != name)
