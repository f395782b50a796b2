"""Tests of several measurements of the same cases: Friedman, Kendall's W and Cochran's Q."""

import math

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, small, within_rows
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.kruskal_wallis import RankDifference, rank_difference
from analysis.statistics.null_distribution import Null
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

ALIKE_WITHIN = Undefined(Message("every case gives all variables the same answer"))
ONE_VARIABLE = Undefined(Message("fewer than two variables"))


@dataclass(frozen=True)
class Friedman:
    """Mean ranks of the variables within each case, and whether they differ more than chance (D9)."""

    n: float
    mean_ranks: tuple[Statistic, ...]
    chi_square: Statistic
    df: Statistic
    p: Statistic
    exact: Statistic | None  # None where arrangements are too many to count
    kendall_w: Statistic


def friedman(values: Numbers, weights: Numbers) -> Friedman:
    """The test of complete cases `values`, shape (p, k), each counting `weights`, shape (p,); corrected for ties.

    On answers of two kinds it is Cochran's test, with chi-square = Q.
    Source: Friedman (1937), Journal of the American Statistical Association 32(200); Kendall & Babington Smith (1939),
    Annals of Mathematical Statistics 10(3); Cochran (1950), Biometrika 37(3/4).
    """
    n, k = float(weights.sum()), values.shape[1]
    if n <= 0:
        return Friedman(n, (NO_CASES,) * k, NO_CASES, NO_CASES, NO_CASES, None, NO_CASES)
    ranks = ranks_within(values)
    mean = (k + 1) / 2
    sums = weights @ (ranks - mean)
    means: tuple[Statistic, ...] = tuple(float(each / n) + mean for each in sums)
    within = float(weights @ ((ranks - mean) ** 2).sum(axis=1))
    reason = ONE_VARIABLE if k < 2 else ALIKE_WITHIN if within <= 0 else None
    if reason is not None:
        return Friedman(n, means, reason, reason, reason, None, reason)
    chi_square = (k - 1) * float(sums @ sums) / within
    w = chi_square / (n * (k - 1))
    p = p_chi_square(chi_square, k - 1)
    null = null_of_orders(ranks, weights)
    return Friedman(n, means, chi_square, k - 1.0, p, null.two_sided if isinstance(null, Null) else null, w)


def ranks_within(values: Numbers) -> Numbers:
    """The rank of each cell among those of its row, shape (p, k); ties share the mean of their ranks."""
    below = (values[:, None, :] < values[:, :, None]).sum(axis=2)
    equal = (values[:, None, :] == values[:, :, None]).sum(axis=2)
    found: Numbers = below + (equal + 1) / 2
    return found


def compare_mean_ranks(found: Friedman) -> tuple[RankDifference, ...]:
    """Every two variables, with the standard error √(k (k + 1) / 6n) of SPSS's NPTESTS, which ties do not change.

    Source: Dunn (1964), Technometrics 6(3).
    """
    k = len(found.mean_ranks)
    pairs = [(i, j) for i in range(k) for j in range(i + 1, k)]
    compared = []
    for i, j in pairs:
        one, other = found.mean_ranks[i], found.mean_ranks[j]
        if isinstance(one, Undefined) or isinstance(other, Undefined):
            compared.append(RankDifference(i, j, NO_CASES, NO_CASES, NO_CASES, NO_CASES, NO_CASES))
        else:
            compared.append(rank_difference(i, j, one - other, math.sqrt(k * (k + 1) / (6 * found.n)), len(pairs)))
    return tuple(compared)


def null_of_orders(ranks: Numbers, weights: Numbers, effort: Effort = UNASKED) -> Null | Undefined | None:
    """What chi-square grows with for every order of each case's `ranks`, shape (p, k); None where they are many."""
    counts = small(weights, effort)
    if counts is None or isinstance(counts, Undefined):
        return counts
    doubled = np.sort(np.rint(2 * ranks).astype(np.int64), axis=1)
    doubled, at = np.unique(doubled, axis=0, return_inverse=True)
    times = np.bincount(at.ravel(), counts).astype(np.int64)
    found = within_rows(doubled, times, effort.states)
    if found is None:
        return None
    sums, shares = found
    seen = counts @ np.rint(2 * ranks).astype(np.int64)
    return Null((sums.astype(float) ** 2).sum(axis=1), shares, float((seen.astype(float) ** 2).sum()))
