"""Importance and performance of attributes, the gap between them with its paired test, and the quadrant.

`table('ipa', task)`: a task of ipa.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from reports.cells import Row, cell, grid, header, row
from reports.conventions import stars_note
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink
from reports.limits import marks
from reports.taking import take

HEADS = ("item", "importance_word", "performance_word", "gap_word", "t", "quadrant_word")
MEANS = "grand_mean"


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per attribute, named as its performance is, and the grand means."""
    result = take(results, "ipa")[0]
    table = result.table("importance_performance")
    rows = [_row(result, table, str(item), ink) for item in table.column("item")]
    numbers = [GridColumn(0.12, Align.DECIMAL)] * 4
    return grid(
        ink.plain("ipa_table_caption"),
        (GridColumn(0.36, Align.LEFT), *numbers, GridColumn(0.16, Align.LEFT)),
        [header(*(ink.phrase(word) for word in HEADS))],
        rows,
        [ink.phrase("ipa_table_note"), *ink.reasons(table), *stars_note(rows, ink)],
        rules=[len(rows) - 1],
    )


def _row(result: Result, table: Table, item: str, ink: Ink) -> Row:
    where = {"item": item}
    performance, quadrant = table.cell(where, "other_variable"), table.cell(where, "quadrant")
    label = ink.phrase("grand_mean_word") if item == MEANS else ink.label(result, str(performance))
    test = ink.cell(table, where, "t") + marks(table.cell(where, "p"))
    means = (ink.cell(table, where, word) for word in ("importance", "performance", "gap"))
    return row(cell(label), (*means, test, ink.label(result, quadrant) if isinstance(quadrant, str) else ""))
