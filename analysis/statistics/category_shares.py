"""The chi-square test of whether categories have the shares expected."""

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, Whole, small
from analysis.statistics.contingency import ONE_CATEGORY, Test
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.null_distribution import Null
from analysis.statistics.special import gammaln
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Fit:
    """Counts expected of each category, shape (k,), and the test of those seen against them."""

    expected: Numbers
    test: Test
    exact: Statistic | None  # None where outcomes are too many to count


def fit_of_shares(counts: Numbers, shares: Numbers) -> Fit:
    """The test of `counts`, shape (k,), against `shares`, shape (k,), above 0 and in any unit.

    Source: Pearson (1900), Philosophical Magazine 50(302); exact: the multinomial outcomes with as large a chi-square.
    """
    n = float(counts.sum())
    expected: Numbers = shares / (shares.sum() or 1.0) * n
    if n <= 0 or len(counts) < 2:
        why = NO_CASES if n <= 0 else ONE_CATEGORY
        return Fit(expected, Test(why, why, why), None)
    value = float(((counts - expected) ** 2 / expected).sum())
    df = len(counts) - 1.0
    null = null_of_shares(counts, expected)
    exact = null.two_sided if isinstance(null, Null) else null
    return Fit(expected, Test(value, df, p_chi_square(value, df)), exact)


def null_of_shares(counts: Numbers, expected: Numbers, effort: Effort = UNASKED) -> Null | Undefined | None:
    """Chi-square of every outcome with as many cases; None where they are many."""
    whole = small(counts, effort)
    if whole is None or isinstance(whole, Undefined):
        return whole
    n = int(whole.sum())
    used, values, ways = np.zeros(1, dtype=np.int64), np.zeros(1), np.ones(1)
    got = np.arange(n + 1)
    for mean in expected.tolist():
        if len(ways) * (n + 1) > 50 * effort.states:
            return None
        chances = np.exp(got * np.log(mean / n) - gammaln(got + 1))
        grown, sums = used[:, None] + got, values[:, None] + (got - mean) ** 2 / mean
        kept = grown <= n
        used, values, ways = _merged(grown[kept], sums[kept], (ways[:, None] * chances)[kept])
        if len(ways) > effort.states:
            return None
    last = used == n
    seen = float(((counts - expected) ** 2 / expected).sum())
    return Null(values[last], ways[last] / ways[last].sum(), seen)


def _merged(used: Whole, values: Numbers, ways: Numbers) -> tuple[Whole, Numbers, Numbers]:
    """Outcomes that used as many cases and have the same value so far, as one."""
    rounded = np.round(values, 9)
    order = np.lexsort((rounded, used))
    used, values, rounded, ways = used[order], values[order], rounded[order], ways[order]
    new = np.concatenate([[True], (used[1:] != used[:-1]) | (rounded[1:] != rounded[:-1])])
    starts = np.flatnonzero(new)
    return used[starts], values[starts], np.add.reduceat(ways, starts)
