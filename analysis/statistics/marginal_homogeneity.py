"""Whether two ordered variables of the same cases have the same distribution."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ALL_ALIKE = Undefined(Message("no case has another value in the second variable"))


@dataclass(frozen=True)
class Homogeneity:
    """The sum of the first variable's values over cases whose values differ, against its mean by chance."""

    distinct: int
    differing: float
    observed: float
    mean: float
    sd: float
    z: Statistic
    p: Statistic


def marginal_homogeneity(first: Numbers, second: Numbers, weights: Numbers) -> Homogeneity:
    """The test of `first` and `second`, shape (n,), with weights (n,): each case could have its values the other way.

    Source: Agresti (1990), Categorical Data Analysis, 10.2; IBM SPSS Exact Tests, Marginal Homogeneity Test.
    """
    differ = (first != second) & (weights > 0)
    x, y, w = first[differ], second[differ], weights[differ]
    observed, mean = float(w @ x), float(w @ (x + y)) / 2
    sd = math.sqrt(float(w @ (x - y) ** 2)) / 2
    distinct = len(np.union1d(first, second))
    if sd <= 0:
        return Homogeneity(distinct, float(w.sum()), observed, mean, sd, ALL_ALIKE, ALL_ALIKE)
    z = (observed - mean) / sd
    return Homogeneity(distinct, float(w.sum()), observed, mean, sd, z, p_normal_two_sided(z))
