"""Kruskal-Wallis's test of several groups, with Dunn's comparisons of every two."""

import math

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, Whole, into_groups, small
from analysis.statistics.description import CONSTANT, NO_CASES, Statistic
from analysis.statistics.distributions import p_chi_square, p_normal_two_sided
from analysis.statistics.groups import Groups
from analysis.statistics.mann_whitney import doubled_ranks, rank_sums, spread_of_ranks
from analysis.statistics.null_distribution import Null
from analysis.statistics.variance_analysis import FEW_GROUPS
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class KruskalWallis:
    """H, corrected for ties; the exact probability is None where arrangements are too many to count."""

    h: Statistic
    df: Statistic
    p: Statistic
    exact: Statistic | None
    epsilon_squared: Statistic  # H (n + 1) / (n² - 1)


@dataclass(frozen=True)
class RankDifference:
    """Two groups by number, with the mean rank of the first less that of the second."""

    first: int
    second: int
    difference: Statistic
    se: Statistic
    z: Statistic
    p: Statistic
    adjusted: Statistic  # × the number of comparisons, at most 1 (Bonferroni)


def kruskal_wallis(groups: Groups) -> KruskalWallis:
    """The test of groups of which none is empty.

    Source: Kruskal & Wallis (1952), Journal of the American Statistical Association 47(260); spss.md D9; ε² from
    Tomczak & Tomczak (2014), Trends in Sport Sciences 1(21).
    """
    found = rank_sums(groups)
    n = math.fsum(each.n for each in found)
    squares = spread_of_ranks(groups.values, groups.weights)
    reason = _reason(n, groups.count, squares)
    if reason is not None:
        return KruskalWallis(reason, reason, reason, None, reason)
    between = math.fsum(_square(each.sum_of_ranks - each.n * (n + 1) / 2) / each.n for each in found)
    h, df = (n - 1) * between / squares, groups.count - 1.0
    null = null_of_several(groups)
    exact = null.two_sided if isinstance(null, Null) else null
    return KruskalWallis(h, df, p_chi_square(h, df), exact, h * (n + 1) / (n * n - 1))


def dunn(groups: Groups) -> tuple[RankDifference, ...]:
    """Every two of groups of which none is empty, with the variance that ties leave.

    Source: Dunn (1964), Technometrics 6(3).
    """
    found = rank_sums(groups)
    n = math.fsum(each.n for each in found)
    squares = spread_of_ranks(groups.values, groups.weights)
    reason = _reason(n, groups.count, squares)
    pairs = [(i, j) for i in range(groups.count) for j in range(i + 1, groups.count)]
    if reason is not None:
        return tuple(RankDifference(i, j, reason, reason, reason, reason, reason) for i, j in pairs)
    compared = []
    for i, j in pairs:
        gap = found[i].sum_of_ranks / found[i].n - found[j].sum_of_ranks / found[j].n
        se = math.sqrt(squares / (n - 1) * (1 / found[i].n + 1 / found[j].n))
        compared.append(rank_difference(i, j, gap, se, len(pairs)))
    return tuple(compared)


def rank_difference(first: int, second: int, gap: float, se: float, pairs: int) -> RankDifference:
    """A comparison by the normal distribution, one of so many `pairs`."""
    p = p_normal_two_sided(gap / se)
    return RankDifference(first, second, gap, se, gap / se, p, min(1.0, p * pairs))


def _reason(n: float, count: int, squares: float) -> Undefined | None:
    if n <= 0:
        return NO_CASES
    if count < 2:
        return FEW_GROUPS
    return CONSTANT if squares <= 0 or n <= 1 else None


def null_of_several(groups: Groups, effort: Effort = UNASKED) -> Null | Undefined | None:
    """What H grows with in every arrangement of the answers; None where they are many."""
    weights = small(groups.weights, effort)
    if weights is None or isinstance(weights, Undefined):
        return weights
    _, at = np.unique(groups.values, return_inverse=True)
    scores, times = doubled_ranks(groups.values, weights)
    sizes = np.bincount(groups.at, weights, groups.count).astype(np.int64)

    def gain(block: int, counts: Whole, moved: Whole) -> Whole:
        added: Whole = moved * scores[block]
        return added

    found: tuple[Whole | Numbers, Numbers] | None = into_groups(times, sizes, gain, groups.count, effort.states)
    if found is None and groups.count == 3 and effort is not UNASKED:
        from analysis.statistics.three_groups import sums_of_three

        found = sums_of_three(scores, times, sizes)
    if found is None:
        return None
    sums, shares = found
    seen = np.bincount(groups.at, weights * scores[at], groups.count)
    return Null(spread(sums, sizes), shares, float(spread(seen[None, :], sizes)[0]))


def spread(sums: Whole | Numbers, sizes: Whole) -> Numbers:
    """What H grows with: the sum of squared rank sums over sizes, shape (s,)."""
    found: Numbers = (sums.astype(float) ** 2 / sizes).sum(axis=1)
    return found


def _square(x: float) -> float:
    return x * x
