"""Whether items are fit for factoring: the KMO measure and Bartlett's test."""

from collections.abc import Sequence

from analysis.result import Result
from reports.cells import grid, header, row
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink

WORDS = {"kmo": "kmo", "bartlett": "chi_square", "df": "df", "p": "p"}


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per statistic."""
    table = results[0].table("kmo_bartlett")
    where = {table.columns[0].word: str(table.rows[0][0])}
    return grid(
        ink.plain("kmo_caption"),
        (GridColumn(0.7, Align.LEFT), GridColumn(0.3, Align.DECIMAL)),
        [header(ink.phrase("statistic"), ink.phrase("value"))],
        [row(ink.phrase(f"{name}_long"), [ink.cell(table, where, word)]) for name, word in WORDS.items()],
        [ink.phrase("kmo_note"), *ink.reasons(table)],
    )
