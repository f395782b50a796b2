"""The distinct rows of coded columns, counted batch by batch."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.counting.answers import Answers
from analysis.grouping import group
from instrument.records import dataclass
from survey.coded import Coded, among, smallest

Numbers = NDArray[np.float64]
Code = TypeVar("Code", bound=np.generic)
Keys = tuple[NDArray[np.integer], Numbers, NDArray[np.int64]]  # keys, weights, respondents, all (p,)
Counted = tuple[NDArray[Code], Numbers, NDArray[np.int64]]  # codes (p, k), weights (p,), respondents (p,)

BATCH = 1 << 18  # rows
MOST_ROWS = 1 << 16  # distinct ones whose codes are told apart together
MOST_CELLS = 1 << 22  # of a table that is held whole
WIDEST_KEY = 1 << 62


@dataclass(frozen=True)
class Packed:
    """Distinct rows in ascending order, in little room."""

    codes: NDArray[np.unsignedinteger]  # (p, k)
    weights: Numbers  # (p,)
    counts: NDArray[np.int64]  # (p,): respondents

    def rows(self, some: slice) -> Counted[np.int64]:
        return self.codes[some].astype(np.int64), self.weights[some], self.counts[some]

    def batches(self) -> Iterator[Counted[np.int64]]:
        for start in range(0, len(self.codes), MOST_ROWS):
            yield self.rows(slice(start, start + MOST_ROWS))


def cells(columns: Sequence[Coded], weights: Numbers | None, n: int) -> Counted[np.int64]:
    """The distinct rows of `n` rows in ascending order, with how much each weighs; rows of weight 0 are left out.

    No `weights` count every row once.
    """
    return packed(columns, weights, n).rows(slice(None))


def packed(columns: Sequence[Coded], weights: Numbers | None, n: int) -> Packed:
    """The same, as they take little room."""
    sizes = [column.size for column in columns]
    size = math.prod(sizes)
    if size > WIDEST_KEY:
        return _by_groups(columns, weights, n)
    table = size <= MOST_CELLS and size <= 4 * n + BATCH
    key, weight, count = (_table if table else _sorted)(columns, weights, n, size)
    codes = np.empty((len(key), len(columns)), dtype=smallest(max(sizes, default=1)))
    for at in reversed(range(len(columns))):
        key, codes[:, at] = np.divmod(key, sizes[at])
    return Packed(codes, weight, count)


def flags(answers: Sequence[Answers], weights: Numbers | None, n: int) -> Counted[np.bool_]:
    """The distinct rows of whether each of few answers is missing, in the same way."""
    k = len(answers)
    counts, sums = np.zeros(1 << k, dtype=np.int64), np.zeros(1 << k)
    for start in range(0, n, BATCH):
        rows = slice(start, min(start + BATCH, n))
        key = np.zeros(rows.stop - rows.start, dtype=np.int32)
        for at, each in enumerate(answers):
            if len(each.gaps):
                key |= among(each.coded.codes[rows], each.gaps).astype(np.int32) << (k - 1 - at)
        weight = None if weights is None else weights[rows]
        kept = key if weight is None else key[weight > 0]
        counts += np.bincount(kept, minlength=1 << k)
        sums += np.bincount(kept, None if weight is None else weight[weight > 0], minlength=1 << k)
    found = np.flatnonzero(counts)
    codes = (found[:, None] >> np.arange(k - 1, -1, -1) & 1).astype(bool)
    return codes, sums[found], counts[found]


def _table(columns: Sequence[Coded], weights: Numbers | None, n: int, size: int) -> Keys:
    """Keys with their weights and respondents, from a cell for every possible key."""
    counts, sums = np.zeros(size, dtype=np.int64), np.zeros(size)
    step = max(BATCH, size)
    for start in range(0, n, step):
        key, weight = _keys(columns, weights, slice(start, min(start + step, n)), size)
        counts += np.bincount(key, minlength=size)
        if weight is not None:
            sums += np.bincount(key, weight, minlength=size)
    found = np.flatnonzero(counts)
    return found, counts[found].astype(np.float64) if weights is None else sums[found], counts[found]


def _sorted(columns: Sequence[Coded], weights: Numbers | None, n: int, size: int) -> Keys:
    """The same from the keys that occur."""
    keys: NDArray[Any] = np.zeros(0, dtype=_narrowest(size))
    counts, sums = np.zeros(0, dtype=np.int64), np.zeros(0)
    for start in range(0, n, 4 * BATCH):
        key, weight = _keys(columns, weights, slice(start, min(start + 4 * BATCH, n)), size)
        if weight is None:
            found, count = np.unique(key, return_counts=True)
            weighed = count.astype(np.float64)
        else:
            found, row, count = np.unique(key, return_inverse=True, return_counts=True)
            weighed = np.bincount(row, weight, minlength=len(found)).astype(np.float64)
        at = np.searchsorted(keys, found)
        known = np.append(keys, keys.dtype.type(-1))[at] == found  # no key is below 0
        counts[at[known]] += count[known]
        sums[at[known]] += weighed[known]
        new, place = ~known, at[~known]
        keys, counts = np.insert(keys, place, found[new]), np.insert(counts, place, count[new])
        sums = np.insert(sums, place, weighed[new])
    return keys, sums, counts


def _narrowest(size: int) -> Any:
    return np.int32 if size < 1 << 31 else np.int64


def _keys(
    columns: Sequence[Coded], weights: Numbers | None, rows: slice, size: int
) -> tuple[NDArray[np.int64], Numbers | None]:
    """One number for each row that counts: its codes as digits."""
    key = np.zeros(rows.stop - rows.start, dtype=_narrowest(size))
    for column in columns:
        key *= column.size
        key += column.codes[rows].astype(key.dtype, copy=False)
    if weights is None:
        return key, None
    weight = weights[rows]
    kept = weight > 0
    return key[kept], weight[kept]


def _by_groups(columns: Sequence[Coded], weights: Numbers | None, n: int) -> Packed:
    """The same where there are more possible rows than numbers to tell them by."""
    weight = np.ones(n) if weights is None else weights
    kept = weight > 0
    columns = [column.take(kept) for column in columns]
    rows, at = group(columns, int(kept.sum()))
    codes = np.column_stack([column.codes[rows] for column in columns])
    return Packed(codes, np.bincount(at, weight[kept]).astype(np.float64), np.bincount(at).astype(np.int64))
