"""Comparisons of every two of several estimated means."""

from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.linear_hypotheses import Estimate, LinearModel, estimate
from analysis.statistics.multiplicity import adjusted_p, tail
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

Adjustment = Literal["lsd", "bonferroni", "sidak"]


def compared(
    model: LinearModel, means: Numbers, adjustment: Adjustment, confidence: float
) -> dict[tuple[int, int], Estimate]:
    """mean(i) - mean(j) for all i ≠ j; `means`, shape (m, columns), as functions of the parameters.

    Bonferroni and Šidák count m (m - 1) / 2 comparisons, in p and in the width of the intervals.
    """
    pairs = len(means) * (len(means) - 1) / 2
    found: dict[tuple[int, int], Estimate] = {}
    for i, j in combinations(range(len(means)), 2):
        each = estimate(model, means[i] - means[j], 1 - 2 * tail(adjustment, confidence, pairs))
        found[i, j] = adjusted(each, adjusted_p(each.p, adjustment, pairs))
        found[j, i] = turned(found[i, j])
    return found


def adjusted(each: Estimate, p: Statistic) -> Estimate:
    """The same with another p."""
    return Estimate(each.value, each.se, each.t, p, each.ci_low, each.ci_high)


def turned(each: Estimate) -> Estimate:
    """The difference the other way round."""
    low, high = _negative(each.ci_high), _negative(each.ci_low)
    return Estimate(_negative(each.value), each.se, _negative(each.t), each.p, low, high)


def _negative(found: Statistic) -> Statistic:
    return found if isinstance(found, Undefined) else -found
