"""Answers in numbers, or ranks: how many gave one, mean, standard deviation, the smallest and the largest.

`table('description', tasks…)`: tasks of descriptives.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import WORDS
from reports.cells import Row, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink
from reports.taking import take

CELLS = ("n", "mean", "sd", "minimum", "maximum")
HEADS = ("people", "mean", "sd", "smallest", "largest")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per variable, in the order in which the tasks name them."""
    tables = [(result, result.table("descriptive_statistics")) for result in take(results, "descriptives")]
    return grid(
        ink.plain("description_caption"),
        stub_and_numbers(0.45, len(CELLS)),
        [header(ink.phrase("variable"), *map(ink.phrase, HEADS))],
        [line for result, table in tables for line in _rows(result, table, ink)],
        [ink.phrase("description_note"), *(reason for _, table in tables for reason in ink.reasons(table))],
    )


def _rows(result: Result, table: Table, ink: Ink) -> list[Row]:
    return [
        row(
            cell(ink.label(result, str(line[0]))),
            [ink.digits(line[table.index(word)], WORDS[word]) for word in CELLS],
        )
        for line in table.rows
        if line[0] != "valid_listwise"
    ]
