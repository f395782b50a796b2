"""Comparisons of every two of several estimated means."""

import math
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.linear_hypotheses import Estimate, LinearModel, estimate
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

Adjustment = Literal["lsd", "bonferroni", "sidak"]


def compared(
    model: LinearModel, means: Numbers, adjustment: Adjustment, confidence: float
) -> dict[tuple[int, int], Estimate]:
    """mean(i) - mean(j) for all i ≠ j; `means`, shape (m, columns), as functions of the parameters.

    Bonferroni and Šidák count m (m - 1) / 2 comparisons, in p and in the width of the intervals.
    Source: Šidák (1967), JASA 62; Dunn (1961), JASA 56.
    """
    pairs = len(means) * (len(means) - 1) / 2
    found: dict[tuple[int, int], Estimate] = {}
    for i, j in combinations(range(len(means)), 2):
        each = estimate(model, means[i] - means[j], *widened(adjustment, confidence, pairs))
        found[i, j] = _adjusted(each, adjusted_p(each.p, adjustment, pairs))
        found[j, i] = _turned(found[i, j])
    return found


def widened(adjustment: str, confidence: float, pairs: float) -> tuple[float, float]:
    """The confidence of one interval, and what its tail is divided by, so that all of `pairs` hold at `confidence`."""
    if adjustment == "sidak":
        return math.exp(math.log(confidence) / pairs), 1.0
    return confidence, pairs if adjustment == "bonferroni" else 1.0


def adjusted_p(p: Statistic, adjustment: str, pairs: float) -> Statistic:
    """`p` of one of `pairs` comparisons, as if it were the smallest of all."""
    if isinstance(p, Undefined) or adjustment == "lsd":
        return p
    if adjustment == "sidak":
        return -math.expm1(pairs * math.log1p(-p)) if p < 1 else 1.0
    return min(1.0, p * pairs)


def _adjusted(each: Estimate, p: Statistic) -> Estimate:
    return Estimate(each.value, each.se, each.t, p, each.ci_low, each.ci_high)


def _turned(each: Estimate) -> Estimate:
    low, high = _negative(each.ci_high), _negative(each.ci_low)
    return Estimate(_negative(each.value), each.se, _negative(each.t), each.p, low, high)


def _negative(found: Statistic) -> Statistic:
    return found if isinstance(found, Undefined) else -found
