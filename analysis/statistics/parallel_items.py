"""The models of parallel items: one variance and one covariance for all of them, and one mean where strictly so."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import ONE_CASE, Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.inversion import SINGULAR
from analysis.statistics.reliability import FEW_ITEMS
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NEGATIVE = Undefined(Message("the common variance and covariance make no matrix of covariances"))


@dataclass(frozen=True)
class Parallel:
    """Estimates under the model, and the test of how well it fits."""

    common_variance: float
    true_variance: float
    correlation: Statistic
    reliability: Statistic
    unbiased: Statistic
    log_unconstrained: Statistic
    log_constrained: Statistic
    chi_square: Statistic
    df: float
    p: Statistic

    @property
    def error_variance(self) -> float:
        return self.common_variance - self.true_variance


def parallel(covariance: Numbers, n: float) -> Parallel | Undefined:
    """Of items with `covariance`, shape (k, k), divisor n - 1, over `n` complete cases (sum of weights).

    Sources: Kristof (1963), Psychometrika 28; test: Wilks (1946) with the factor of Box (1949), Biometrika 36.
    """
    k = len(covariance)
    if k < 2 or n <= 1 or not np.isfinite(covariance).all():
        return FEW_ITEMS if k < 2 else ONE_CASE
    common = float(np.trace(covariance)) / k
    true = (float(covariance.sum()) - k * common) / (k * (k - 1))
    below = common + (k - 1) * true
    reliability: Statistic = k * true / below if below > 0 else NEGATIVE
    unbiased = reliability if isinstance(reliability, Undefined) else (2 + (n - 3) * reliability) / (n - 1)
    logs = _logs(covariance, common, true)
    df = k * (k + 1) / 2 - 2
    chi_square, p = _fit(logs, k, n, df)
    correlation: Statistic = true / common if common > 0 else NEGATIVE
    return Parallel(common, true, correlation, reliability, unbiased, *logs, chi_square, df, p)


def strictly_parallel(covariance: Numbers, means: Numbers, n: float) -> Parallel | Undefined:
    """The same of items that also have one mean, `means` being those found, shape (k,).

    Variances are the components of the one-way analysis between and within people. The ratio of likelihoods of Wilks
    (1946), Annals of Mathematical Statistics 17(3), is made a chi-square by Box's expansion of its moments.
    """
    k = len(covariance)
    if k < 2 or n <= 1 or not np.isfinite(covariance).all():
        return FEW_ITEMS if k < 2 else ONE_CASE
    variance = float(np.trace(covariance)) / k
    shared = (float(covariance.sum()) - k * variance) / (k * (k - 1))
    between = variance + (k - 1) * shared
    within = (n - 1) / n * (variance - shared) + float(((means - means.mean()) ** 2).sum()) / (k - 1)
    true = (between - within) / k
    common = true + within
    reliability: Statistic = 1 - within / between if between > 0 else NEGATIVE
    unbiased = reliability if isinstance(reliability, Undefined) else (2 + (n - 3) * reliability) / (n - 1)
    correlation: Statistic = true / common if common > 0 else NEGATIVE
    logs = _logs(covariance, variance, shared)
    if not isinstance(logs[1], Undefined):
        logs = logs[0], math.log(between) + (k - 1) * math.log(within * n / (n - 1))
    df = (k * k + 3 * k - 6) / 2
    chi_square, p = _strict_fit(logs, k, n, df)
    return Parallel(common, true, correlation, reliability, unbiased, *logs, chi_square, df, p)


def _strict_fit(logs: tuple[Statistic, Statistic], k: int, n: float, df: float) -> tuple[Statistic, Statistic]:
    own, constrained = logs
    if isinstance(own, Undefined) or isinstance(constrained, Undefined):
        reason = own if isinstance(own, Undefined) else constrained
        return (reason, reason) if isinstance(reason, Undefined) else (SINGULAR, SINGULAR)
    terms = math.fsum(j * j / 4 + j / 2 + 1 / 6 for j in range(2, k + 1)) - 1 / (6 * (k - 1))
    chi_square = max((n - 2 * terms / df) * (constrained - own), 0.0)
    return chi_square, p_chi_square(chi_square, df)


def _logs(covariance: Numbers, common: float, true: float) -> tuple[Statistic, Statistic]:
    """Of the determinants of the items' own matrix and of the model's."""
    k = len(covariance)
    sign, own = np.linalg.slogdet(covariance)
    own_log: Statistic = float(own) if sign > 0 and math.isfinite(own) else SINGULAR
    if common - true <= 0 or common + (k - 1) * true <= 0:
        return own_log, NEGATIVE
    return own_log, (k - 1) * math.log(common - true) + math.log(common + (k - 1) * true)


def _fit(logs: tuple[Statistic, Statistic], k: int, n: float, df: float) -> tuple[Statistic, Statistic]:
    own, constrained = logs
    if isinstance(own, Undefined) or isinstance(constrained, Undefined) or df <= 0:
        reason = own if isinstance(own, Undefined) else constrained if isinstance(constrained, Undefined) else FEW_ITEMS
        return reason, reason
    factor = 1 - k * (k + 1) ** 2 * (2 * k - 3) / (6 * (k - 1) * (n - 1) * (k * k + k - 4))
    chi_square = max((n - 1) * factor * (constrained - own), 0.0)
    return chi_square, p_chi_square(chi_square, df)
