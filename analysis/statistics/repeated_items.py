"""Whether items that the same cases answer have the same level: analysis of variance, its variants, Hotelling's T."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import ONE_CASE, Statistic
from analysis.statistics.distributions import p_chi_square, p_f
from analysis.statistics.intraclass import ALIKE
from analysis.statistics.inversion import SINGULAR
from analysis.statistics.reliability import FEW_ITEMS
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_CASES = Undefined(Message("no more cases than items"))
NO_LEVELS = Undefined(Message("every item has the same mean, or every respondent"))


@dataclass(frozen=True)
class Squares:
    """Sums of squares of `n` respondents (sum of weights) by `k` items."""

    n: float
    k: int
    people: float
    items: float
    residual: float
    grand_mean: float

    @property
    def df(self) -> float:
        """Of the residual."""
        return (self.n - 1) * (self.k - 1)

    @property
    def within(self) -> float:
        return self.items + self.residual

    @property
    def total(self) -> float:
        return self.people + self.within


@dataclass(frozen=True)
class Test:
    """A statistic with its degrees of freedom; `df2` None for a chi-square."""

    value: Statistic
    df1: float
    df2: float | None
    p: Statistic


def squares(means: Numbers, covariance: Numbers, n: float) -> Squares | Undefined:
    """Of complete answers to k items with `means` (k,) and `covariance` (k, k), divisor n - 1."""
    k = len(means)
    if k < 2:
        return FEW_ITEMS
    if n <= 1 or not np.isfinite(covariance).all():
        return ONE_CASE
    variance, total = float(np.trace(covariance)), float(covariance.sum())
    mean = float(means.mean())
    residual = max((n - 1) * (variance - total / k), 0.0)
    return Squares(n, k, (n - 1) * total / k, n * float(((means - mean) ** 2).sum()), residual, mean)


def f_test(found: Squares) -> Test:
    """Of the items' means against the residual."""
    df1 = float(found.k - 1)
    if found.residual <= 1e-12 * found.total:
        return Test(ALIKE, df1, found.df, ALIKE)
    f = found.items / df1 / (found.residual / found.df)
    return Test(f, df1, found.df, p_f(f, df1, found.df))


def within_people(found: Squares) -> Test:
    """Friedman's chi-square of answers that are ranks, Cochran's Q of answers that are 0 and 1.

    Sources: Friedman (1937), JASA 32; Cochran (1950), Biometrika 37; IBM SPSS Statistics Algorithms, RELIABILITY.
    """
    df = float(found.k - 1)
    if found.within <= 1e-12 * found.total:
        return Test(ALIKE, df, None, ALIKE)
    value = found.items / (found.within / (found.n * (found.k - 1)))
    return Test(value, df, None, p_chi_square(value, df))


def concordance(found: Squares) -> Statistic:
    """Kendall's coefficient of concordance: the share of the items in the total sum of squares."""
    return found.items / found.total if found.total > 0 else ALIKE


@dataclass(frozen=True)
class Additivity:
    """What of the residual is the product of the levels of a respondent and an item, and what else there is."""

    nonadditivity: Statistic
    balance: Statistic
    df: float
    f: Statistic
    p: Statistic
    power: Statistic  # to which answers must be raised


def additivity(found: Squares, means: Numbers, covariance: Numbers) -> Additivity:
    """Tukey's test of one degree of freedom. Source: Tukey (1949), Biometrics 5."""
    df = found.df - 1
    people, items = found.people / found.k, found.items / found.n
    if people <= 0 or items <= 0:
        return Additivity(NO_LEVELS, NO_LEVELS, df, NO_LEVELS, NO_LEVELS, NO_LEVELS)
    product = (found.n - 1) * float((means - found.grand_mean) @ covariance.mean(axis=1))
    nonadditivity = (product / math.sqrt(people) / math.sqrt(items)) ** 2
    balance = max(found.residual - nonadditivity, 0.0)
    power = 1 - product / people / items * found.grand_mean
    if df <= 0 or balance <= 1e-12 * found.total:
        return Additivity(nonadditivity, balance, df, ALIKE, ALIKE, power)
    f = nonadditivity / (balance / df)
    return Additivity(nonadditivity, balance, df, f, p_f(f, 1, df), power)


def hotelling(means: Numbers, covariance: Numbers, n: float) -> tuple[Statistic, Test]:
    """Hotelling's T-squared that all items have one mean, and its F. Source: Hotelling (1931), AMS 2."""
    k = len(means)
    df1, df2 = float(max(k - 1, 0)), n - k + 1
    if k < 2 or df2 <= 0 or not np.isfinite(covariance).all():
        reason = FEW_ITEMS if k < 2 else FEW_CASES
        return reason, Test(reason, df1, max(df2, 0.0), reason)
    steps = np.eye(k)[:-1] - np.eye(k)[1:]
    gaps, spread = steps @ means, steps @ covariance @ steps.T
    sizes = np.sqrt(np.diag(spread))
    if (sizes <= 0).any() or float(np.linalg.eigvalsh(spread / np.outer(sizes, sizes))[0]) < 1e-10:
        return SINGULAR, Test(SINGULAR, df1, df2, SINGULAR)
    t = n * float(gaps @ np.linalg.solve(spread, gaps))
    f = t * df2 / ((n - 1) * df1)
    return t, Test(f, df1, df2, p_f(f, df1, df2))
