"""Whether two variables with the same categories agree: kappa, McNemar's and Bowker's tests."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.association import NO_ERROR, Measure, Ratio, measure
from analysis.statistics.contingency import ONE_CATEGORY, Test
from analysis.statistics.description import NO_CASES
from analysis.statistics.distributions import p_chi_square, p_normal_two_sided
from analysis.statistics.special import betainc
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

SAME = Undefined(Message("no case changed"))


def kappa(table: Numbers) -> Measure:
    """Cohen's kappa of `table`, shape (k, k), the categories of rows and columns in the same order.

    T is by the error without agreement beyond chance.
    Source: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5).
    """
    n = float(table.sum())
    if n <= 0:
        return Measure(NO_CASES, NO_CASES, NO_CASES, NO_CASES)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    chance = float(rows @ columns) / n
    if n - chance <= 1e-12 * n:
        return Measure(ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY)
    chance_slope = (columns[:, None] + rows[None, :] - chance) / n
    ratio = Ratio(float(np.trace(table)) - chance, n - chance, np.eye(len(table)) - chance_slope, 1 - chance_slope)
    found = measure(table, ratio, t=False)
    share, p, q = chance / n, rows / n, columns / n
    variance = share + share**2 - float((p * q) @ (p + q))
    if variance <= 1e-15 or isinstance(found.value, Undefined):
        return Measure(found.value, found.se, NO_ERROR, NO_ERROR)
    t = found.value / (math.sqrt(variance / n) / (1 - share))
    return Measure(found.value, found.se, t, p_normal_two_sided(t))


def mcnemar(table: Numbers) -> float | Undefined:
    """The exact two-sided probability of McNemar's test of `table`, shape (2, 2) (D40).

    Source: McNemar (1947), Psychometrika 12(2); the binomial distribution of those who changed.
    """
    first, second = float(table[0, 1]), float(table[1, 0])
    if first + second <= 0:
        return SAME
    few = min(first, second)
    return min(1.0, 2 * float(betainc(first + second - few, few + 1, 0.5)))


def bowker(table: Numbers) -> Test:
    """Bowker's test that `table`, shape (k, k), is symmetric; pairs of cells that are both empty do not count.

    Source: Bowker (1948), Journal of the American Statistical Association 43(244).
    """
    above = np.triu_indices(len(table), 1)
    first, second = table[above], table.T[above]
    seen = first + second > 0
    if not seen.any():
        return Test(SAME, SAME, SAME)
    value, df = float(((first - second)[seen] ** 2 / (first + second)[seen]).sum()), float(seen.sum())
    return Test(value, df, p_chi_square(value, df))
