"""Tables with their labels as SPSS shows them: each said once beside all of its rows, numbers at the right."""

from collections.abc import Sequence
from dataclasses import replace

from reports.cells import Row
from reports.document import Align, Grid, GridColumn
from reports.fitting import ems
from reports.formatting import Printed
from reports.placing import places

LABEL, HEADING = 10.0, 4.0  # characters: longer ones may turn


def pivoted(grid: Grid) -> Grid:
    """The grid, of which every row has a cell in every column, with columns as wide as they need."""
    headings = _headings(grid)
    widths = [_width(grid, x, headings[x]) for x in range(len(grid.columns))]
    columns = tuple(
        GridColumn(width / sum(widths), _align(grid, x, each))
        for x, (width, each) in enumerate(zip(widths, grid.columns, strict=True))
    )
    return replace(grid, columns=columns, body=_shared(grid.body, grid.stubs), is_pivot=True)


def _align(grid: Grid, x: int, column: GridColumn) -> Align:
    """Numbers at the right, a column of words in the middle."""
    texts = [run.text for row in grid.body for run in row[x].content[:1]]
    if column.align is Align.DECIMAL and any(len(text) > 1 for text in texts):
        return Align.RIGHT if any(isinstance(text, Printed) for text in texts) else Align.CENTER
    return Align.RIGHT if column.align is Align.DECIMAL else column.align


def _headings(grid: Grid) -> list[float]:
    """How many characters wide the widest heading of each column is that is its own."""
    found = [0.0] * len(grid.columns)
    for row in places(grid.header):
        for cell, x in row:
            if cell.columns == 1:
                found[x] = max(found[x], ems(cell.content))
    return found


def _width(grid: Grid, x: int, heading: float) -> float:
    """How many characters wide a column is."""
    cells = max([ems(row[x].content) for row in grid.body], default=0.0)
    return 1.0 + (min(cells, LABEL) if x < grid.stubs else max(cells, min(heading, HEADING)))


def _shared(body: Sequence[Row], stubs: int) -> tuple[Row, ...]:
    """The body with a label, which its rows below do not say again, as tall as they are; the last stub stays."""
    starts: dict[int, list[int]] = {}
    for x in range(stubs - 1):
        starts[x] = _starts(body, x, starts.get(x - 1, ()))
    return tuple(
        _wide(row, stubs)
        if stubs > 1 and starts[0].count(y) == 1
        else tuple(
            replace(cell, rows=starts[x].count(y)) if x in starts else cell
            for x, cell in enumerate(row)
            if x not in starts or starts[x][y] == y
        )
        for y, row in enumerate(body)
    )


def _wide(row: Row, stubs: int) -> Row:
    """A row with its first label as wide as all of them, where the others say nothing else: a total, a mean."""
    first = row[0]
    if any(each.content not in ((), first.content) for each in row[1:stubs]):
        return row
    return (replace(first, columns=stubs, align=Align.LEFT), *row[stubs:])


def _starts(body: Sequence[Row], x: int, wider: Sequence[int]) -> list[int]:
    """For each row the one in which the label of its column `x` stands; `wider`: those of the column before it."""
    found: list[int] = []
    for y, row in enumerate(body):
        is_new = row[x].content or not found or (bool(wider) and wider[y] == y)
        found.append(y if is_new else found[-1])
    return found
