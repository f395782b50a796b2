"""A table of text cells, with where it came from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from operator import itemgetter

from instrument.message import Fault, Place, quoted
from instrument.records import dataclass

_SPACES = re.compile("[\u00a0\u2007\u202f]")  # that do not break: Microsoft Forms writes them
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000


@dataclass(frozen=True)
class Grid:
    """One sheet: a header and rows of the same length, every cell a text as it stands in the file, '' where empty."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]  # the row number of each row as a spreadsheet shows it; the header is 1
    sha256: str = ""
    format: str = ""  # "xlsx", "xls", "csv", "sav", "dta"
    sheet: str = ""
    encoding: str = ""
    labels: tuple[str, ...] = ()  # of the columns of a .sav or .dta, '' where one has none
    levels: Mapping[int, Mapping[str, str]] = field(default_factory=dict)  # column → code → label, of the same files
    missing: Mapping[int, frozenset[str]] = field(default_factory=dict)  # column → codes declared to be no answer
    sets: Mapping[int, tuple[str, str]] = field(default_factory=dict)  # column → multiple-response set, its label
    aside: tuple[str, ...] = ()  # sheets of the same file that hold no rows of respondents

    def column(self, at: int) -> tuple[str, ...]:
        """The cells of one column, shape (n,)."""
        return self._columns[at]

    def different(self, at: int) -> frozenset[str]:
        """The cells of one column, each once."""
        if at not in self._different:
            self._different[at] = frozenset(self.column(at))
        return self._different[at]

    @cached_property
    def _different(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _columns(self) -> tuple[tuple[str, ...], ...]:
        return tuple(zip(*self.rows, strict=True)) if self.rows else ((),) * len(self.headers)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Where a row (by its place in `rows`) and a column stand in the file."""
        line = None if row is None else self.lines[row]
        return Place(self.file, line, "" if column is None else quoted(self.headers[column])[1:-1])


def grid_of(
    file: str,
    records: Iterable[tuple[int, Sequence[str]]],
    *,
    format: str,
    sha256: str = "",
    sheet: str = "",
    encoding: str = "",
) -> Grid:
    """The grid of `records` (row number, cells); blank rows and columns are left out.

    A column may have cells and no header, for a second row of headers may name it: `refuse_nameless` tells.
    Raises `Fault` for no cells, a header alone, a row of another length, too large a table.
    """
    filled = [(line, cells) for line, cells in records if any(map(str.strip, cells))]
    if not filled:
        raise Fault("the file is empty; possible: a header and a row for each respondent", place=Place(file))
    width = max(len(filled[0][1]), 1)
    for line, cells in filled:
        _check_length(file, line, cells, width)
    kept = [at for at in range(width) if any(cells[at].strip() for _, cells in filled)]
    kept = kept[1:] if len(kept) > 1 and _counts_rows([cells[kept[0]] for _, cells in filled]) else kept
    headers = tuple(_visible(filled[0][1][at]) for at in kept)
    if len(filled) == 1:
        raise Fault(
            "the file has a header of {count} columns and no rows; possible: a row for each respondent",
            {"count": len(headers)},
            Place(file),
        )
    if len(filled) - 1 > MOST_ROWS or len(headers) > MOST_COLUMNS:
        raise Fault(
            "the table has {rows} rows and {columns} columns; possible: {most_rows} rows and {most_columns} columns",
            {
                "rows": len(filled) - 1,
                "columns": len(headers),
                "most_rows": MOST_ROWS,
                "most_columns": MOST_COLUMNS,
            },
            Place(file),
        )
    whole = len(kept) == width
    taken = itemgetter(*kept) if len(kept) > 1 else lambda cells: tuple(cells[at] for at in kept)
    rows = tuple(_cut(cells, width) if whole else taken(cells) for _, cells in filled[1:])
    return Grid(file, headers, rows, tuple(line for line, _ in filled[1:]), sha256, format, sheet, encoding)


def _visible(header: str) -> str:
    """A header with plain spaces, and without marks that nobody sees."""
    return _UNSEEN.sub("", _SPACES.sub(" ", header))


def _counts_rows(column: Sequence[str]) -> bool:
    """Whether a first column without a header of its own counts the rows from 0, as programs for data add it."""
    header, *cells = column
    return header.strip() in ("", "Unnamed: 0") and all(cell == str(at) for at, cell in enumerate(cells))


def refuse_twins(grid: Grid) -> None:
    """Raises `Fault` for a header that stands twice, and for cells under no header."""
    refuse_nameless(grid)
    for header, times in Counter(header.strip() for header in grid.headers).items():
        if times > 1:
            raise Fault(
                "column {found} stands {times} times; possible: once",
                {"found": quoted(header), "times": times},
                Place(grid.file, 1),
            )


def _cut(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return cells if isinstance(cells, tuple) and len(cells) == width else tuple(cells[:width])


def refuse_nameless(grid: Grid) -> None:
    """Raises `Fault` for a column that holds cells under no header."""
    for at in (at for at, header in enumerate(grid.headers) if not header.strip()):
        row = next(row for row, cell in enumerate(grid.column(at)) if cell.strip())
        raise Fault(
            "column {number} has no header but holds {found}",
            {"number": at + 1, "found": quoted(grid.rows[row][at])},
            Place(grid.file, grid.lines[row]),
        )


def _check_length(file: str, line: int, cells: Sequence[str], width: int) -> None:
    if len(cells) == width:
        return
    surplus = [cell for cell in cells[width:] if cell.strip()]
    if surplus:
        raise Fault(
            "the row has {found} cells, the header {width}; the first cell too many is {cell}",
            {"found": len(cells), "width": width, "cell": quoted(surplus[0])},
            Place(file, line),
        )
    if len(cells) < width:
        raise Fault(
            "the row has {found} cells, the header {width}; the file may end early",
            {"found": len(cells), "width": width},
            Place(file, line),
        )
