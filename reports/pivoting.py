"""Tables with their labels as SPSS shows them: each said once beside all of its rows, numbers at the right."""

from collections.abc import Iterator, Mapping, Sequence

from instrument.records import replace
from reports.cells import Row
from reports.document import Align, Grid, GridCell, GridColumn
from reports.formatting import Printed


def pivoted(grid: Grid) -> Grid:
    """The grid, of which every row has a cell in every column, with columns as wide as they need."""
    columns = tuple(GridColumn(0.0, _align(grid, x, each)) for x, each in enumerate(grid.columns))
    return replace(grid, columns=columns, body=_shared(grid.body, grid.stubs), is_pivot=True)


def _align(grid: Grid, x: int, column: GridColumn) -> Align:
    """Numbers at the right, a column of words in the middle."""
    texts = [run.text for row in grid.body for run in row[x].content[:1]]
    if column.align is Align.DECIMAL and any(len(text) > 1 for text in texts):
        return Align.RIGHT if any(isinstance(text, Printed) for text in texts) else Align.CENTER
    return Align.RIGHT if column.align is Align.DECIMAL else column.align


def _shared(body: Sequence[Row], stubs: int) -> tuple[Row, ...]:
    """The body with a label, which its rows below do not say again, as tall as they are; the last stub stays."""
    starts: dict[int, list[int]] = {}
    for x in range(stubs - 1):
        starts[x] = _starts(body, x, starts.get(x - 1, ()))
    return tuple(tuple(_cells(row, y, starts, stubs)) for y, row in enumerate(body))


def _cells(row: Row, y: int, starts: Mapping[int, Sequence[int]], stubs: int) -> Iterator[GridCell]:
    """The cells of a row; a label of one row is as wide as the stubs behind it that say nothing else: a total."""
    for x, cell in enumerate(row):
        if x >= stubs - 1:
            yield cell
        elif starts[x][y] == y:
            tall = starts[x].count(y)
            if tall == 1 and all(each.content in ((), cell.content) for each in row[x + 1 : stubs]):
                yield replace(cell, columns=stubs - x, align=Align.LEFT)
                yield from row[stubs:]
                return
            yield replace(cell, rows=tall) if tall > 1 else cell


def _starts(body: Sequence[Row], x: int, wider: Sequence[int]) -> list[int]:
    """For each row the one in which the label of its column `x` stands; `wider`: those of the column before it."""
    found: list[int] = []
    for y, row in enumerate(body):
        is_new = row[x].content or not found or (bool(wider) and wider[y] == y)
        found.append(y if is_new else found[-1])
    return found
