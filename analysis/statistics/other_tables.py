"""Other tables of the same sums: what a count can become while the published ones stand."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack

Numbers = NDArray[np.float64]

STEPS = 2  # from a cell to the cells of its sums, and from those to theirs
HUB = 30  # sums: through a count that is in more, such as everybody, no step is taken
ROUNDING = 1e-6  # less is the solver's


class OtherTables:
    """Counts, shape (n cells,), and the relations between them, shape (n sums, n cells), that every table makes 0."""

    def __init__(self, counts: Numbers, relations: csr_array, known: Iterable[int]) -> None:
        self.counts, self.relations = counts, relations
        self._by_cell = relations.T.tocsr()
        self._known = np.zeros(len(counts), dtype=bool)
        self._known[np.asarray(list(known), dtype=np.intp)] = True

    def cheapest(self, cell: int, distance: float, cost: Numbers) -> Numbers:
        """How every count moves, shape (n cells,), when one moves by `distance`, no sum breaks and none falls below 0.

        The sum of `cost` times how far each moves is the least possible near the cell; where that leaves no way, among
        the counts above 0, and where that leaves none, in all. Raises `ValueError` where there is no way at all.
        """
        held = np.union1d(np.flatnonzero(self.counts > 0), [cell])
        for places in (self._near(cell), held, np.arange(len(self.counts))):
            found = self._solved(cell, distance, cost, places)
            if found is not None:
                return found
        raise ValueError("no other tables have these sums")

    def _near(self, cell: int) -> NDArray[np.intp]:
        """The cells within reach of one, itself among them."""
        reached, seen = np.array([cell], dtype=np.intp), np.zeros(self.relations.shape[0], dtype=bool)
        for _ in range(STEPS):
            for place in reached:
                sums = self._by_cell.indices[self._by_cell.indptr[place] : self._by_cell.indptr[place + 1]]
                if place == cell or len(sums) <= HUB:
                    seen[sums] = True
            reached = np.unique(self.relations[np.flatnonzero(seen)].indices).astype(np.intp)
        return reached

    def _solved(self, cell: int, distance: float, cost: Numbers, places: NDArray[np.intp]) -> Numbers | None:
        """The movement of the cells at `places` while all others stand; None where there is none."""
        relations = self.relations[:, places]
        relations = relations[np.flatnonzero(np.diff(relations.indptr))]
        free = ~self._known[places]
        most_up = np.where(free, np.inf, 0.0)
        most_down = np.where(free, self.counts[places], 0.0)
        at = int(np.flatnonzero(places == cell)[0])
        low_up, low_down = np.zeros(len(places)), np.zeros(len(places))
        low_up[at] = most_up[at] = max(distance, 0.0)
        low_down[at] = most_down[at] = max(-distance, 0.0)
        solved = linprog(
            np.concatenate([cost[places], cost[places] + ROUNDING]),
            A_eq=hstack([relations, -relations]),
            b_eq=np.zeros(relations.shape[0]),
            bounds=np.column_stack([np.concatenate([low_up, low_down]), np.concatenate([most_up, most_down])]),
            method="highs",
        )
        if solved.x is None:
            return None
        moved = np.zeros(len(self.counts))
        moved[places] = solved.x[: len(places)] - solved.x[len(places) :]
        return moved
