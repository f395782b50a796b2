"""How much of the variance each component carries, before and after rotation."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Column, Table
from reports.cells import Row, cell, centered, grid, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink

WORDS = ("eigenvalue", "percent", "cumulative_percent")
STAGES = ("initial", "rotation")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per component; after rotation, or after extraction where nothing was rotated."""
    result = results[0]
    table = result.table("variance_explained")
    stages = ["initial", "rotation" if Column("eigenvalue", "rotation") in table.columns else "extraction"]
    top = (
        cell(ink.phrase("component"), rows=2),
        *(centered(ink.phrase(f"{stage}_sums"), len(WORDS)) for stage in stages),
    )
    return grid(
        ink.plain("variance_caption"),
        stub_and_numbers(0.16, len(WORDS) * len(stages)),
        [top, tuple(cell(ink.phrase(word)) for _ in stages for word in WORDS)],
        [_row(table, str(line[0]), stages, ink) for line in table.rows],
        [ink.phrase(f"{result.options.get('extraction', 'principal_components')}_note"), *ink.reasons(table)],
    )


def _row(table: Table, component: str, stages: Sequence[str], ink: Ink) -> Row:
    where = {table.columns[0].word: component}
    cells = [ink.cell(table, where, word, stage) for stage in stages for word in WORDS]
    return row(component.rpartition("=")[2], cells)
