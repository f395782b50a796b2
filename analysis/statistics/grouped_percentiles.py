"""Percentiles of answers that stand for groups of values."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, Statistic
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

NO_LOWER = Undefined(Message("the lower bound of the first interval is unknown"))
NO_UPPER = Undefined(Message("the upper bound of the last interval is unknown"))
ALIKE = 1e-9


def between_midpoints(midpoints: Numbers, weights: Numbers, percent: float) -> Statistic:
    """The percentile of groups known by their `midpoints` only, shape (k,), ascending, with `weights` above 0.

    Half of a group lies below its midpoint, and between two midpoints cases are spread evenly. Undefined below the
    first midpoint and above the last. Source: IBM SPSS Statistics Algorithms, Grouped Percentiles.
    """
    if len(midpoints) == 0:
        return NO_CASES
    reached = np.cumsum(weights) - weights / 2
    wanted = float(weights.sum()) * percent / 100
    if wanted < reached[0] * (1 - ALIKE):
        return NO_LOWER
    if wanted > reached[-1] * (1 + ALIKE):
        return NO_UPPER
    return float(np.interp(wanted, reached, midpoints))


def within_intervals(lower: Numbers, upper: Numbers, weights: Numbers, percent: float) -> Statistic:
    """The percentile of groups from `lower` to `upper` bounds, shape (k,), ascending and apart, `weights` above 0.

    Cases are spread evenly over their interval. An infinite upper bound is unknown. Source: the textbook formula
    L + (W p - C) h / f, as in Glass and Hopkins (1996), Statistical Methods in Education and Psychology, 4.1.
    """
    if len(lower) == 0:
        return NO_CASES
    before = np.cumsum(weights) - weights
    wanted = float(weights.sum()) * percent / 100
    at = max(0, int(np.searchsorted(before, wanted * (1 - ALIKE), side="left")) - 1)
    if not np.isfinite(upper[at]):
        return NO_UPPER
    share = (wanted - float(before[at])) / float(weights[at])
    return float(lower[at] + share * (upper[at] - lower[at]))
