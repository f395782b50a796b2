"""The widths of a table's columns in Word, and where their numbers stand."""

import unicodedata
from collections.abc import Iterable

from instrument.records import dataclass
from reports import fitting
from reports.document import Align, Grid, Run
from reports.fitting import fit
from reports.placing import place_body, split

MARGIN = round(20 * fitting.MARGIN)  # of a cell, left and right, in twentieths of a point
WIDTHS = {".": 0.25, ",": 0.25, "\u00a0": 0.25, " ": 0.25, "(": 0.333, ")": 0.333, "[": 0.333, "]": 0.333, "%": 0.833}


@dataclass(frozen=True)
class Sheet:
    """A grid with what its rows need to know."""

    grid: Grid
    chinese: bool
    size: float  # of the text, in points
    widths: tuple[int, ...]  # of columns, in twentieths of a point
    stops: tuple[int, ...]  # where the decimal marks of a column stand, from the cell's left margin
    fractions: tuple[bool, ...]  # whether any number of a column has a decimal mark


def measured(grid: Grid, chinese: bool) -> Sheet:
    """The grid with its measures."""
    fitted = fit(grid)
    ends = [round(20 * sum(fitted.widths[: at + 1])) for at in range(len(fitted.widths))]
    widths = tuple(end - start for start, end in zip([0, *ends], ends, strict=False))
    halves = [_widest_halves(grid, x, fitted.size) for x in range(len(widths))]
    stops = [
        (width - 2 * MARGIN - left - right) // 2 + left for width, (left, right) in zip(widths, halves, strict=True)
    ]
    return Sheet(grid, chinese, fitted.size, widths, tuple(stops), tuple(right > 0 for _, right in halves))


def _widest_halves(grid: Grid, x: int, size: float) -> tuple[int, int]:
    """How far the numbers of a column reach to either side of their decimal mark."""
    cells = [each for line in place_body(grid) for each in line if each.x == x and each.align is Align.DECIMAL]
    halves = [found for each in cells if (found := split(each.cell.content)) is not None]
    left, right = (max((_ems(pair[side]) for pair in halves), default=0) for side in (0, 1))
    return round(20 * size * left), round(20 * size * right)


def _ems(content: Iterable[Run]) -> float:
    """About how wide a text is in Times New Roman, in characters."""
    characters = [each for run in content for each in run.text]
    return sum(1.0 if unicodedata.east_asian_width(each) in "WF" else WIDTHS.get(each, 0.5) for each in characters)
