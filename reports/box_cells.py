"""The cells of a box in a terminal: what each needs, how wide columns become, the lines it is printed as."""

import re
from collections.abc import Sequence

from reports.columns import balanced, padded, shown, width, wrapped
from reports.document import Align, Grid, GridCell
from reports.placing import of_body, of_head, places, split

WIDEST_STUB = 40  # columns; longer labels turn into several lines
WIDEST_HEAD = 14
BARE = re.compile(r"[.\dE+-]*")
SIDES = {Align.LEFT: "left", Align.RIGHT: "right"}


class Cell:
    """A cell in the rows of header and body together, with the lines that it is printed as."""

    __slots__ = (
        *("content", "columns", "rows", "indent", "x", "y", "align", "is_head"),
        *("text", "is_number", "width", "lines", "drawn"),
    )

    def __init__(self, cell: GridCell, x: int, y: int, align: Align, is_head: bool) -> None:
        self.content, self.columns, self.rows, self.indent = cell.content, cell.columns, cell.rows, 2 * cell.indent
        self.x, self.y, self.align, self.is_head = x, y, align, is_head
        runs = cell.content
        self.text = shown(runs[0].text if len(runs) == 1 else "".join([run.text for run in runs]))
        self.is_number = align is Align.DECIMAL and not is_head
        self.width = width(self.text)
        self.lines: Sequence[str] = ()
        self.drawn = 0  # of the lines

    @property
    def halves(self) -> tuple[str, str]:
        left, right = split(self.content) or ((), ())
        return "".join(run.text for run in left), "".join(run.text for run in right)


def cells_of(grid: Grid) -> list[Cell]:
    found = []
    for y, row in enumerate(places(grid.header)):
        found += [Cell(cell, x, y, cell.align or of_head(grid, cell, x), True) for cell, x in row]
    for y, row in enumerate(places(grid.body), start=len(grid.header)):
        found += [Cell(cell, x, y, cell.align or of_body(grid, cell, x), False) for cell, x in row]
    return found


def halves_of(grid: Grid, cells: Sequence[Cell]) -> list[tuple[int, int]]:
    numbers = [cell for cell in cells if cell.is_number]
    return [_widest_halves([cell for cell in numbers if cell.x == x]) for x in range(len(grid.columns))]


def _widest_halves(numbers: Sequence[Cell]) -> tuple[int, int]:
    """How many columns the numbers of a column take on either side of their decimal mark.

    Bare numbers stand at the right, as in SPSS, however many decimals each has: nothing then is right of the mark.
    """
    found = [cell.halves for cell in numbers]
    if all(BARE.fullmatch(right) for _, right in found):
        return max((width(left + right) for left, right in found), default=0), 0
    return max((width(left) for left, _ in found), default=0), max((width(right) for _, right in found), default=0)


def widths_of(grid: Grid, cells: Sequence[Cell], halves: Sequence[tuple[int, int]]) -> list[int]:
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


def lines_of(cell: Cell, widths: Sequence[int], halves: Sequence[tuple[int, int]]) -> Sequence[str]:
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
