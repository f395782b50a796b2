"""Whether two variables with the same categories agree: kappa, McNemar's and Bowker's tests."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.association import NO_ERROR, Measure, Ratio, measure
from analysis.statistics.contingency import ONE_CATEGORY, Test
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_chi_square, p_normal_two_sided
from analysis.statistics.special import betainc
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_CHANGED = 25  # cases up to which the exact probability is printed
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


@dataclass(frozen=True)
class Change:
    """McNemar's test: exact for few cases that changed, else chi-square with a continuity correction."""

    chi_square: Statistic | None
    p: Statistic | None
    exact_two_sided: Statistic | None
    exact_one_sided: Statistic | None


def change(table: Numbers) -> Change:
    """McNemar's test of `table`, shape (2, 2), as NPAR TESTS prints it (D40).

    Source: McNemar (1947), Psychometrika 12(2); Edwards (1948), Psychometrika 13(3).
    """
    first, second = float(table[0, 1]), float(table[1, 0])
    n = first + second
    if n <= FEW_CHANGED:
        exact = mcnemar(table)
        half = (
            exact if isinstance(exact, Undefined) else float(betainc(max(first, second), min(first, second) + 1, 0.5))
        )
        return Change(None, None, exact, half)
    value = max(0.0, abs(first - second) - 1) ** 2 / n
    return Change(value, p_chi_square(value, 1), None, None)


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
