"""Product-moment and rank correlations of two variables."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.concordance import score
from analysis.statistics.description import CONSTANT, FEW_CASES, NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_two_sided, p_t_two_sided
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ROUNDING = 1e-14  # a correlation nearer to 1 is 1, less a rest of rounding


@dataclass(frozen=True)
class Correlation:
    """A correlation coefficient with the two-sided probability of one as large where there is none."""

    r: Statistic
    p: Statistic
    n: float  # sum of weights


def correlation(covariation: float, first: float, second: float, n: float) -> Correlation:
    """Pearson's r from a sum of cross-products, two sums of squares and the sum of weights; p by Student's t."""
    if n <= 0:
        return Correlation(NO_CASES, NO_CASES, n)
    scale = math.sqrt(first) * math.sqrt(second)
    if scale == 0:
        return Correlation(CONSTANT, CONSTANT, n)
    r = covariation / scale
    if abs(r) > 1 - ROUNDING:
        r = math.copysign(1.0, r)
    if n <= 2:
        return Correlation(r, FEW_CASES, n)
    rest = (1 - r) * (1 + r)
    return Correlation(r, p_t_two_sided(r * math.sqrt((n - 2) / rest), n - 2) if rest > 0 else 0.0, n)


def spearman(x: Numbers, y: Numbers, weights: Numbers) -> Correlation:
    """Pearson's r of mean ranks; `x`, `y`, `weights` of shape (p,), weights above 0; p by Student's t (D11)."""
    n = float(weights.sum())
    if n <= 0:
        return Correlation(NO_CASES, NO_CASES, n)
    if _is_constant(x) or _is_constant(y):
        return Correlation(CONSTANT, CONSTANT, n)
    first, second = (mean_ranks(each, weights) - (n + 1) / 2 for each in (x, y))
    together, own, other = (float(weights @ each) for each in (first * second, first**2, second**2))
    return correlation(together, own, other, n)


def kendall(x: Numbers, y: Numbers, weights: Numbers) -> Correlation:
    """Kendall's tau-b; `x`, `y`, `weights` of shape (p,), weights above 0.

    p by the normal distribution, with the variance that ties leave (D10).
    Source: Kendall (1970), Rank Correlation Methods, 4th ed., 3.4 and 4.
    """
    n = float(weights.sum())
    if n <= 0:
        return Correlation(NO_CASES, NO_CASES, n)
    if _is_constant(x) or _is_constant(y):
        return Correlation(CONSTANT, CONSTANT, n)
    first, second = (_sizes_of_ties(each, weights) for each in (x, y))
    untied = (n * n - float(first @ first)) * (n * n - float(second @ second)) / 4
    found = score(x, y, weights)
    tau = max(-1.0, min(1.0, found / math.sqrt(untied)))
    variance = _variance_of_score(n, first, second) if n > 2 else 0.0
    p: Statistic = p_normal_two_sided(found / math.sqrt(variance)) if variance > 0 else FEW_CASES
    return Correlation(tau, p, n)


def mean_ranks(values: Numbers, weights: Numbers) -> Numbers:
    """Ranks of `values`, shape (p,), each standing for `weights` respondents; ties share the mean of their ranks."""
    _, at = np.unique(values, return_inverse=True)
    tied: Numbers = np.bincount(at, weights).astype(float)
    ranks: Numbers = np.cumsum(tied) - tied + (tied + 1) / 2
    return ranks[at]


def _is_constant(values: Numbers) -> bool:
    return bool(values.min() == values.max())


def _sizes_of_ties(values: Numbers, weights: Numbers) -> Numbers:
    found: Numbers = np.bincount(np.unique(values, return_inverse=True)[1], weights).astype(float)
    return found


def _variance_of_score(n: float, first: Numbers, second: Numbers) -> float:
    """The variance of concordant minus discordant pairs without a relation, n above 2, given the sizes of ties."""
    plain = n * (n - 1) * (2 * n + 5)
    tied = sum(float((t * (t - 1) * (2 * t + 5)).sum()) for t in (first, second))
    pairs = math.prod(float((t * (t - 1)).sum()) for t in (first, second))
    triples = math.prod(float((t * (t - 1) * (t - 2)).sum()) for t in (first, second))
    return (plain - tied) / 18 + pairs / (2 * n * (n - 1)) + triples / (9 * n * (n - 1) * (n - 2))
