"""Differences of means that are significant, with the star that SPSS gives them."""

from analysis.result import Result
from analysis.table import Cell, Table
from reports.confidence import confidence
from reports.wording import phrase

COMPARISONS = frozenset({"marginal_comparisons", "multiple_comparisons"})
DIFFERENCE = "mean_difference"
STAR = "*"


def starred(result: Result, table: Table, line: tuple[Cell, ...], texts: list[str]) -> list[str]:
    """The cells of a row as printed, a star behind its difference of means where that is significant."""
    if not _significant(result, table, line):
        return texts
    at = table.index(DIFFERENCE)
    return [*texts[:at], texts[at] + STAR, *texts[at + 1 :]]


def note(result: Result, table: Table, language: str) -> tuple[str, ...]:
    """What a star means, below a table that has one."""
    if not any(_significant(result, table, line) for line in table.rows):
        return ()
    level = f"{_level(result, table):g}"
    said = level if result.procedure == "oneway" else level.removeprefix("0")
    return (phrase("significant_difference", language, {"level": said}),)


def _significant(result: Result, table: Table, line: tuple[Cell, ...]) -> bool:
    if table.name not in COMPARISONS:
        return False
    p = line[[column.word for column in table.columns].index("p")]  # its heading may have a note
    if p is None:  # a test that has an interval alone
        low, high = line[table.index("ci_low")], line[table.index("ci_high")]
        return isinstance(low, float) and isinstance(high, float) and low * high > 0
    return isinstance(p, float) and p < _level(result, table)


def _level(result: Result, table: Table) -> float:
    return round(1 - confidence(result, table.name) / 100, 9)
