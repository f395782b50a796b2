"""DESCRIPTIVES: a statistic and its standard error below one name, where any has one."""

from analysis.result import Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.printing import changed
from reports.turning import is_stub
from reports.wording import heading

ERROR = "se_"


def formed(result: Result, language: str) -> Result:
    """The table of SPSS."""
    return changed(result, "descriptive_statistics", lambda table: _below(table, language))


def _below(table: Table, language: str) -> Table:
    if not any(column.word.startswith(ERROR) for column in table.columns):
        return table
    return replace(table, columns=tuple(_headed(table, column, language) for column in table.columns))


def _headed(table: Table, column: Column, language: str) -> Column:
    if is_stub(column):
        return column
    text = heading("se" if column.word.startswith(ERROR) else "estimate", language, "explored")
    return Headed(column.word, None, text, (heading(column.word.removeprefix(ERROR), language, table.name),))
