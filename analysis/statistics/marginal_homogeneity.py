"""Whether two ordered variables of the same cases have the same distribution."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.arrangements import ASKED, Effort, small, sums_of_signed
from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.null_distribution import Null
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

UNIT = 1e-6  # to which differences of values are told apart
MOST_STEPS = 5e9
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


def null_of_turns(first: Numbers, second: Numbers, weights: Numbers, effort: Effort = ASKED) -> Null | Undefined | None:
    """How far the sum is from its mean for every choice of cases that have their values the other way.

    None where they are many.
    """
    sizes, times = sizes_of(first, second, weights)
    counts = small(times, effort)
    if counts is None or isinstance(counts, Undefined):
        return counts
    whole = np.rint(sizes / UNIT).astype(np.int64)
    step = max(1, int(np.gcd.reduce(whole))) if len(whole) else 1
    if float(counts @ (whole // step)) * float(counts.sum()) > MOST_STEPS:
        return None
    shares = sums_of_signed(whole // step, counts)
    gaps = np.asarray((np.arange(len(shares)) - (len(shares) - 1) / 2) * (step * UNIT), dtype=np.float64)
    return Null(gaps, shares, float(weights @ (first - second)) / 2)


def sizes_of(first: Numbers, second: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct sizes of differences above 0, and the weight of each."""
    gaps: Numbers = np.asarray(np.round(np.abs(first - second), 9), dtype=np.float64)
    sizes, at = np.unique(gaps, return_inverse=True)
    times: Numbers = np.bincount(at, weights, len(sizes)).astype(np.float64)
    found: Numbers = sizes[sizes > 0]
    return found, times[sizes > 0]
