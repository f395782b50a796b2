"""What an importer hands on: coded answers with the rows they came from."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from typing import overload

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Codebook, Variable
from instrument.message import Fault, Message, quoted
from instrument.records import dataclass
from survey.files.grid import Grid
from survey.ledger import Exclusion
from survey.responses import Column


@dataclass(frozen=True)
class Issue:
    """A wrong answer: it is kept as given and told, never mended."""

    id: str  # the source's own number of the row
    rule: str
    variable: str
    message: Message


@dataclass(frozen=True)
class Origin:
    """A file that answers came from, and how it was understood."""

    file: str
    sha256: str
    rows: int
    sheet: str = ""
    encoding: str = ""
    mode: str = ""  # "text", "number" where a platform exports both


@dataclass(frozen=True)
class Given:
    """One row as it stands in the file, without the columns that could identify a person."""

    file: str
    headers: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """Coded answers of one source, before validation; every column and `seconds` have shape (n,)."""

    ids: tuple[str, ...]
    columns: Mapping[str, Column]
    seconds: NDArray[np.float64]  # time taken, NaN where unknown
    given: Sequence[Given]
    origins: tuple[Origin, ...]
    importer: str = ""
    issues: tuple[Issue, ...] = ()
    simulated: bool = False
    extra: Mapping[str, Column] = field(default_factory=dict)  # numbers beside the answers, (n,), NaN where unknown
    set_aside: tuple[Exclusion, ...] = ()  # by the platform's own marks: forms that were not finished, spam
    apart: tuple[Exclusion, ...] = ()  # rows that are none of `ids`: previews and trials
    addresses: tuple[str, ...] = ()  # (n,) or none: hashes, equal within one reading where an IP or a device is

    def __len__(self) -> int:
        return len(self.ids)


def code_cells(
    cells: Sequence[str], meaning: Callable[[str], float | None], refuse: Callable[[str, int, int], Fault]
) -> NDArray[np.float64]:
    """What each cell means, shape (n,); each different cell is looked up once.

    Raises `refuse(cell, row, times)` for the first cell without a meaning, with how often it stands.
    """
    known = {cell: meaning(cell) for cell in set(cells)}
    unknown = {cell for cell, code in known.items() if code is None}
    if unknown:
        row = next(at for at, cell in enumerate(cells) if cell in unknown)
        raise refuse(cells[row], row, cells.count(cells[row]))
    return np.fromiter(map(known.__getitem__, cells), dtype=float, count=len(cells))


@dataclass(frozen=True)
class GivenRows(Sequence[Given]):
    """The rows of a file as given, each made when it is asked for: few are."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kept: tuple[int, ...]  # columns

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Given: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Given, ...]: ...
    def __getitem__(self, at: int | slice) -> Given | tuple[Given, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        return Given(self.file, self.headers, tuple(self.rows[at][column] for column in self.kept))


def rows_as_given(grid: Grid, identifying: Collection[int] = ()) -> GivenRows:
    """Every row of a file without its identifying columns."""
    kept = tuple(at for at in range(len(grid.headers)) if at not in identifying)
    return GivenRows(grid.file, tuple(grid.headers[at] for at in kept), grid.rows, kept)


def numbers_in(grid: Grid, at: int) -> tuple[str, ...]:
    """The source's own numbers of the rows, in column `at`; raises `Fault` for one that is empty or stands twice."""
    seen: dict[str, int] = {}
    for row, cell in enumerate(grid.column(at)):
        number = cell.strip()
        if not number:
            raise Fault("the row has no number", place=grid.place(row, at))
        if number in seen:
            raise Fault(
                "number {found} stands twice, first in row {first}",
                {"found": quoted(number), "first": seen[number]},
                grid.place(row, at),
            )
        seen[number] = grid.lines[row]
    return tuple(seen)


def answers(book: Codebook) -> tuple[Variable, ...]:
    """The variables that hold answers as given, not what scoring makes of them."""
    return tuple(variable for variable in book if variable.question and not variable.reversed_of)
