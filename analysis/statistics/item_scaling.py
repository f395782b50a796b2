"""Values put on one scale, column by column."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def z_scores(x: Numbers) -> Numbers:
    """Mean 0 and standard deviation 1 with n - 1; a column that does not vary becomes 0, as all here (n, k)."""
    sd = x.std(axis=0, ddof=1) if len(x) > 1 else np.zeros(x.shape[1])
    return np.where(sd > 0, (x - x.mean(axis=0)) / np.where(sd > 0, sd, 1.0), 0.0)


def by_deviation(x: Numbers) -> Numbers:
    """Standard deviation 1; a column that does not vary stays."""
    sd = x.std(axis=0, ddof=1) if len(x) > 1 else np.zeros(x.shape[1])
    return np.asarray(x / np.where(sd > 0, sd, 1.0))


def by_range(x: Numbers) -> Numbers:
    """Range 1, by division; a column that does not vary stays."""
    span = np.ptp(x, axis=0)
    return np.asarray(x / np.where(span > 0, span, 1.0))


def from_0_to_1(x: Numbers) -> Numbers:
    """The smallest value 0 and the largest 1; .5 in a column that does not vary."""
    span = np.ptp(x, axis=0)
    return np.where(span > 0, (x - x.min(axis=0)) / np.where(span > 0, span, 1.0), 0.5)


def by_maximum(x: Numbers) -> Numbers:
    """Maximum 1; where it is 0, values divided by the size of the smallest, plus 1."""
    most, least = x.max(axis=0), np.abs(x.min(axis=0))
    shifted = x / np.where(least > 0, least, 1.0) + 1
    return np.where(most != 0, x / np.where(most != 0, most, 1.0), shifted)


def by_mean(x: Numbers) -> Numbers:
    """Mean 1; where it is 0, 1 more than they are."""
    mean = x.mean(axis=0)
    return np.where(mean != 0, x / np.where(mean != 0, mean, 1.0), x + 1)


SCALINGS: Mapping[str, Callable[[Numbers], Numbers]] = {
    "z": z_scores,
    "sd": by_deviation,
    "range": by_range,
    "rescale": from_0_to_1,
    "max": by_maximum,
    "mean": by_mean,
}
"""Ways to scale columns. Source: IBM SPSS Statistics Command Syntax Reference, PROXIMITIES, STANDARDIZE."""
