"""EXAMINE: both limits of a mean below one name."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.confidence import confidence
from reports.printing import changed, lines
from reports.wording import at_confidence, heading, spanners

LIMITS = ("ci_low", "ci_high")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    return changed(result, "explored", lambda table: _described(result, table, language))


def _described(result: Result, table: Table, language: str) -> Table:
    """Statistics, those of an interval with a second label."""
    at = table.index("statistic") + 1
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        name, limit = _names(result, line[at - 1], language)
        rows.append((*shown[: at - 1], name, limit, *shown[at:]))
    columns = (*table.columns[:at], Column("statistic"), *table.columns[at:])
    return replace(table, columns=columns, rows=tuple(rows))


def _names(result: Result, statistic: Cell, language: str) -> tuple[Cell, Cell]:
    if statistic not in LIMITS:
        return statistic, None
    (above,) = spanners("group_descriptives", language)
    limit = heading(str(statistic), language, "group_descriptives", spanned=True)
    return at_confidence(above, confidence(result)), limit
