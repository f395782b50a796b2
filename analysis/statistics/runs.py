"""Wald and Wolfowitz's test of the number of runs."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.arrangements import ALIKE, FRACTIONS, Numbers
from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.null_distribution import Null
from analysis.statistics.special import gammaln
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

ONE_SIDE = Undefined(Message("all cases are on one side of the cut"))

CORRECTED_BELOW = 50  # cases up to which SPSS corrects Z for continuity
EXACT_UP_TO = 1000


@dataclass(frozen=True)
class Runs:
    """Unbroken runs of cases on the same side of a cut, and whether they are fewer or more than chance makes."""

    below: float
    at_least: float
    runs: Statistic
    z: Statistic
    p: Statistic
    exact: Statistic | None  # None where cases are many


def runs_test(values: Numbers, weights: Numbers, cut: float) -> Runs:
    """The test of `values`, shape (n,), in the order of the file; a case of weight 2 is the case twice in a row.

    Source: Wald & Wolfowitz (1940), Annals of Mathematical Statistics 11(2); the correction below 50 cases: IBM SPSS
    Statistics Algorithms, NPAR TESTS; spss.md §2.5.
    """
    side = values >= cut
    below, above = float(weights[~side].sum()), float(weights[side].sum())
    n = below + above
    if n <= 0:
        return Runs(below, above, NO_CASES, NO_CASES, NO_CASES, None)
    runs = 1.0 + float(np.count_nonzero(side[1:] != side[:-1]))
    product = 2 * below * above
    if product <= 0 or n <= 1 or product <= n:
        why = ONE_SIDE if product <= 0 else ONE_CASE
        return Runs(below, above, runs, why, why, None)
    gap = runs - product / n - 1
    if n < CORRECTED_BELOW:
        gap = math.copysign(max(0.0, abs(gap) - 0.5), gap)
    z = gap / math.sqrt(product * (product - n) / (n * n * (n - 1)))
    return Runs(below, above, runs, z, p_normal_two_sided(z), _exact(runs, below, above))


def _exact(seen: float, below: float, above: float) -> Statistic | None:
    """The probability of a number of runs as far from its mean."""
    if below + above > EXACT_UP_TO:
        return None
    first, second = round(below), round(above)
    if max(abs(first - below), abs(second - above)) > ALIKE * (below + above):
        return FRACTIONS
    return null_of_runs(seen, first, second).two_sided


def null_of_runs(seen: float, first: int, second: int) -> Null:
    """How far the number of runs of `first` and `second` cases is from its mean."""
    possible, shares = chances_of_runs(first, second)
    mean = 2 * first * second / (first + second) + 1
    return Null(possible - mean, shares, seen - mean)


def chances_of_runs(first: int, second: int) -> tuple[Numbers, Numbers]:
    """Every number of runs that `first` and `second` cases can make, with their shares."""
    possible = np.arange(2, 2 * min(first, second) + 2)
    half = possible // 2
    even = _log_choose(first - 1, half - 1) + _log_choose(second - 1, half - 1) + math.log(2)
    one = _log_choose(first - 1, half - 1) + _log_choose(second - 1, half)
    other = _log_choose(first - 1, half) + _log_choose(second - 1, half - 1)
    logs = np.where(possible % 2 == 0, even, np.logaddexp(one, other))
    shares = np.exp(logs - logs.max())
    return possible.astype(np.float64), shares / shares.sum()


def _log_choose(n: int, k: NDArray[np.int64]) -> Numbers:
    possible = k <= n
    kept = np.minimum(k, n)
    found = gammaln(n + 1) - gammaln(kept + 1) - gammaln(n - kept + 1)
    return np.where(possible, found, -np.inf)
