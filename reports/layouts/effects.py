"""Direct, indirect and total effects of a structural model.

`table('effects', task)`: a task of sem.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from reports.cells import Row, cell, centered, grid, row, stub_and_numbers
from reports.conventions import stars_note
from reports.document import Grid
from reports.ink import Ink
from reports.limits import marks
from reports.taking import take

PARTS = ("direct", "indirect", "total")
WORDS = ("b", "beta")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per pair of variables; no cell where no path leads that way."""
    result = take(results, "sem")[0]
    table = result.table("effects")
    rows = [_row(result, table, str(line[0]), str(line[1]), ink) for line in table.rows]
    return grid(
        ink.plain("effects_caption"),
        stub_and_numbers(0.3, len(PARTS) * len(WORDS)),
        [
            (cell(ink.phrase("path"), rows=2), *(centered(ink.phrase(f"{part}_head"), len(WORDS)) for part in PARTS)),
            tuple(cell(ink.phrase(word)) for _ in PARTS for word in WORDS),
        ],
        rows,
        [ink.phrase("sem_note"), *ink.reasons(table), *stars_note(rows, ink)],
    )


def _row(result: Result, table: Table, variable: str, predictor: str, ink: Ink) -> Row:
    where = {"variable": variable, "predictor": predictor}
    names = {"first": ink.label(result, predictor), "last": ink.label(result, variable)}
    cells = []
    for part in PARTS:
        b, beta = (ink.cell(table, where, word, part) for word in WORDS)
        cells += [b + marks(table.cell(where, "p", part)), beta]
    return row(ink.plain("leads_to", names), cells)
