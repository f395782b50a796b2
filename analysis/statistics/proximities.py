"""How far items are from one another, or how alike they are: measures of numbers and of counts."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def euclidean_squared(x: Numbers) -> Numbers:
    """Squared Euclidean distances of the rows of `x`, (n, k); as all measures here, shape (n, n)."""
    return _summed(x, np.square)


def euclidean(x: Numbers) -> Numbers:
    """Euclidean distances."""
    return np.sqrt(_summed(x, np.square))


def block(x: Numbers) -> Numbers:
    """City-block distances: sums of absolute differences."""
    return _summed(x, np.abs)


def chebychev(x: Numbers) -> Numbers:
    """The largest absolute difference."""
    return np.array([np.abs(x - row).max(axis=1) for row in x])


def power(x: Numbers, p: float, root: float) -> Numbers:
    """Sums of absolute differences to the power `p`, of which a root is taken; Minkowski's where both are the same."""
    return np.asarray(_summed(x, lambda gaps: np.abs(gaps) ** p) ** (1 / root))


def cosine(x: Numbers) -> Numbers:
    """Cosines of the angles between the rows; NaN for a row of zeros."""
    sizes = np.sqrt(np.square(x).sum(axis=1))
    with np.errstate(all="ignore"):
        return _clipped(x @ x.T / np.outer(sizes, sizes))


def correlation(x: Numbers) -> Numbers:
    """Pearson's correlations between the rows; NaN for a row whose values are all the same."""
    centred = x - x.mean(axis=1, keepdims=True)
    centred[np.abs(centred).max(axis=1) <= 1e-14 * np.abs(x).max(axis=1)] = 0.0
    return cosine(centred)


def chi_square(x: Numbers) -> Numbers:
    """Distances of rows of counts: the root of the chi-square of the table that two of them make."""
    return np.sqrt(_chi_squares(x))


def phi_square(x: Numbers) -> Numbers:
    """The same of chi-square divided by all counts of the two rows."""
    n = x.sum(axis=1)
    with np.errstate(all="ignore"):
        found: Numbers = np.sqrt(_chi_squares(x) / (n[:, None] + n))
    return found


MEASURES: Mapping[str, Callable[[Numbers], Numbers]] = {
    "euclidean_squared": euclidean_squared,
    "euclidean": euclidean,
    "block": block,
    "chebychev": chebychev,
    "cosine": cosine,
    "correlation": correlation,
    "chi_square": chi_square,
    "phi_square": phi_square,
}
OF_LIKENESS = frozenset({"cosine", "correlation"})
"""Measures whose larger values are of items that are more alike."""


def _summed(x: Numbers, of: Callable[[Numbers], Numbers]) -> Numbers:
    return np.array([of(x - row).sum(axis=1) for row in x]).reshape(len(x), len(x))


def _clipped(found: Numbers) -> Numbers:
    kept: Numbers = np.clip(found, -1.0, 1.0)
    return kept


def _chi_squares(x: Numbers) -> Numbers:
    """Chi-squares of the tables of two rows; columns that are 0 in both add nothing."""
    n = x.sum(axis=1)
    found = np.empty((len(x), len(x)))
    with np.errstate(all="ignore"):
        for at, row in enumerate(x):
            both, whole = x + row, (n + n[at])[:, None]
            own, other = both * n[:, None] / whole, both * n[at] / whole
            parts = np.where(own > 0, (x - own) ** 2 / own, 0) + np.where(other > 0, (row - other) ** 2 / other, 0)
            found[at] = np.where(n * n[at] > 0, parts.sum(axis=1), np.nan)
    return found
