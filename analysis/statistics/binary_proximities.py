"""How alike items are that have features or have them not."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Measure = Callable[[Numbers, Numbers, Numbers, Numbers], Numbers]

NO_BOUND = 9999.999
"""What SPSS says of ratios of matches to mismatches where there is no mismatch."""


def binary(name: str, has: NDArray[np.bool_], lacks: NDArray[np.bool_]) -> Numbers:
    """A measure of every two rows: which features each item `has` and `lacks`, (n, k); shape (n, n), NaN: undefined.

    `a` features are of both, `b` of the first alone, `c` of the second alone, `d` of neither.
    Source: IBM SPSS Statistics Algorithms, PROXIMITIES; Anderberg (1973), Cluster Analysis for Applications.
    """
    x, y = has.astype(float), lacks.astype(float)
    b = x @ y.T
    with np.errstate(all="ignore"):
        return np.asarray(BINARY[name](x @ x.T, b, b.T, y @ y.T), dtype=float)


def _ratio(one: Numbers, other: Numbers) -> Numbers:
    return np.where(other == 0, NO_BOUND, one / np.where(other == 0, 1.0, other))


def _guesses(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> tuple[Numbers, Numbers]:
    """Goodman and Kruskal's counts of what is guessed right with and without knowing the other item."""
    first = np.maximum(a, b) + np.maximum(c, d) + np.maximum(a, c) + np.maximum(b, d)
    return first, np.maximum(a + c, b + d) + np.maximum(a + b, c + d)


def _lambda(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Numbers:
    first, second = _guesses(a, b, c, d)
    return np.asarray((first - second) / (2 * (a + b + c + d) - second))


def _predictability(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Numbers:
    first, second = _guesses(a, b, c, d)
    return np.asarray((first - second) / (2 * (a + b + c + d)))


def _phi(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Numbers:
    return np.asarray((a * d - b * c) / np.sqrt((a + b) * (a + c) * (b + d) * (c + d)))


def _y(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Numbers:
    return np.asarray((np.sqrt(a * d) - np.sqrt(b * c)) / (np.sqrt(a * d) + np.sqrt(b * c)))


BINARY: Mapping[str, Measure] = {
    "russell_rao": lambda a, b, c, d: a / (a + b + c + d),
    "simple_matching": lambda a, b, c, d: (a + d) / (a + b + c + d),
    "jaccard": lambda a, b, c, d: a / (a + b + c),
    "dice": lambda a, b, c, d: 2 * a / (2 * a + b + c),
    "sokal_sneath_1": lambda a, b, c, d: 2 * (a + d) / (2 * (a + d) + b + c),
    "rogers_tanimoto": lambda a, b, c, d: (a + d) / (a + d + 2 * (b + c)),
    "sokal_sneath_2": lambda a, b, c, d: a / (a + 2 * (b + c)),
    "kulczynski_1": lambda a, b, c, d: _ratio(a, b + c),
    "sokal_sneath_3": lambda a, b, c, d: _ratio(a + d, b + c),
    "kulczynski_2": lambda a, b, c, d: (a / (a + b) + a / (a + c)) / 2,
    "sokal_sneath_4": lambda a, b, c, d: (a / (a + b) + a / (a + c) + d / (b + d) + d / (c + d)) / 4,
    "hamann": lambda a, b, c, d: (a + d - b - c) / (a + b + c + d),
    "lambda": _lambda,
    "anderberg_d": _predictability,
    "yule_y": _y,
    "yule_q": lambda a, b, c, d: (a * d - b * c) / (a * d + b * c),
    "ochiai": lambda a, b, c, d: np.sqrt(a / (a + b) * a / (a + c)),
    "sokal_sneath_5": lambda a, b, c, d: a * d / np.sqrt((a + b) * (a + c) * (b + d) * (c + d)),
    "phi": _phi,
    "dispersion": lambda a, b, c, d: (a * d - b * c) / (a + b + c + d) ** 2,
    "binary_euclidean_squared": lambda a, b, c, d: b + c,
    "binary_euclidean": lambda a, b, c, d: np.sqrt(b + c),
    "size_difference": lambda a, b, c, d: (b - c) ** 2 / (a + b + c + d) ** 2,
    "pattern_difference": lambda a, b, c, d: b * c / (a + b + c + d) ** 2,
    "shape_difference": lambda a, b, c, d: ((a + b + c + d) * (b + c) - (b - c) ** 2) / (a + b + c + d) ** 2,
    "binary_variance": lambda a, b, c, d: (b + c) / (4 * (a + b + c + d)),
    "lance_williams": lambda a, b, c, d: (b + c) / (2 * a + b + c),
}
OF_DISTANCE = frozenset(list(BINARY)[20:])
"""Measures whose larger values are of items that are less alike."""
