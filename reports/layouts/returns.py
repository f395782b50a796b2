"""How many forms went out, came back, were set aside by which rule, and count."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink

WHOLE = ("issued", "returned", "valid")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per stage or rule of the table `returns`; rules stand indented."""
    result = results[0]
    table = result.table("returns")
    rows = [_row(result, ink, str(line[0]), line[1], line[2]) for line in table.rows if line[1] is not None]
    last = len(rows) - 1
    return grid(
        ink.plain("returns_caption"),
        stub_and_numbers(0.56, 2),
        [header(ink.phrase("stage"), ink.phrase("forms"), ink.phrase("share"))],
        rows,
        [ink.phrase("returns_note"), *ink.reasons(table)],
        rules=[last] if last > 0 else [],
    )


def _row(result: Result, ink: Ink, rule: str, count: Cell, percent: Cell) -> Row:
    label = cell(ink.label(result, rule, "returns"), indent=0 if rule in WHOLE else 1)
    return row(label, (ink.digits(count, Kind.COUNT), ink.digits(percent, Kind.PERCENT)))
