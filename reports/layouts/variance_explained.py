"""How much of the variance each component carries, before and after rotation."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Column, Table
from reports.cells import Row, cell, centered, grid, row, stub_and_numbers
from reports.document import Grid, Run
from reports.factoring import extraction_note, is_oblique
from reports.ink import Ink

WORDS = ("eigenvalue", "percent", "cumulative_percent")
HEADS = {"component": "component", "factor": "factor_word"}


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per component; after rotation, or after extraction where nothing was rotated or factors correlate."""
    result = results[0]
    table = result.table("variance_explained")
    # Of factors that correlate no share of the variance is one factor's own.
    stages = ["initial", "rotation" if Column("percent", "rotation") in table.columns else "extraction"]
    top = (
        cell(ink.phrase(HEADS[table.columns[0].word]), rows=2),
        *(centered(ink.phrase(f"{stage}_sums"), len(WORDS)) for stage in stages),
    )
    return grid(
        ink.plain("variance_caption"),
        stub_and_numbers(0.16, len(WORDS) * len(stages)),
        [top, tuple(cell(ink.phrase(word)) for _ in stages for word in WORDS)],
        [_row(table, str(line[0]), stages, ink) for line in table.rows],
        [extraction_note(result, ink), *_oblique(result, stages, ink), *ink.reasons(table)],
    )


def _oblique(result: Result, stages: Sequence[str], ink: Ink) -> list[tuple[Run, ...]]:
    return [ink.phrase("oblique_note")] if is_oblique(result) and "extraction" in stages else []


def _row(table: Table, component: str, stages: Sequence[str], ink: Ink) -> Row:
    where = {table.columns[0].word: component}
    cells = [ink.cell(table, where, word, stage) for stage in stages for word in WORDS]
    return row(component.rpartition("=")[2], cells)
