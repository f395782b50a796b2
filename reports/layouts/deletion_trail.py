"""Which items were left out of a factor analysis, in which order, and why.

`table('deletion_trail', task)`: a task of factor with `drop_communality`, `drop_loading` or `drop_cross_loading`.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, grid, header, row
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink
from reports.taking import take

HEADS = ("step_word", "n_items_head", "base_n", "kmo_head", "n_factors_head", "cumulative_head")
WORDS = ("n_items", "n", "kmo", "n_factors", "cumulative_percent")
OPTIONS = ("drop_communality", "drop_loading", "drop_cross_loading")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per extraction; the last one leaves nothing out."""
    result = take(results, "factor")[0]
    table = result.table("deletion_trail")
    given = [(name, result.options[name]) for name in OPTIONS if isinstance(result.options.get(name), int | float)]
    rules = [ink.plain(f"{name}_rule", {"value": ink.number(limit, Kind.COEFFICIENT, 2)}) for name, limit in given]
    heads = [ink.phrase(name) for name in (*HEADS, "item_left_out", "why_left_out")]
    return grid(
        ink.plain("trail_caption"),
        _columns(),
        [header(*heads)],
        [_row(result, table, str(step), ink) for step in table.column("step")],
        [ink.phrase("trail_note", {"rules": ink.plain("list").join(rules)}), *ink.reasons(table)],
    )


def _columns() -> tuple[GridColumn, ...]:
    numbers = [GridColumn(0.085, Align.DECIMAL)] * len(WORDS)
    return (GridColumn(0.08, Align.LEFT), *numbers, GridColumn(0.33, Align.LEFT), GridColumn(0.165, Align.LEFT))


def _row(result: Result, table: Table, step: str, ink: Ink) -> Row:
    where = {"step": step}
    item, rule = table.cell(where, "item"), table.cell(where, "rule")
    left_out = [ink.plain("dash"), ""]
    if isinstance(item, str):
        value = ink.cell(table, where, "coefficient")
        left_out = [ink.label(result, item), ink.plain(f"{rule}_says", {"value": value})]
    return row(step.rpartition("=")[2], (*(ink.cell(table, where, word) for word in WORDS), *left_out))
