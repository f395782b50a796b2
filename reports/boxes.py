"""Grids drawn with lines in a terminal, as SPSS and PSPP print them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from reports.box_cells import Cell, cells_of, halves_of, lines_of, widths_of
from reports.document import Align, Grid
from reports.panels import panels

WIDEST = 160  # columns of a box; a wider one becomes several
# By the lines that meet: from above, from below, from the left, from the right.
JOINTS: Mapping[tuple[bool, bool, bool, bool], str] = {
    (False, False, True, True): "─",
    (True, True, False, False): "│",
    (False, True, False, True): "┌",
    (False, True, True, False): "┐",
    (True, False, False, True): "└",
    (True, False, True, False): "┘",
    (True, True, False, True): "├",
    (True, True, True, False): "┤",
    (False, True, True, True): "┬",
    (True, False, True, True): "┴",
    (True, True, True, True): "┼",
}


Owners = Sequence[Sequence[Cell | None]]  # of every row, and after the last one of none


def boxes(grid: Grid, most: int = WIDEST) -> list[list[str]]:
    """The grid in its box, or in several where it is wider than `most` columns."""
    cells = cells_of(grid)
    halves = halves_of(grid, cells)
    widths = widths_of(grid, cells, halves)
    if sum(widths) + 3 * len(widths) + 1 <= most or len(grid.columns) <= grid.stubs + 1:
        return [_drawn(grid, cells, widths, halves)]
    return [box(panel) for panel in panels(grid, widths, most)]


def box(grid: Grid) -> list[str]:
    """The lines of the grid in one box, without caption and notes."""
    cells = cells_of(grid)
    halves = halves_of(grid, cells)
    return _drawn(grid, cells, widths_of(grid, cells, halves), halves)


def _drawn(grid: Grid, cells: Sequence[Cell], widths: list[int], halves: Sequence[tuple[int, int]]) -> list[str]:
    for cell in cells:
        cell.lines = lines_of(cell, widths, halves)
    ruled = _ruled(grid, cells)
    heights = _heights(cells, ruled)
    owners = _owners(cells, len(widths), len(heights))
    lines = []
    for y in range(len(heights)):
        if y in ruled:
            lines.append(_rule(owners, widths, y))
        lines += _row(owners[y], widths, heights[y])
    return [*lines, _rule(owners, widths, len(heights))]


def _owners(cells: Sequence[Cell], columns: int, rows: int) -> Owners:
    found: list[list[Cell | None]] = [[None] * columns for _ in range(rows + 1)]
    for cell in cells:
        for y in range(cell.y, min(cell.y + cell.rows, rows)):
            for x in range(cell.x, min(cell.x + cell.columns, columns)):
                found[y][x] = cell
    return found


def _heights(cells: Sequence[Cell], ruled: Container[int]) -> list[int]:
    """How many lines each row takes; a cell that spans rows goes on where a line would run between them."""
    heights = [1] * max((cell.y + cell.rows for cell in cells), default=0)
    for cell in sorted((each for each in cells if len(each.lines) > 1), key=lambda each: each.rows):
        rows = range(cell.y, min(cell.y + cell.rows, len(heights)))
        room = sum(heights[y] + (y > cell.y and y in ruled) for y in rows)
        heights[rows[-1]] += max(0, len(cell.lines) - room)
    return heights


def _ruled(grid: Grid, cells: Sequence[Cell]) -> frozenset[int]:
    """The rows above which a line runs: each of the header, the first of the body, and where a new group begins."""
    first = len(grid.header)
    stubs = sum(column.align is Align.LEFT for column in grid.columns)
    labels = [cell for cell in cells if cell.x == 0 and cell.content and not cell.is_head] if stubs > 1 else []
    labels = [] if any(cell.columns > stubs for cell in labels) else labels  # a heading beside another half of it
    ends = [*(cell.y for cell in labels[1:]), first + len(grid.body)]
    tall = {cell.y for cell, end in zip(labels, ends, strict=False) if end - cell.y > 1}
    groups = [
        each.y for before, each in pairwise(labels) if tall & {before.y, each.y} or before.columns != each.columns
    ]
    return frozenset({*range(first + 1), *(first + y for y in grid.rules), *groups})


def _row(owners: Sequence[Cell | None], widths: Sequence[int], height: int) -> Iterator[str]:
    for _ in range(height):
        parts = []
        x = 0
        while x < len(widths):
            cell = owners[x]
            parts.append(_next(cell, widths, x))
            x += cell.columns if cell else 1
        yield f"│ {' │ '.join(parts)} │"


def _next(cell: Cell | None, widths: Sequence[int], x: int) -> str:
    """The next line of a cell, as wide as its columns."""
    if cell is None:
        return " " * widths[x]
    if cell.drawn < len(cell.lines):
        cell.drawn += 1
        return cell.lines[cell.drawn - 1]
    return " " * (sum(widths[x : x + cell.columns]) + 3 * (cell.columns - 1))


def _rule(owners: Owners, widths: Sequence[int], y: int) -> str:
    """The line above row `y`, broken where a cell spans it, whose text goes on there."""
    last, columns = len(owners) - 1, len(widths)
    above, below = (owners[y - 1] if y else None), (owners[y] if y < last else None)
    runs = [a is not b for a, b in zip(above or (), below or (), strict=False)] or [True] * columns
    edges = [_edges(row, columns) for row in (above, below)]
    line = ""
    x = 0
    while x <= columns:
        run = x < columns and runs[x]
        line += JOINTS.get((edges[0][x], edges[1][x], x > 0 and runs[x - 1], run), " ")
        cell = below[x] if below and x < columns and not run else None
        if x < columns:
            line += "─" * (widths[x] + 2) if run else f" {_next(cell, widths, x)} "
        x += cell.columns if cell else 1
    return line


def _edges(row: Sequence[Cell | None] | None, columns: int) -> list[bool]:
    """Where lines between cells run down a row: left of each column, and right of the last."""
    if row is None:
        return [False] * (columns + 1)
    return [True, *(row[x] is None or row[x - 1] is not row[x] for x in range(1, columns)), True]
