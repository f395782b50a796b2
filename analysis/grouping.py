"""Rows that hold the same values, found without comparing row to row."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from survey.coded import WIDEST, Coded, code

__all__ = ["Coded", "code", "group"]

MOST = 2**40  # groups that are told apart before those that do not occur are dropped


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
