"""Grids drawn with lines in a terminal, as SPSS and PSPP print them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reports.columns import balanced, padded, shown, width, wrapped
from reports.document import Align, Grid, GridCell
from reports.placing import of_body, of_head, places, split

WIDEST_STUB = 40  # columns; longer labels turn into several lines
WIDEST_HEAD = 14
BARE = re.compile(r"[.\dE+-]*")
SIDES = {Align.LEFT: "left", Align.RIGHT: "right"}
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


class Cell:
    """A cell in the rows of header and body together, with the lines that it is printed as."""

    __slots__ = (
        *("content", "columns", "rows", "indent", "x", "y", "align", "is_head"),
        *("text", "is_number", "width", "lines"),
    )

    def __init__(self, cell: GridCell, x: int, y: int, align: Align, is_head: bool) -> None:
        self.content, self.columns, self.rows, self.indent = cell.content, cell.columns, cell.rows, 2 * cell.indent
        self.x, self.y, self.align, self.is_head = x, y, align, is_head
        runs = cell.content
        self.text = shown(runs[0].text if len(runs) == 1 else "".join([run.text for run in runs]))
        self.is_number = align is Align.DECIMAL and not is_head
        self.width = width(self.text)
        self.lines: Sequence[str] = ()

    @property
    def halves(self) -> tuple[str, str]:
        left, right = split(self.content) or ((), ())
        return "".join(run.text for run in left), "".join(run.text for run in right)


Owners = Sequence[Sequence[Cell | None]]  # of every row, and after the last one of none


def box(grid: Grid) -> list[str]:
    """The lines of the grid in its box, without caption and notes."""
    cells = _cells(grid)
    numbers = [cell for cell in cells if cell.is_number]
    halves = [_widest_halves([cell for cell in numbers if cell.x == x]) for x in range(len(grid.columns))]
    widths = _widths(grid, cells, halves)
    for cell in cells:
        cell.lines = _lines(cell, widths, halves)
    heights = _heights(cells)
    owners = _owners(cells, len(widths), len(heights))
    ruled = _ruled(grid, cells)
    lines = []
    for y in range(len(heights)):
        if y in ruled:
            lines.append(_rule(owners, widths, y))
        lines += _row(owners[y], widths, heights, y)
    return [*lines, _rule(owners, widths, len(heights))]


def _cells(grid: Grid) -> list[Cell]:
    found = []
    for y, row in enumerate(places(grid.header)):
        found += [Cell(cell, x, y, cell.align or of_head(grid, cell, x), True) for cell, x in row]
    for y, row in enumerate(places(grid.body), start=len(grid.header)):
        found += [Cell(cell, x, y, cell.align or of_body(grid, cell, x), False) for cell, x in row]
    return found


def _owners(cells: Sequence[Cell], columns: int, rows: int) -> Owners:
    found: list[list[Cell | None]] = [[None] * columns for _ in range(rows + 1)]
    for cell in cells:
        for y in range(cell.y, min(cell.y + cell.rows, rows)):
            for x in range(cell.x, min(cell.x + cell.columns, columns)):
                found[y][x] = cell
    return found


def _widest_halves(numbers: Sequence[Cell]) -> tuple[int, int]:
    """How many columns the numbers of a column take on either side of their decimal mark.

    Bare numbers stand at the right, as in SPSS, however many decimals each has: nothing then is right of the mark.
    """
    found = [cell.halves for cell in numbers]
    if all(BARE.fullmatch(right) for _, right in found):
        return max((width(left + right) for left, right in found), default=0), 0
    return max((width(left) for left, _ in found), default=0), max((width(right) for _, right in found), default=0)


def _widths(grid: Grid, cells: Sequence[Cell], halves: Sequence[tuple[int, int]]) -> list[int]:
    """The columns' widths: what their cells need, then what the cells that span several need more."""
    widths = [max(1, left + right) for left, right in halves]
    for cell in cells:
        if cell.columns == 1 and not cell.is_number:
            widths[cell.x] = max(widths[cell.x], _need(grid, cell))
    for cell in cells:
        if cell.columns > 1:
            span = range(cell.x, cell.x + cell.columns)
            lacking = _need(grid, cell) - sum(widths[x] for x in span) - 3 * (len(span) - 1)
            for at in range(max(0, lacking)):
                widths[span[at % len(span)]] += 1
    return widths


def _need(grid: Grid, cell: Cell) -> int:
    if cell.is_number:
        return 1
    is_label = not cell.is_head or grid.columns[cell.x].align is Align.LEFT
    most = WIDEST_STUB if is_label else WIDEST_HEAD * cell.columns
    own = cell.width
    if own > most or "\n" in cell.text or cell.text[-1:].isspace():
        own = max(map(width, wrapped(cell.text, most) if is_label else balanced(cell.text, most)))
    return own + cell.indent if is_label else own


def _lines(cell: Cell, widths: Sequence[int], halves: Sequence[tuple[int, int]]) -> Sequence[str]:
    """The cell's lines, padded to the columns it spans."""
    x, columns = cell.x, cell.columns
    room = widths[x] if columns == 1 else sum(widths[x : x + columns]) + 3 * (columns - 1)
    if cell.is_number and columns == 1:
        left, right = cell.halves if halves[x][1] else (cell.text, "")
        return [padded(padded(left, halves[x][0], "right") + padded(right, halves[x][1], "left"), room, "right")]
    side, indent = SIDES.get(cell.align, "center"), cell.indent
    if cell.width + indent <= room and "\n" not in cell.text and cell.text.strip() == cell.text:
        gap = room - cell.width - indent
        before = indent + (0 if side == "left" else gap if side == "right" else gap // 2)
        return [" " * before + cell.text + " " * (room - cell.width - before)]
    turned = balanced(cell.text, room) if cell.is_head else wrapped(cell.text, room - indent)
    return [padded(" " * indent + line, room, side) for line in turned]


def _heights(cells: Sequence[Cell]) -> list[int]:
    heights = [1] * max((cell.y + cell.rows for cell in cells), default=0)
    for cell in sorted((each for each in cells if len(each.lines) > 1), key=lambda each: each.rows):
        rows = range(cell.y, min(cell.y + cell.rows, len(heights)))
        heights[rows[-1]] += max(0, len(cell.lines) - sum(heights[y] for y in rows))
    return heights


def _ruled(grid: Grid, cells: Sequence[Cell]) -> frozenset[int]:
    """The rows above which a line runs: each of the header, the first of the body, and where a new group begins."""
    first = len(grid.header)
    stubs = sum(column.align is Align.LEFT for column in grid.columns)
    starts = [cell.y for cell in cells if cell.x == 0 and cell.content and not cell.is_head] if stubs > 1 else []
    groups = starts if 1 < len(starts) < len(grid.body) else []
    return frozenset({*range(first + 1), *(first + y for y in grid.rules), *groups})


def _row(owners: Sequence[Cell | None], widths: Sequence[int], heights: Sequence[int], y: int) -> Iterator[str]:
    for line in range(heights[y]):
        parts = []
        x = 0
        while x < len(widths):
            cell = owners[x]
            columns = cell.columns if cell else 1
            at = line + sum(heights[cell.y : y]) if cell else 0
            if cell and at < len(cell.lines):
                parts.append(cell.lines[at])
            else:
                parts.append(" " * (sum(widths[x : x + columns]) + 3 * (columns - 1)))
            x += columns
        yield f"│ {' │ '.join(parts)} │"


def _rule(owners: Owners, widths: Sequence[int], y: int) -> str:
    """The line above row `y`, broken where a cell spans it."""
    last, columns = len(owners) - 1, len(widths)
    above, below = (owners[y - 1] if y else None), (owners[y] if y < last else None)
    runs = [a is not b for a, b in zip(above or (), below or (), strict=False)] or [True] * columns
    edges = [_edges(row, columns) for row in (above, below)]
    line = ""
    for x in range(columns + 1):
        run = x < columns and runs[x]
        line += JOINTS.get((edges[0][x], edges[1][x], x > 0 and runs[x - 1], run), " ")
        if x < columns:
            line += ("─" if run else " ") * (widths[x] + 2)
    return line


def _edges(row: Sequence[Cell | None] | None, columns: int) -> list[bool]:
    """Where lines between cells run down a row: left of each column, and right of the last."""
    if row is None:
        return [False] * (columns + 1)
    return [True, *(row[x] is None or row[x - 1] is not row[x] for x in range(1, columns)), True]
