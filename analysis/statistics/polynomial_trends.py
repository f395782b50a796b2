"""How far the means of groups follow polynomials of the groups' codes."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.groups import Sample

Numbers = NDArray[np.float64]


def orthogonal(codes: Numbers, weights: Numbers, degree: int) -> Numbers:
    """Polynomials of `codes`, shape (k,), degrees 1 to `degree`, orthonormal under `weights` (k,); (degree, k).

    Fewer where the codes have no more values.
    """
    scaled = (codes - codes.mean()) / max(float(np.abs(codes - codes.mean()).max()), 1e-300)
    found = [np.ones(len(codes)) / math.sqrt(float(weights.sum()))]
    for power in range(1, min(degree, len(codes) - 1) + 1):
        left = scaled**power
        for _ in range(2):  # once more, for what rounding left
            for each in found:
                left = left - float((weights * left) @ each) * each
        found.append(left / math.sqrt(float((weights * left) @ left)))
    return np.array(found[1:]).reshape(len(found) - 1, len(codes))


def weighted_squares(found: Sequence[Sample], codes: Numbers, degree: int) -> list[float]:
    """What each degree adds to the sum of squares between groups, each after those below it."""
    n, means = _sizes_and_means(found)
    return [float((n * means) @ each) ** 2 for each in orthogonal(codes, n, degree)]


def unweighted_squares(found: Sequence[Sample], codes: Numbers, degree: int) -> list[float]:
    """The sum of squares of each degree's contrast, whose coefficients take every group alike."""
    n, means = _sizes_and_means(found)
    contrasts = orthogonal(codes, np.ones(len(n)), degree)
    return [float(each @ means) ** 2 / float((each**2 / n).sum()) for each in contrasts]


def _sizes_and_means(found: Sequence[Sample]) -> tuple[Numbers, Numbers]:
    n = np.array([each.n for each in found])
    means = np.array([each.above for each in found], dtype=float)
    return n, means - float(n @ means / n.sum())
