"""Hierarchical clusters: the two that are closest become one, stage by stage."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]
Counts = NDArray[np.intp]
NOISE = 1e-13  # of the largest distance: what rounding leaves of a 0
Method = Literal["between", "within", "single", "complete", "centroid", "median", "ward"]


@dataclass(frozen=True)
class Schedule:
    """Shape (n - 1,) each, items and stages counted from 1, 0 for no stage."""

    first: Counts  # the cluster that stays, by its first item
    second: Counts
    coefficients: Numbers
    first_appeared: Counts  # the stage at which the cluster was made
    second_appeared: Counts
    following: Counts  # the stage at which the new cluster is joined next


def agglomerate(matrix: Numbers, method: Method, of_likeness: bool = False) -> Schedule:
    """The stages by which items with the distances (n, n), or their likeness, become one cluster.

    Of pairs that are equally close the last one goes first, row by row of the lower triangle: so SPSS joins the cases
    of Malhotra, Marketing Research, table 20.2. Ward's coefficients are sums of squares within all clusters where the
    matrix holds squared Euclidean distances. Distances that differ in their thirteenth digit are equal: rounding alone
    tells them apart, and every engine rounds in its own way.
    Source: IBM SPSS Statistics Algorithms, CLUSTER; Lance & Williams (1967), Computer Journal 9(4).
    """
    n = len(matrix)
    state = _State(-matrix if of_likeness else matrix.copy(), method)
    made, total = np.zeros(n, dtype=np.intp), 0.0
    rows = []
    for stage in range(1, n):
        p, q, value = state.closest()
        total += 0.5 * value
        rows.append((p + 1, q + 1, total if method == "ward" else value, made[p], made[q]))
        made[p] = stage
        state.join(p, q)
    return _schedule(rows, -1.0 if of_likeness else 1.0)


def _schedule(rows: list[tuple[int, int, float, int, int]], sign: float) -> Schedule:
    columns = [np.array([row[at] for row in rows], dtype=np.intp) for at in (0, 1, 3, 4)]
    following = np.zeros(len(rows), dtype=np.intp)
    for stage, row in enumerate(rows, start=1):
        for before in row[3:]:
            if before:
                following[before - 1] = stage
    coefficients = sign * np.array([row[2] for row in rows], dtype=float)
    return Schedule(columns[0], columns[1], coefficients + 0.0, columns[2], columns[3], following)


def members(schedule: Schedule, clusters: int) -> Counts:
    """The cluster of every item, shape (n,), where `clusters` are left; numbered by their first items."""
    n = len(schedule.first) + 1
    parents = np.arange(n)
    for at in range(n - clusters):
        parents[parents == schedule.second[at] - 1] = schedule.first[at] - 1
    return np.unique(parents, return_inverse=True)[1] + 1


def _digits(values: Numbers, least: float) -> Numbers:
    """The values to twelve significant digits, 0 for those up to `least` in size."""
    size = np.where(np.abs(values) > least, np.abs(values), 1.0)
    scale = 10.0 ** (11 - np.floor(np.log10(size)))
    return np.where(np.abs(values) > least, np.round(values * scale) / scale, 0.0)


class _State:
    """The clusters that are left: sums of distances between them, how close they are, and the closest of each row."""

    def __init__(self, sums: Numbers, method: Method) -> None:
        self.method = method
        self.sums = sums
        self.sizes = np.ones(len(sums))
        self.inner = np.zeros(len(sums))  # sums of distances within each
        self.is_left = np.ones(len(sums), dtype=bool)
        self.least = NOISE * float(np.abs(sums).max(initial=0.0))
        self.closeness = np.where(np.tri(len(sums), k=-1, dtype=bool), _digits(sums, self.least), np.inf)
        self.best = np.full(len(sums), np.inf)
        self.place = np.zeros(len(sums), dtype=np.intp)
        for row in range(1, len(sums)):
            self._look(row)

    def closest(self) -> tuple[int, int, float]:
        """The two closest clusters, the one with the first item first, and how close they are."""
        last = len(self.best) - 1
        row = last - int(np.argmin(self.best[::-1]))
        return int(self.place[row]), row, float(self.best[row])

    def join(self, p: int, q: int) -> None:
        """Puts cluster `q` into `p`."""
        sums, sizes = self.sums, self.sizes
        joined = self._joined(p, q)
        self.inner[p] += self.inner[q] + sums[p, q]
        sizes[p] += sizes[q]
        self.is_left[q] = False
        sums[p], sums[:, p] = joined, joined
        close = np.where(self.is_left, _digits(self._closeness(p, joined), self.least), np.inf)
        self.closeness[q], self.closeness[:, q], self.best[q] = np.inf, np.inf, np.inf
        self.closeness[p, :p] = close[:p]
        self.closeness[p + 1 :, p] = close[p + 1 :]
        self._look(p)
        self._look_again(p, q, close)

    def _look_again(self, p: int, q: int, close: Numbers) -> None:
        """The closest of the rows below: those that lost theirs are looked through, others compare the new one."""
        below = np.arange(len(self.best)) > p
        lost = below & self.is_left & ((self.place == p) | (self.place == q))
        nearer = below & ~lost & ((close < self.best) | ((close == self.best) & (self.place < p))) & self.is_left
        self.best[nearer], self.place[nearer] = close[nearer], p
        for row in np.flatnonzero(lost).tolist():
            self._look(row)

    def _look(self, row: int) -> None:
        if row == 0:
            return
        found = self.closeness[row, :row][::-1]
        at = int(np.argmin(found))
        self.best[row], self.place[row] = found[at], row - 1 - at

    def _joined(self, p: int, q: int) -> Numbers:
        """What stands between every cluster and that of `p` and `q`."""
        found: Numbers
        one, other, between = self.sums[p], self.sums[q], self.sums[p, q]
        m, n, r = self.sizes[p], self.sizes[q], self.sizes
        match self.method:
            case "between" | "within":
                found = one + other
            case "single":
                found = np.minimum(one, other)
            case "complete":
                found = np.maximum(one, other)
            case "centroid":
                found = (m * one + n * other) / (m + n) - m * n * between / (m + n) ** 2
            case "median":
                found = (one + other) / 2 - between / 4
            case _:
                found = ((r + m) * one + (r + n) * other - r * between) / (m + n + r)
        return found

    def _closeness(self, p: int, sums: Numbers) -> Numbers:
        """How close every cluster is to `p`."""
        if self.method == "between":
            return np.asarray(sums / (self.sizes * self.sizes[p]))
        if self.method == "within":
            n = self.sizes + self.sizes[p]
            return np.asarray((self.inner + self.inner[p] + sums) / (n * (n - 1) / 2))
        return sums
