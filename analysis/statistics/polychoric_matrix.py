"""Polychoric correlations of many items and the covariance of their estimates."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.polychoric import correlation, influence, thresholds, why_not
from analysis.statistics.weighted_least_squares import Correlations
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]

BLOCK = 20_000  # patterns at a time: the products of all would not fit in memory


@dataclass(frozen=True)
class NoPair:
    """A pair of items, by number, that has no polychoric correlation."""

    first: int
    second: int
    reason: Undefined


def polychoric_matrix(values: Numbers, weights: Numbers) -> Correlations | NoPair:
    """Each pair's correlation in complete patterns `values`, shape (u, k), that count `weights`, shape (u,).

    The covariance follows from how far each pattern moves every correlation (see `influence`).
    """
    codes, k = codes_of(values), values.shape[1]
    pairs = list(zip(*np.tril_indices(k, -1), strict=True))
    matrix, influences = np.eye(k), []
    for i, j in pairs:
        table = pair_table(codes[i], codes[j], weights)
        reason = why_not(table)
        if reason is not None:
            return NoPair(int(j), int(i), reason)
        rows, columns = thresholds(table.sum(axis=1)), thresholds(table.sum(axis=0))
        r = correlation(table, rows, columns)
        if isinstance(r, Undefined):
            return NoPair(int(j), int(i), r)
        matrix[i, j] = matrix[j, i] = r
        influences.append(influence(table, rows, columns, r))
    n, together = float(weights.sum()), np.zeros((len(pairs), len(pairs)))
    for start in range(0, len(weights), BLOCK):
        here = slice(start, start + BLOCK)
        moves = np.array([each[codes[i][here], codes[j][here]] for each, (i, j) in zip(influences, pairs, strict=True)])
        together += (moves * weights[here]) @ moves.T
    return Correlations(matrix, together * n, n)


def pair_table(first: NDArray[np.int64], second: NDArray[np.int64], weights: Numbers) -> Numbers:
    """The counts of each pair of codes (from 0), shape (a, b)."""
    shape = (int(first.max(initial=-1)) + 1, int(second.max(initial=-1)) + 1)
    if 0 in shape:
        return np.zeros(shape)
    counts = np.bincount(first * shape[1] + second, weights, minlength=shape[0] * shape[1])
    return np.asarray(counts, dtype=np.float64).reshape(shape)


def codes_of(values: Numbers) -> list[NDArray[np.int64]]:
    """Each column of `values`, shape (u, k), as numbers from 0 in ascending order."""
    return [np.unique(column, return_inverse=True)[1].astype(np.int64) for column in values.T]
