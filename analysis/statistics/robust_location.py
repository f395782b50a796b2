"""Where the middle of a sample is when cases far from it count less."""

import math
from collections.abc import Callable

import numpy as np

from analysis.statistics.arrangements import Numbers
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.percentiles import percentile
from analysis.undefined import Undefined
from instrument.message import Message

CLOSE, MOST = 0.005, 30
"""Two steps that differ by less of their mean are the same; how many steps are taken at most."""
NO_SPREAD = Undefined(Message("more than half of the cases have the same value"))
NO_STEPS = Undefined(Message("the estimate did not converge"))

Weigh = Callable[[Numbers], Numbers]
"""How much a case counts by its distance from the middle, in median absolute deviations."""


def m_estimate(values: Numbers, weights: Numbers, weigh: Weigh) -> Statistic:
    """The mean of distinct ascending `values`, shape (p,), each counting `weights`, shape (p,), times `weigh`.

    It is found again from its own distances, beginning with the median. Distances are counted in median absolute
    deviations from the median, as they are.
    Source: IBM SPSS Statistics Algorithms, EXAMINE; Hoaglin, Mosteller & Tukey (1983), Understanding Robust and
    Exploratory Data Analysis, chapter 11.
    """
    middle = percentile(values, weights, 50)
    if isinstance(middle, Undefined):
        return NO_CASES
    spread = _median_deviation(values, weights, middle)
    if spread <= 0:
        return NO_SPREAD
    for _ in range(MOST):
        counted = weights * weigh(np.abs(values - middle) / spread)
        if counted.sum() <= 0:
            return NO_STEPS
        found = float(counted @ values / counted.sum())
        if abs(found - middle) <= CLOSE * abs(found + middle) / 2:
            return found
        middle = found
    return NO_STEPS


def _median_deviation(values: Numbers, weights: Numbers, middle: float) -> float:
    far, at = np.unique(np.abs(values - middle), return_inverse=True)
    found = percentile(far, np.bincount(at, weights).astype(np.float64), 50)
    return 0.0 if isinstance(found, Undefined) else found


def huber(c: float) -> Weigh:
    """All alike up to `c`, then in inverse proportion. Source: Huber (1964), Annals of Mathematical Statistics 35."""
    return lambda u: c / np.maximum(u, c)


def biweight(c: float) -> Weigh:
    """(1 - (u/c)²)² up to `c`, then nothing. Source: Beaton & Tukey (1974), Technometrics 16(2)."""
    return lambda u: np.where(u < c, (1 - (u / c) ** 2) ** 2, 0.0)


def hampel(a: float, b: float, c: float) -> Weigh:
    """All alike up to `a`, a/u up to `b`, falling to nothing at `c`. Source: Hampel (1974), JASA 69(346)."""

    def weigh(u: Numbers) -> Numbers:
        size = np.maximum(u, a)
        return np.select([size <= b, size <= c], [a / size, a / size * (c - size) / (c - b)], 0.0)

    return weigh


def andrews(c: float) -> Weigh:
    """sin(u/c)/(u/c) up to `c`π, then nothing. Source: Andrews (1974), Technometrics 16(4)."""
    return lambda u: np.where(u < c * math.pi, np.sinc(u / (c * math.pi)), 0.0)
