"""Small counts left out of tables with sums, with as many others that nobody can work them out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from analysis.statistics.other_tables import ROUNDING, OtherTables
from instrument.records import dataclass

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Sum:
    """One count that is the sum of others, each by its place among all counts."""

    total: int
    parts: tuple[int, ...]


def hidden_counts(
    counts: Sequence[int], sums: Sequence[Sum], least: int, known: Sequence[int] = (), unseen: Sequence[int] = ()
) -> Flags:
    """Which counts are left out, shape (n cells,): those of 1 to `least` - 1, and what would give them away.

    `sums` are all relations that readers see between the counts, over every table that they see; `known` the places of
    counts that nobody needs a table for, such as the zeros of a question not asked; `unseen` those of counts in no
    table, which only tie others together. Whoever knows all this, and that no count is negative, is left for each
    hidden count below `least` with an interval that holds 0 to `least` - 1, and for each larger one with an interval at
    least `least` - 1 wide. Zeros are shown where hiding them does not help.
    Raises `ValueError` for a negative count, a total that is not its parts' sum, and sums of no table.
    Source: Kelly, Golden and Assad (1992), Networks 22(4), 397–417: for each count the cheapest other table of the same
    sums; the cells in which it differs are left out.
    """
    found = np.asarray(counts, dtype=np.float64)
    relations = _relations(found, sums)
    search = _Search(found, relations, least, known)
    search.forget(unseen)
    while True:
        open_cells = search.unprotected()
        if not len(open_cells):
            return search.hidden
        search.protect(int(open_cells[0]))


def _relations(counts: Numbers, sums: Sequence[Sum]) -> csr_array:
    """Shape (n sums, n cells): rows that every table of the same sums makes 0."""
    rows = [at for at, each in enumerate(sums) for _ in range(len(each.parts) + 1)]
    cells = [cell for each in sums for cell in (each.total, *each.parts)]
    signs = [sign for each in sums for sign in (-1.0, *[1.0] * len(each.parts))]
    found = csr_array((signs, (rows, cells)), shape=(len(sums), len(counts)))
    if (counts < 0).any() or np.abs(found @ counts).max(initial=0.0) > 0:
        raise ValueError("counts are not negative, and totals are the sums of their parts")
    return found


class _Search:
    """The cells hidden so far, and how far each can be moved without a shown one moving."""

    def __init__(self, counts: Numbers, relations: csr_array, least: int, known: Sequence[int]) -> None:
        self.counts = counts
        self.others = OtherTables(counts, relations, known)
        self.hidden: Flags = (counts > 0) & (counts < least)
        small = counts < least
        self.want_up = np.where(small, least - 1 - counts, 0.0)
        self.want_down = np.where(small, counts, least - 1.0)
        self.up = np.zeros(len(counts))
        self.down = np.zeros(len(counts))

    def forget(self, unseen: Sequence[int]) -> None:
        """Lets counts that nobody sees move as they have to."""
        places = np.asarray(unseen, dtype=np.intp)
        self.hidden[places] = True
        self.want_up[places] = self.want_down[places] = 0.0

    def unprotected(self) -> NDArray[np.intp]:
        """Hidden cells that cannot be moved far enough yet, the one that lacks most first."""
        lack = np.maximum(self.want_up - self.up, self.want_down - self.down)
        open_cells = np.flatnonzero(self.hidden & (lack > ROUNDING))
        return open_cells[np.argsort(-lack[open_cells], kind="stable")]

    def cost(self) -> Numbers:
        """What it costs to hide each count: the larger ones more, zeros most, hidden ones nothing; (n cells,)."""
        shown = np.where(self.counts > 0, 1.0 + self.counts, 1.0 + self.counts.max())
        return np.where(self.hidden, 0.0, shown)

    def protect(self, cell: int) -> None:
        """Hides what it takes that the cell can be moved as far as wanted."""
        for distance in (self.want_up[cell], -self.want_down[cell]):
            if distance:
                moved = self.others.cheapest(cell, float(distance), self.cost())
                self.hidden |= np.abs(moved) > ROUNDING
                self.up = np.maximum(self.up, moved)
                self.down = np.maximum(self.down, -moved)
        self.up[cell], self.down[cell] = self.want_up[cell], self.want_down[cell]
