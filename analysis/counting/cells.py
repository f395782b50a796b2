"""The distinct rows of coded columns, counted batch by batch."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.counting.answers import Answers
from analysis.grouping import group
from survey.coded import Coded, among

Numbers = NDArray[np.float64]
Code = TypeVar("Code", bound=np.generic)
Keys = tuple[NDArray[np.int64], Numbers, NDArray[np.int64]]  # keys, weights, respondents, all (p,)
Counted = tuple[NDArray[Code], Numbers, NDArray[np.int64]]  # codes (p, k), weights (p,), respondents (p,)

BATCH = 1 << 18  # rows
MOST_CELLS = 1 << 22  # of a table that is held whole
WIDEST_KEY = 1 << 62


def cells(columns: Sequence[Coded], weights: Numbers | None, n: int) -> Counted[np.int64]:
    """The distinct rows of `n` rows in ascending order, with how much each weighs; rows of weight 0 are left out.

    No `weights` count every row once.
    """
    sizes = [column.size for column in columns]
    size = 1
    for each in sizes:
        size *= each
    if size > WIDEST_KEY:
        return _by_groups(columns, weights, n)
    table = size <= MOST_CELLS and size <= 4 * n + BATCH
    key, weight, count = (_table if table else _sorted)(columns, weights, n, size)
    codes = np.empty((len(key), len(columns)), dtype=np.int64)
    for at in reversed(range(len(columns))):
        key, codes[:, at] = np.divmod(key, sizes[at])
    return codes, weight, count


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
    keys, sums, counts = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0, dtype=np.int64)
    for start in range(0, n, 4 * BATCH):
        key, weight = _keys(columns, weights, slice(start, min(start + 4 * BATCH, n)), size)
        found, at, count = np.unique(key, return_inverse=True, return_counts=True)
        sums = np.concatenate([sums, np.bincount(at, weight, minlength=len(found))])
        counts = np.concatenate([counts, count])
        keys, at = np.unique(np.concatenate([keys, found]), return_inverse=True)
        sums = np.bincount(at, sums, minlength=len(keys)).astype(np.float64)
        counts = np.rint(np.bincount(at, counts, minlength=len(keys))).astype(np.int64)
    return keys, sums, counts


def _keys(
    columns: Sequence[Coded], weights: Numbers | None, rows: slice, size: int
) -> tuple[NDArray[np.int64], Numbers | None]:
    """One number for each row that counts: its codes as digits."""
    key = np.zeros(rows.stop - rows.start, dtype=np.int32 if size < 1 << 31 else np.int64)
    for column in columns:
        key *= column.size
        key += column.codes[rows].astype(key.dtype, copy=False)
    if weights is None:
        return key, None
    weight = weights[rows]
    kept = weight > 0
    return key[kept], weight[kept]


def _by_groups(columns: Sequence[Coded], weights: Numbers | None, n: int) -> Counted[np.int64]:
    """The same where there are more possible rows than numbers to tell them by."""
    weight = np.ones(n) if weights is None else weights
    kept = weight > 0
    columns = [column.take(kept) for column in columns]
    rows, at = group(columns, int(kept.sum()))
    codes = np.column_stack([column.codes[rows] for column in columns]).astype(np.int64)
    return codes, np.bincount(at, weight[kept]).astype(np.float64), np.bincount(at).astype(np.int64)
