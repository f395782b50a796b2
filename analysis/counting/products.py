"""Sums of cross-products of columns of whole numbers, one for each pattern of missing answers, in one pass."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.tally import Moments
from instrument.records import dataclass
from survey.coded import Coded, among

Numbers = NDArray[np.float64]

BATCH = 1 << 16  # rows
MOST_CELLS = 1 << 22  # of all patterns' products together
MOST_COLUMNS = 62  # a bit of a key for each


@dataclass(frozen=True)
class Digits:
    """A coded column as numbers near 0: of every code its distance from `origin`, 0 where it is no answer."""

    codes: NDArray[np.unsignedinteger]  # (n,)
    values: Numbers  # (size,)
    missing: NDArray[np.bool_]  # (size,)
    gaps: NDArray[np.intp]  # the codes of `missing` that may occur
    origin: float


@dataclass(frozen=True)
class Products:
    """Sums of products over rows, for each pattern of missing answers; exact where weights are whole numbers.

    The first of the k + 1 columns multiplied is 1, the others are distances from `origin`.
    """

    names: tuple[str, ...]
    total: float  # weight of all rows, also of patterns that are not kept
    origin: Numbers  # (k,)
    answered: NDArray[np.bool_]  # (m, k)
    weighted: Numbers  # (m, k + 1, k + 1)
    plain: Numbers  # the same, every row of weight above 0 counted once
    is_complete: bool  # whether every pattern is kept, or only that without missing answers

    def moments(self, names: Sequence[str]) -> Moments:
        """Means and centred cross-products of the rows that answer all of `names`."""
        at = np.array([self.names.index(name) for name in names], dtype=np.int64)
        kept = self.answered[:, at].all(axis=1)
        plain, weighted = self.plain[kept].sum(axis=0), self.weighted[kept].sum(axis=0)
        n, rows = float(weighted[0, 0]), int(plain[0, 0])
        cases = Cases(self.total, n, rows)
        if rows == 0:
            return Moments(tuple(names), cases, np.full(len(at), np.nan), np.full((len(at), len(at)), np.nan))
        sums = weighted[0, at + 1]
        products = weighted[np.ix_(at + 1, at + 1)] - np.outer(sums, sums) / n
        for position, column in enumerate(at + 1):
            # In whole numbers, where nothing is rounded.
            if rows * int(plain[column, column]) == int(plain[0, column]) ** 2:
                products[position], products[:, position] = 0.0, 0.0
        return Moments(tuple(names), cases, self.origin[at] + sums / n, products)


def digits(column: Coded, missing: NDArray[np.bool_], values: Numbers, frequencies: Numbers) -> Digits:
    """A column of `values` by code, whose valid codes weigh `frequencies`: distances from their mean, rounded."""
    known = np.where(missing, 0.0, values)
    weight = np.where(missing, 0.0, frequencies)
    n = float(weight.sum())
    origin = float(np.rint(weight @ known / n)) if n > 0 else 0.0
    return Digits(column.codes, np.where(missing, 0.0, known - origin), missing, column.occurring(missing), origin)


def products(names: Sequence[str], columns: Sequence[Digits], weights: Numbers | None, n: int, every: bool) -> Products:
    """The sums of `n` rows; `every` pattern of missing answers unless that takes too much room, else the complete one.

    No `weights` count every row once; rows of weight 0 are left out.
    """
    k = len(columns)
    every = every and k <= MOST_COLUMNS
    plain: dict[int, Numbers] = {}
    weighted: dict[int, Numbers] = {}
    for key, block, weight in _blocks(columns, weights, n, every):
        plain[key] = plain.get(key, 0.0) + block @ block.T
        if weight is not None:
            weighted[key] = weighted.get(key, 0.0) + (block * weight) @ block.T
        if (len(plain) - 1) * k * k > MOST_CELLS:
            return products(names, columns, weights, n, every=False)
    keys = sorted(plain)
    answered = np.array([[not key >> at & 1 for at in range(k)] for key in keys], dtype=bool).reshape(len(keys), k)
    once = np.array([plain[key] for key in keys]).reshape(len(keys), k + 1, k + 1)
    return Products(
        names=tuple(names),
        total=float(n) if weights is None else float(weights.sum()),
        origin=np.array([column.origin for column in columns]),
        answered=answered,
        weighted=once if weights is None else np.array([weighted[key] for key in keys]).reshape(once.shape),
        plain=once,
        is_complete=every,
    )


def _blocks(
    columns: Sequence[Digits], weights: Numbers | None, n: int, every: bool
) -> Iterator[tuple[int, Numbers, Numbers | None]]:
    """Pieces (k + 1, rows) of one pattern of missing answers each, with its bits and the weights of the rows.

    Rows with a missing answer wait until they fill a batch: their patterns are many and small.
    """
    waiting: list[tuple[list[NDArray[Any]], Numbers | None]] = []
    sources = list({id(column.codes): column for column in columns}.values())  # indicators share their variable's codes
    for start in range(0, n, BATCH):
        codes = [source.codes[start : start + BATCH] for source in sources]
        weight = None if weights is None else weights[start : start + BATCH]
        if weight is not None and not (weight > 0).all():
            codes, weight = _taken(codes, weight, np.flatnonzero(weight > 0))
        size = min(BATCH, n - start) if weight is None else len(weight)
        partial = np.zeros(size, dtype=bool)
        for source, code in zip(sources, codes, strict=True):
            if len(source.gaps):
                partial |= among(code, source.gaps)
        if not partial.any():
            yield 0, _block(columns, sources, codes), weight
            continue
        whole, kept = _taken(codes, weight, np.flatnonzero(~partial))
        yield 0, _block(columns, sources, whole), kept
        if every:
            waiting.append(_taken(codes, weight, np.flatnonzero(partial)))
            if sum(len(each[0][0]) for each in waiting) > BATCH:
                yield from _incomplete(columns, sources, waiting)
                waiting = []
    if waiting:
        yield from _incomplete(columns, sources, waiting)


def _taken(
    codes: list[NDArray[Any]], weight: Numbers | None, kept: NDArray[np.intp]
) -> tuple[list[NDArray[Any]], Numbers | None]:
    return [code.take(kept) for code in codes], None if weight is None else weight[kept]


def _block(columns: Sequence[Digits], sources: Sequence[Digits], codes: Sequence[NDArray[Any]]) -> Numbers:
    held = {id(source.codes): code for source, code in zip(sources, codes, strict=True)}
    block = np.empty((len(columns) + 1, len(codes[0])))
    block[0] = 1.0
    for at, column in enumerate(columns, start=1):
        column.values.take(held[id(column.codes)], out=block[at], mode="clip")  # any other mode copies
    return block


def _incomplete(
    columns: Sequence[Digits], sources: Sequence[Digits], waiting: Sequence[tuple[list[NDArray[Any]], Numbers | None]]
) -> Iterator[tuple[int, Numbers, Numbers | None]]:
    """The waiting rows, those of one pattern together."""
    codes = [np.concatenate([each[0][at] for each in waiting]) for at in range(len(sources))]
    weights = [each[1] for each in waiting if each[1] is not None]
    key = np.zeros(len(codes[0]), dtype=np.int64)
    held = {id(source.codes): code for source, code in zip(sources, codes, strict=True)}
    for at, column in enumerate(columns):
        if len(column.gaps):
            key |= (column.missing.astype(np.int64) << at).take(held[id(column.codes)])
    order = np.argsort(key, kind="stable")
    codes, weight = _taken(codes, np.concatenate(weights) if weights else None, order)
    key, block = key[order], _block(columns, sources, codes)
    ends = [0, *(np.flatnonzero(np.diff(key)) + 1).tolist(), len(key)]
    for first, last in pairwise(ends):
        piece = slice(first, last)
        yield int(key[first]), block[:, piece], None if weight is None else weight[piece]
