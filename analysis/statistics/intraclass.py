"""Intraclass correlations: how much of what raters or items say is about whom they rate."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import ONE_CASE, Statistic
from analysis.statistics.distributions import p_f, quantile_f
from analysis.statistics.reliability import CONSTANT_SUM, FEW_ITEMS
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_CASES = Undefined(Message("too few cases"))
ALIKE = Undefined(Message("all items say the same of everybody, but for their level"))
NO_BOUND = Undefined(Message("the degrees of freedom of the interval cannot be computed"))


@dataclass(frozen=True)
class Squares:
    """Mean squares of `n` respondents by `k` items."""

    n: float
    k: int
    respondents: float
    items: float
    error: float

    @property
    def within(self) -> float:
        """Mean square within respondents."""
        return (self.items + (self.n - 1) * self.error) / self.n


@dataclass(frozen=True)
class Intraclass:
    """One coefficient with its interval and F test that it is 0."""

    icc: Statistic
    ci_low: Statistic
    ci_high: Statistic
    f: Statistic
    df1: Statistic
    df2: Statistic
    p: Statistic


def mean_squares(means: Numbers, covariance: Numbers, n: float) -> Squares | Undefined:
    """The two-way analysis of variance of complete answers of `n` cases (sum of weights) to k items."""
    k = len(means)
    if k < 2:
        return FEW_ITEMS
    if not np.isfinite(covariance).all():
        return ONE_CASE
    if n < 2:
        return FEW_CASES
    variance, total = float(np.trace(covariance)), float(covariance.sum())
    if total <= 1e-12 * variance or variance <= 0:
        return CONSTANT_SUM
    error = (variance - total / k) / (k - 1)
    if error <= 1e-12 * variance:
        return ALIKE
    return Squares(n, k, total / k, n * float(((means - means.mean()) ** 2).sum()) / (k - 1), error)


def one_way(squares: Squares, average: bool, confidence: float) -> Intraclass:
    """ICC(1,1) or ICC(1,k): each respondent has raters of his own (SPSS ONEWAY).

    Source: Shrout & Fleiss (1979), Psychological Bulletin 86(2); McGraw & Wong (1996), Psychological Methods 1(1).
    """
    return _of_ratio(squares, squares.within, squares.n * (squares.k - 1), average, confidence)


def consistency(squares: Squares, average: bool, confidence: float) -> Intraclass:
    """ICC(3,1) or ICC(3,k): two-way, levels of raters left aside (SPSS MIXED or RANDOM, CONSISTENCY).

    ICC(3,k) is Cronbach's alpha.
    """
    return _of_ratio(squares, squares.error, (squares.n - 1) * (squares.k - 1), average, confidence)


def absolute_agreement(squares: Squares, average: bool, confidence: float) -> Intraclass:
    """ICC(2,1) or ICC(2,k): two-way, levels of raters counted as disagreement (SPSS RANDOM or MIXED, ABSOLUTE)."""
    n, k, error = squares.n, squares.k, squares.error
    rows, columns = squares.respondents, squares.items
    single = (rows - error) / (rows + (k - 1) * error + k * (columns - error) / n)
    df1, df2 = n - 1, (n - 1) * (k - 1)
    f = rows / error
    low, high = _bounds(squares, single, confidence)
    icc: Statistic = single
    if average:
        icc, low, high = _stepped(single, k), _stepped(low, k), _stepped(high, k)
    return Intraclass(icc, low, high, f, df1, df2, p_f(f, df1, df2))


def _of_ratio(squares: Squares, below: float, df2: float, average: bool, confidence: float) -> Intraclass:
    k, f, df1 = squares.k, squares.respondents / below, squares.n - 1
    tail = (1 + confidence) / 2
    low, high = f / quantile_f(tail, df1, df2), f * quantile_f(tail, df2, df1)
    icc, ci_low, ci_high = (1 - 1 / each if average else (each - 1) / (each + k - 1) for each in (f, low, high))
    return Intraclass(icc, ci_low, ci_high, f, df1, df2, p_f(f, df1, df2))


def _bounds(squares: Squares, icc: float, confidence: float) -> tuple[Statistic, Statistic]:
    n, k, rows, columns, error = squares.n, squares.k, squares.respondents, squares.items, squares.error
    odds = k * icc / (n * (1 - icc))
    first, second = odds * columns, (1 + odds * (n - 1)) * error
    below = first**2 / (k - 1) + second**2 / ((n - 1) * (k - 1))
    df = (first + second) ** 2 / below if below > 0 else 0.0
    if df <= 1e-6:
        return NO_BOUND, NO_BOUND
    tail = (1 + confidence) / 2
    lower, upper = quantile_f(tail, n - 1, df), quantile_f(tail, df, n - 1)
    if not (np.isfinite(lower) and np.isfinite(upper)):
        return NO_BOUND, NO_BOUND
    rest = k * columns + (k * n - k - n) * error
    low = n * (rows - lower * error) / (lower * rest + n * rows)
    return low, n * (upper * rows - error) / (rest + n * upper * rows)


def _stepped(single: Statistic, k: int) -> Statistic:
    """What a coefficient of one becomes of the mean of `k` (Spearman and Brown)."""
    if isinstance(single, Undefined):
        return single
    below = 1 + (k - 1) * single
    return k * single / below if below > 1e-12 else NO_BOUND
