"""Grids drawn with lines in a terminal, as SPSS and PSPP print them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.columns import balanced, padded, shown, width, wrapped
from reports.document import Align, Grid
from reports.placing import Placed, place_body, place_header, split

WIDEST_STUB = 40  # columns; longer labels turn into several lines
WIDEST_HEAD = 14
BARE = re.compile(r"[.\dE+-]*")
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

Owners = Mapping[tuple[int, int], "Cell"]


@dataclass(frozen=True)
class Cell:
    """A cell in the rows of header and body together."""

    placed: Placed
    y: int
    is_head: bool

    @property
    def text(self) -> str:
        return shown("".join(run.text for run in self.placed.cell.content))


def box(grid: Grid) -> list[str]:
    """The lines of the grid in its box, without caption and notes."""
    cells = _cells(grid)
    owners = {
        (cell.placed.x + across, cell.y + down): cell
        for cell in cells
        for across in range(cell.placed.cell.columns)
        for down in range(cell.placed.cell.rows)
    }
    halves = [_widest_halves(cells, x) for x in range(len(grid.columns))]
    widths = _widths(grid, cells, halves)
    texts = {id(cell): _lines(cell, widths, halves) for cell in cells}
    heights = _heights(cells, texts)
    ruled = _ruled(grid)
    lines = []
    for y in range(len(heights)):
        if y in ruled:
            lines.append(_rule(owners, widths, y, len(heights), ruled))
        lines += _row(owners, widths, texts, heights, y)
    return [*lines, _rule(owners, widths, len(heights), len(heights), ruled)]


def _cells(grid: Grid) -> list[Cell]:
    head = [Cell(placed, placed.y, True) for row in place_header(grid) for placed in row]
    return head + [Cell(placed, placed.y + len(grid.header), False) for row in place_body(grid) for placed in row]


def _widest_halves(cells: Sequence[Cell], x: int) -> tuple[int, int]:
    """How many columns the numbers of a column take on either side of their decimal mark.

    Bare numbers stand at the right, as in SPSS, however many decimals each has: nothing then is right of the mark.
    """
    found = [_halves(cell) for cell in cells if cell.placed.x == x and _is_number(cell)]
    if all(BARE.fullmatch(right) for _, right in found):
        return max((width(left + right) for left, right in found), default=0), 0
    return max((width(left) for left, _ in found), default=0), max((width(right) for _, right in found), default=0)


def _is_number(cell: Cell) -> bool:
    return not cell.is_head and cell.placed.align is Align.DECIMAL


def _halves(cell: Cell) -> tuple[str, str]:
    left, right = split(cell.placed.cell.content) or ((), ())
    return "".join(run.text for run in left), "".join(run.text for run in right)


def _widths(grid: Grid, cells: Sequence[Cell], halves: Sequence[tuple[int, int]]) -> list[int]:
    """The columns' widths: what their cells need, then what the cells that span several need more."""
    widths = [max(1, left + right) for left, right in halves]
    for cell in cells:
        if cell.placed.cell.columns == 1:
            widths[cell.placed.x] = max(widths[cell.placed.x], _need(grid, cell))
    for cell in cells:
        span = range(cell.placed.x, cell.placed.x + cell.placed.cell.columns)
        lacking = _need(grid, cell) - sum(widths[x] for x in span) - 3 * (len(span) - 1)
        for at in range(max(0, lacking)):
            widths[span[at % len(span)]] += 1
    return widths


def _need(grid: Grid, cell: Cell) -> int:
    if _is_number(cell):
        return 1
    if not cell.is_head or grid.columns[cell.placed.x].align is Align.LEFT:
        return max(width(line) for line in wrapped(cell.text, WIDEST_STUB)) + 2 * cell.placed.cell.indent
    return max(width(line) for line in balanced(cell.text, WIDEST_HEAD * cell.placed.cell.columns))


def _lines(cell: Cell, widths: Sequence[int], halves: Sequence[tuple[int, int]]) -> list[str]:
    """The cell's lines, padded to the columns it spans."""
    x = cell.placed.x
    span = widths[x : x + cell.placed.cell.columns]
    room = sum(span) + 3 * (len(span) - 1)
    if _is_number(cell) and len(span) == 1:
        left, right = _halves(cell) if halves[x][1] else (cell.text, "")
        return [padded(padded(left, halves[x][0], "right") + padded(right, halves[x][1], "left"), room, "right")]
    side = {Align.LEFT: "left", Align.RIGHT: "right"}.get(cell.placed.align, "center")
    indent = " " * (2 * cell.placed.cell.indent)
    turned = balanced(cell.text, room) if cell.is_head else wrapped(cell.text, room - len(indent))
    return [padded(indent + line, room, side) for line in turned]


def _heights(cells: Sequence[Cell], texts: Mapping[int, list[str]]) -> list[int]:
    heights = [1] * (max(cell.y + cell.placed.cell.rows for cell in cells) if cells else 0)
    for cell in sorted(cells, key=lambda each: each.placed.cell.rows):
        rows = range(cell.y, min(cell.y + cell.placed.cell.rows, len(heights)))
        heights[rows[-1]] += max(0, len(texts[id(cell)]) - sum(heights[y] for y in rows))
    return heights


def _ruled(grid: Grid) -> frozenset[int]:
    """The rows above which a line runs: each of the header, the first of the body, and where a new group begins."""
    first = len(grid.header)
    stubs = [x for x, column in enumerate(grid.columns) if column.align is Align.LEFT]
    body = place_body(grid)
    starts = [y for y, row in enumerate(body) for each in row if each.x == 0 and each.cell.content]
    groups = starts if len(stubs) > 1 and 1 < len(starts) < len(body) else []
    return frozenset({*range(first + 1), *(first + y for y in (*grid.rules, *groups))})


def _row(
    owners: Owners, widths: Sequence[int], texts: Mapping[int, list[str]], heights: Sequence[int], y: int
) -> Iterator[str]:
    for line in range(heights[y]):
        shown_line = "│"
        x = 0
        while x < len(widths):
            cell = owners.get((x, y))
            columns = cell.placed.cell.columns if cell else 1
            room = sum(widths[x : x + columns]) + 3 * (columns - 1)
            at = line + sum(heights[cell.y : y]) if cell else 0
            lines = texts[id(cell)] if cell else []
            shown_line += f" {lines[at] if at < len(lines) else ' ' * room} │"
            x += columns
        yield shown_line


def _rule(owners: Owners, widths: Sequence[int], y: int, rows: int, ruled: frozenset[int]) -> str:
    """The line above row `y`, broken where a cell spans it."""

    def across(x: int, at: int) -> bool:
        inside = 0 <= x < len(widths) and (at in ruled or at == rows)
        return inside and (at in {0, rows} or owners.get((x, at - 1)) is not owners.get((x, at)))

    def down(x: int, at: int) -> bool:
        if not 0 <= at < rows:
            return False
        return x in {0, len(widths)} or owners.get((x - 1, at)) is not owners.get((x, at)) or (x, at) not in owners

    line = ""
    for x in range(len(widths) + 1):
        meeting = (down(x, y - 1), down(x, y), across(x - 1, y), across(x, y))
        line += JOINTS.get(meeting, " ")
        if x < len(widths):
            line += ("─" if across(x, y) else " ") * (widths[x] + 2)
    return line
