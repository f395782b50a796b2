"""Where the cells of a grid stand, and where their numbers split to be aligned."""

import re
from collections.abc import Sequence

from instrument.records import dataclass, replace
from reports.document import Align, Grid, GridCell, Run

# Signs, then digits with what may stand among and behind them: stars, brackets, ranges, a power, a letter as mark.
NUMBER = re.compile(r"[^\w.]*\.?\d[\d.,\u00a0 %‰*†‡()\[\]±−–～~+\-E]*[a-z]{0,3}")
WHOLE = re.compile(r"[^\w.]*(?:\d+(?:[,\u00a0 ]\d{3})*)?")


@dataclass(frozen=True)
class Placed:
    """A cell with its column `x` and row `y`, counted from 0, and how it is aligned."""

    cell: GridCell
    x: int
    y: int
    align: Align


def place_header(grid: Grid) -> tuple[tuple[Placed, ...], ...]:
    """The cells of the header: centred, but for the heads of columns of words."""
    return tuple(
        tuple(Placed(cell, x, y, cell.align or of_head(grid, cell, x)) for cell, x in line)
        for y, line in enumerate(places(grid.header))
    )


def place_body(grid: Grid) -> tuple[tuple[Placed, ...], ...]:
    """The cells of the body, each aligned as its column says; a cell that spans columns stands in their middle."""
    return tuple(
        tuple(Placed(cell, x, y, cell.align or of_body(grid, cell, x)) for cell, x in line)
        for y, line in enumerate(places(grid.body))
    )


def split(content: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """A number as what stands before its decimal mark and what stands from there on; None where it is no number."""
    text = "".join(run.text for run in content)
    if NUMBER.fullmatch(text) is None:
        return None
    at = _length(WHOLE.match(text))
    before, after = [], []
    for run in content:
        before.append(replace(run, text=run.text[:at]))
        after.append(replace(run, text=run.text[at:]))
        at = max(0, at - len(run.text))
    return tuple(run for run in before if run.text), tuple(run for run in after if run.text)


def places(rows: Sequence[Sequence[GridCell]]) -> list[list[tuple[GridCell, int]]]:
    """Each row's cells with their columns, past the cells that span into the row from above."""
    taken: set[tuple[int, int]] = set()
    lines = []
    for y, row in enumerate(rows):
        x = 0
        line = []
        for cell in row:
            while taken and (x, y) in taken:
                x += 1
            line.append((cell, x))
            if cell.rows > 1:
                taken |= {(x + across, y + down) for across in range(cell.columns) for down in range(1, cell.rows)}
            x += cell.columns
        lines.append(line)
    return lines


def of_head(grid: Grid, cell: GridCell, x: int) -> Align:
    """How a heading without an alignment of its own stands."""
    return Align.LEFT if cell.columns == 1 and grid.columns[x].align is Align.LEFT else Align.CENTER


def of_body(grid: Grid, cell: GridCell, x: int) -> Align:
    """Words in a column of numbers, a dash for one that is missing, stand in the column's middle."""
    if cell.columns > 1:
        return Align.CENTER
    own = grid.columns[x].align
    return Align.CENTER if own is Align.DECIMAL and split(cell.content) is None else own


def _length(found: re.Match[str] | None) -> int:
    return len(found.group()) if found else 0
