"""Tables too wide for a page of text as panels, each with the labels of the rows, as SPSS and PSPP print them."""

from collections.abc import Iterator, Sequence

from instrument.records import replace
from reports.cells import Row
from reports.document import Grid
from reports.placing import places

BETWEEN = 3  # what stands between two columns: a line in spaces


def panels(grid: Grid, widths: Sequence[int], most: int) -> Iterator[Grid]:
    """The grid in parts of at most `most` columns of text where it can be; `widths`: of its columns."""
    stubs = list(range(grid.stubs))
    room = most - 1 - _width(widths, stubs)
    parts: list[list[int]] = [[]]
    for unit in _units(grid, widths, room):
        if parts[-1] and _width(widths, [*parts[-1], *unit]) > room:
            parts.append([])
        parts[-1] += unit
    return (_of(grid, [*stubs, *part]) for part in parts)


def _width(widths: Sequence[int], columns: Sequence[int]) -> int:
    return sum(widths[x] + BETWEEN for x in columns)


def _units(grid: Grid, widths: Sequence[int], room: int) -> Iterator[Sequence[int]]:
    """Columns that should stay together, as those below one heading: the widest for which there is room."""
    levels = [[range(x, x + cell.columns) for cell, x in line] for line in places(grid.header)]

    def parted(columns: range, level: int) -> Iterator[Sequence[int]]:
        if _width(widths, columns) <= room or level == len(levels):
            yield from [columns] if _width(widths, columns) <= room else ([x] for x in columns)
            return
        at = columns.start
        for span in (*(each for each in levels[level] if each.start in columns), range(columns.stop, columns.stop)):
            if at < span.start:  # below a heading that reaches down
                yield from parted(range(at, span.start), level + 1)
            if span:
                yield from parted(range(span.start, min(span.stop, columns.stop)), level + 1)
            at = span.stop

    return parted(range(grid.stubs, len(grid.columns)), 0)


def _of(grid: Grid, kept: Sequence[int]) -> Grid:
    """The grid with these columns only."""
    return replace(
        grid,
        columns=tuple(grid.columns[x] for x in kept),
        header=_closed(_rows(grid.header, set(kept))),
        body=_rows(grid.body, set(kept)),
    )


def _rows(rows: Sequence[Row], kept: set[int]) -> tuple[Row, ...]:
    found = []
    for line in places(rows):
        spans = [(cell, len(kept.intersection(range(x, x + cell.columns)))) for cell, x in line]
        found.append(
            tuple(replace(cell, columns=span) if span != cell.columns else cell for cell, span in spans if span)
        )
    return tuple(found)


def _closed(header: Sequence[Row]) -> tuple[Row, ...]:
    """The header without rows in which no heading begins."""
    return tuple(
        tuple(replace(cell, rows=sum(bool(each) for each in header[y : y + cell.rows])) for cell in row)
        for y, row in enumerate(header)
        if row
    )
