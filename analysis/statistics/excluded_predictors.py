"""What a predictor outside a regression would be in it."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, Statistic
from analysis.statistics.distributions import p_t_two_sided
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.statistics.stepping import NOTHING, least_tolerance, unexplained
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MADE_OF_THEM = Undefined(Message("the predictors in the model leave it no variance of its own"))


@dataclass(frozen=True)
class Excluded:
    """Beta, t, p and partial correlation with y if it entered alone; the tolerances that would then hold."""

    beta_in: Statistic
    t: Statistic
    p: Statistic
    partial: Statistic
    tolerance: Statistic
    vif: Statistic
    minimum_tolerance: Statistic


def excluded(correlation: Numbers, inside: Sequence[int], one: int, n: float) -> Excluded:
    """The column `one` beside those `inside`; `correlation`, (k + 1, k + 1), holds y last; `n` the sum of weights.

    Source: IBM SPSS Statistics Algorithms, REGRESSION, statistics for variables not in the equation.
    """
    if correlation[one, one] == 0:
        return Excluded(*[CONSTANT] * 7)
    at = list(inside)
    weights = np.linalg.solve(correlation[np.ix_(at, at)], correlation[at, one]) if at else np.zeros(0)
    own = 1 - float(weights @ correlation[at, one])
    if own <= NOTHING:
        return Excluded(MADE_OF_THEM, MADE_OF_THEM, MADE_OF_THEM, MADE_OF_THEM, 0.0, MADE_OF_THEM, 0.0)
    shared = float(correlation[one, -1] - weights @ correlation[at, -1])
    left = unexplained(correlation, at)
    partial: Statistic = PERFECT_FIT
    if left > 0:
        partial = min(1.0, max(-1.0, shared / math.sqrt(own * left)))
    t = _t(partial, n - len(at) - 2)
    p = t if isinstance(t, Undefined) else p_t_two_sided(t, n - len(at) - 2)
    return Excluded(shared / own, t, p, partial, own, 1 / own, least_tolerance(correlation, at, one))


def _t(partial: Statistic, df: float) -> Statistic:
    if isinstance(partial, Undefined):
        return partial
    if df <= 0:
        return FEW_CASES
    left = 1 - partial**2
    return partial * math.sqrt(df / left) if left > NOTHING else PERFECT_FIT
