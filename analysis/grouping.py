"""Rows that hold the same values, found without comparing row to row."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WIDEST = 10_000  # whole numbers within such a range are their own codes
MOST = 2**40  # groups that are told apart before those that do not occur are dropped


@dataclass(frozen=True)
class Coded:
    """A column as whole numbers in the order of its values, NaN last."""

    codes: NDArray[np.int64]  # (n,), from 0
    size: int  # above every code

    def take(self, kept: NDArray[np.bool_]) -> "Coded":
        return Coded(self.codes[kept], self.size)


def code(values: NDArray[np.float64]) -> Coded:
    """The column `values`, shape (n,), as codes."""
    unknown = np.isnan(values)
    known = values[~unknown]
    if len(known) == 0:
        return Coded(np.zeros(len(values), dtype=np.int64), 1)
    low, high = float(known.min()), float(known.max())
    if high - low < WIDEST and bool((known == np.floor(known)).all()):
        size = int(high - low) + 2
        return Coded(np.where(unknown, size - 1, np.where(unknown, low, values) - low).astype(np.int64), size)
    found, codes = np.unique(values, return_inverse=True)
    return Coded(codes.astype(np.int64), len(found))


def group(columns: Sequence[Coded], n: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A row of each group, shape (p,), and the group of each of `n` rows, shape (n,).

    Groups stand in ascending order, the first column deciding first.
    """
    key, size = np.zeros(n, dtype=np.int64), 1
    for column in columns:
        if size * column.size > MOST:
            key, size = _dense(key, size)
        key, size = key * column.size + column.codes, size * column.size
    key, size = _dense(key, size)
    rows = np.empty(size, dtype=np.int64)
    rows[key] = np.arange(n)
    return rows, key


def _dense(key: NDArray[np.int64], size: int) -> tuple[NDArray[np.int64], int]:
    """The same groups in the same order, numbered without gaps."""
    if size > 4 * len(key) + WIDEST:
        found, dense = np.unique(key, return_inverse=True)
        return dense.astype(np.int64), len(found)
    occurs = np.bincount(key, minlength=size) > 0
    return (np.cumsum(occurs) - 1)[key], int(occurs.sum())
