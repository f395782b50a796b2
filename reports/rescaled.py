"""Tables of an analysis of covariances: what is in the items' units and what is rescaled, in one table."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.printing import Line, lines
from reports.wording import heading, phrase

RAW = "raw_"
BESIDE = ("communalities", "loadings", "rotated_loadings", "pattern", "structure")
BELOW = "variance_explained"
SAME = Message(
    "When analyzing a covariance matrix, the initial eigenvalues are the same across the raw and rescaled solution."
)


def joined(result: Result, language: str) -> Result:
    """The result with raw and rescaled parts in one table each."""
    raw = {table.name.removeprefix(RAW): table for table in result.tables if table.name.startswith(RAW)}
    kept = [table for table in result.tables if not table.name.startswith(RAW)]
    tables = tuple(_joined(result, table, raw[table.name], language) if table.name in raw else table for table in kept)
    return replace(result, tables=tables)


def _joined(result: Result, table: Table, raw: Table, language: str) -> Table:
    if table.name == BELOW:
        return _below(result, table, raw, language)
    first: dict[Cell, Line] = {line[0]: line[1:] for line in lines(result, replace(raw, name=table.name))}
    rows = tuple((line[0], *first.get(line[0], ()), *line[1:]) for line in lines(result, table))
    columns = [
        _headed(column, table.name, phrase(part, language), language)
        for part, each in (("raw_part", raw), ("rescaled_part", table))
        for column in each.columns[1:]
    ]
    return replace(table, columns=(table.columns[0], *columns), rows=rows)


def _headed(column: Column, name: str, part: str, language: str) -> Headed:
    """A column below its part, and a dimension by its number."""
    if column.under is None:
        return Headed(column.word, None, heading(column.word, language, name), (part,))
    dimension, _, number = column.under.partition("=")
    return Headed(column.word, None, number, (part, heading(dimension, language)))


def _below(result: Result, table: Table, raw: Table, language: str) -> Table:
    """Raw above rescaled."""
    rows = tuple(
        (phrase(part, language), *line)
        for part, each in (("raw_part", raw), ("rescaled_part", table))
        for line in lines(result, replace(each, name=table.name))
    )
    return replace(table, columns=(Column("part"), *table.columns), rows=rows, notes=(SAME, *table.notes))
