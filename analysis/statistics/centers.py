"""The middle of each group: mean, median, trimmed mean."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.groups import Groups
from analysis.statistics.percentiles import percentile
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

TRIMMED = 0.05
"""Share of the cases cut from each end in the trimmed mean of EXAMINE and of Levene's fourth row (D4)."""


def means(groups: Groups) -> Numbers:
    """The mean of each group, shape (groups,); NaN for an empty one."""
    return _of_each(groups, lambda values, weights: float(weights @ values / weights.sum()))


def medians(groups: Groups) -> Numbers:
    """The median of each group, shape (groups,), by HAVERAGE (D1); NaN for an empty one."""
    return _of_each(groups, lambda values, weights: percentile(values, weights, 50))


def trimmed_means(groups: Groups) -> Numbers:
    """The 5% trimmed mean of each group, the last case at either end counted in part (D4); NaN for an empty one."""
    return _of_each(groups, trimmed_mean)


def _of_each(groups: Groups, center: Callable[[Numbers, Numbers], Statistic]) -> Numbers:
    found = np.full(groups.count, np.nan)
    for group in range(groups.count):
        values, weights = groups.only(group)
        if len(values):
            order = np.argsort(values, kind="stable")
            middle = center(values[order], weights[order])
            found[group] = np.nan if isinstance(middle, Undefined) else middle
    return found


def trimmed_mean(values: Numbers, weights: Numbers) -> float:
    """The 5% trimmed mean of ascending `values`, shape (p,), one at least, each counting `weights`, shape (p,).

    The last case at either end counts in part. Source: IBM SPSS Statistics Algorithms, EXAMINE; spss.md D4.
    """
    reached = np.cumsum(weights)
    low, high = TRIMMED * reached[-1], (1 - TRIMMED) * reached[-1]
    kept = np.clip(reached, low, high) - np.clip(reached - weights, low, high)
    return float(kept @ values / kept.sum())
