"""Files with several rows for one respondent, by events or by forms that repeat: the rows of one of them."""

from collections.abc import Mapping, Sequence

from instrument.message import Fault, Place, nearest, quoted
from survey.files.grid import Grid
from survey.mapping import OUT
from survey.platform import Layout, Role

MOST_NAMED = 12


def chosen_rows(grid: Grid, layout: Layout, chosen: Mapping[str, str]) -> list[int]:
    """The rows of `grid` behind its header that `chosen` (header → cell) leaves.

    Raises `Fault` where a respondent has several rows that are told apart and none is chosen, and where no row is as
    chosen; it names what there is.
    """
    rows = list(range(layout.first, len(grid.rows)))
    for at in layout.sorts:
        header = grid.headers[at].strip()
        held = _cells(grid, at, rows)
        if header in chosen:
            rows = [row for row in rows if grid.rows[row][at].strip() == chosen[header]]
            if not rows:
                possible, found = nearest("", _named(held)), quoted(chosen[header] or OUT)
                raise Fault(
                    "no row has {found} under {column}; possible: {possible}",
                    {"found": found, "column": quoted(header), "possible": possible},
                    Place(grid.file),
                )
        elif len(held) > 1 and (again := _again(grid, layout, rows)) is not None:
            raise Fault(
                "one respondent has several rows, told apart by {column}: {found}; "
                "possible: canvass import --rows {column}=… with one of these",
                {"column": header, "found": ", ".join(_named(held)[:MOST_NAMED])},
                Place(grid.file, grid.lines[again]),
            )
    return rows


def first_choice(grid: Grid, layout: Layout) -> dict[str, str]:
    """A choice for each column that needs one: what stands first in the file."""
    chosen: dict[str, str] = {}
    rows: Sequence[int] = range(layout.first, len(grid.rows))
    for at in layout.sorts:
        held = _cells(grid, at, rows)
        if len(held) > 1 and _again(grid, layout, rows) is not None:
            chosen[grid.headers[at].strip()] = held[0]
            rows = [row for row in rows if grid.rows[row][at].strip() == held[0]]
    return chosen


def _cells(grid: Grid, at: int, rows: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(grid.rows[row][at].strip() for row in rows))


def _named(cells: Sequence[str]) -> list[str]:
    return [quoted(cell or OUT) for cell in cells]


def _again(grid: Grid, layout: Layout, rows: Sequence[int]) -> int | None:
    """The first row of a respondent who has one before it."""
    number = next((each.at for each in layout.headings if each.role is Role.NUMBER), None)
    seen: set[str] = set()
    for row in rows if number is not None else ():
        cell = grid.rows[row][number or 0].strip()
        if cell in seen:
            return row
        seen.add(cell)
    return None
