"""Sums of cross-products of columns of whole numbers, one for each pattern of missing answers, in one pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.tally import Moments
from survey.coded import Coded

Numbers = NDArray[np.float64]

BATCH = 1 << 18  # rows
MOST_CELLS = 1 << 22  # of all patterns' products together
MOST_COLUMNS = 62  # a bit of a key for each


@dataclass(frozen=True)
class Digits:
    """A coded column as numbers near 0: of every code its distance from `origin`, 0 where it is no answer."""

    codes: NDArray[np.unsignedinteger]  # (n,)
    values: Numbers  # (size,)
    missing: NDArray[np.bool_]  # (size,)
    origin: float


@dataclass(frozen=True)
class Products:
    """Sums over rows, for each pattern of missing answers; exact where weights are whole numbers."""

    names: tuple[str, ...]
    total: float  # weight of all rows, also of patterns that are not kept
    answered: NDArray[np.bool_]  # (m, k)
    n: Numbers  # (m,): sum of weights
    counts: NDArray[np.int64]  # (m,): respondents
    origin: Numbers  # (k,)
    sums: Numbers  # (m, k): of distances from `origin`
    squares: Numbers  # (m, k, k): of their products
    low: Numbers  # (m, k)
    high: Numbers  # (m, k)
    is_complete: bool  # whether every pattern is kept, or only that without missing answers

    def moments(self, names: Sequence[str]) -> Moments:
        """Means and centred cross-products of the rows that answer all of `names`."""
        at = [self.names.index(name) for name in names]
        kept = self.answered[:, at].all(axis=1)
        n = float(self.n[kept].sum())
        cases = Cases(self.total, n, int(self.counts[kept].sum()))
        if cases.rows == 0:
            return Moments(tuple(names), cases, np.full(len(at), np.nan), np.full((len(at), len(at)), np.nan))
        sums = self.sums[kept][:, at].sum(axis=0)
        squares = self.squares[kept].sum(axis=0)[np.ix_(at, at)]
        products = squares - np.outer(sums, sums) / n
        constant = self.low[kept][:, at].min(axis=0) == self.high[kept][:, at].max(axis=0)
        products[constant], products[:, constant] = 0.0, 0.0
        return Moments(tuple(names), cases, self.origin[at] + sums / n, products)


def digits(column: Coded, missing: NDArray[np.bool_], values: Numbers, frequencies: Numbers) -> Digits:
    """A column of `values` by code, whose valid codes weigh `frequencies`: distances from their mean, rounded."""
    known = np.where(missing, 0.0, values)
    weight = np.where(missing, 0.0, frequencies)
    n = float(weight.sum())
    origin = float(np.rint(weight @ known / n)) if n > 0 else 0.0
    return Digits(column.codes, np.where(missing, 0.0, known - origin), missing, origin)


def products(names: Sequence[str], columns: Sequence[Digits], weights: Numbers | None, n: int, every: bool) -> Products:
    """The sums of `n` rows; `every` pattern of missing answers unless that takes too much room, else the complete one.

    No `weights` count every row once; rows of weight 0 are left out.
    """
    k = len(columns)
    every = every and k <= MOST_COLUMNS
    found: dict[int, list[Numbers]] = {}
    for key, block, weight in _blocks(columns, weights, n, every):
        before = found.get(key)
        sums = _sums(block, weight)
        found[key] = sums if before is None else _added(before, sums)
        if every and (len(found) - 1) * k * k > MOST_CELLS:
            return products(names, columns, weights, n, every=False)
    total = float(n) if weights is None else float(weights.sum())
    parts = [found[key] for key in sorted(found)]
    answered = [[not key >> at & 1 for at in range(k)] for key in sorted(found)]
    size, count, sum_, square, low, high = (
        np.array([part[at] for part in parts]).reshape(len(parts), *[k] * depth)
        for at, depth in enumerate((0, 0, 1, 2, 1, 1))
    )
    origin = np.array([column.origin for column in columns])
    seen = np.array(answered, dtype=bool).reshape(len(parts), k)
    return Products(tuple(names), total, seen, size, count.astype(np.int64), origin, sum_, square, low, high, every)


def _blocks(
    columns: Sequence[Digits], weights: Numbers | None, n: int, every: bool
) -> Iterator[tuple[int, Numbers, Numbers | None]]:
    """Pieces (k, rows) of one pattern of missing answers each, with its bits and the weights of the rows."""
    for start in range(0, n, BATCH):
        rows = slice(start, min(start + BATCH, n))
        codes = [column.codes[rows] for column in columns]
        weight = None if weights is None else weights[rows]
        if weight is not None and not (weight > 0).all():
            kept = weight > 0
            codes, weight = [each[kept] for each in codes], weight[kept]
        size = len(weight) if weight is not None else rows.stop - rows.start
        block = np.empty((len(columns), size))
        key = np.zeros(size, dtype=np.int64)
        for at, (column, code) in enumerate(zip(columns, codes, strict=True)):
            column.values.take(code, out=block[at], mode="clip")
            if column.missing.any():
                key |= (column.missing.astype(np.int64) << min(at, MOST_COLUMNS)).take(code)
        partial = np.flatnonzero(key)
        if len(partial) < size:
            whole = key == 0
            yield 0, block if not len(partial) else block[:, whole], _at(weight, whole, bool(len(partial)))
        if every and len(partial):
            order = partial[np.argsort(key[partial], kind="stable")]
            block, weight, key = block[:, order], _at(weight, order, True), key[order]
            ends = [0, *(np.flatnonzero(np.diff(key)) + 1).tolist(), len(key)]
            for first, last in pairwise(ends):
                piece = slice(first, last)
                yield int(key[first]), block[:, piece], None if weight is None else weight[piece]


def _at(weight: Numbers | None, rows: NDArray[np.bool_] | NDArray[np.intp], some: bool) -> Numbers | None:
    return weight[rows] if weight is not None and some else weight


def _sums(block: Numbers, weight: Numbers | None) -> list[Numbers]:
    """Weight, respondents, sums, products, least and greatest value of a piece, shape (k, rows)."""
    rows = block.shape[1]
    weighted = block if weight is None else block * weight
    size = np.float64(rows if weight is None else weight.sum())
    return [
        np.asarray(size),
        np.asarray(float(rows)),
        weighted.sum(axis=1),
        weighted @ block.T,
        block.min(axis=1),
        block.max(axis=1),
    ]


def _added(one: list[Numbers], other: list[Numbers]) -> list[Numbers]:
    summed = [np.asarray(first + second) for first, second in zip(one[:4], other[:4], strict=True)]
    return [*summed, np.minimum(one[4], other[4]), np.maximum(one[5], other[5])]
