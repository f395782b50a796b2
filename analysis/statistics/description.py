"""Moments of one variable."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.offsets import offsets
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

NO_CASES = Undefined(Message("no valid cases"))
ONE_CASE = Undefined(Message("fewer than two cases"))
FEW_CASES = Undefined(Message("too few cases"))
CONSTANT = Undefined(Message("every answer is the same"))

Statistic = float | Undefined


@dataclass(frozen=True)
class Description:
    """Univariate statistics; each Undefined with its reason where the data do not define it."""

    n: float  # sum of weights
    minimum: Statistic
    maximum: Statistic
    sum: Statistic
    mean: Statistic
    sd: Statistic
    se_mean: Statistic
    variance: Statistic
    skewness: Statistic
    se_skewness: Statistic
    kurtosis: Statistic
    se_kurtosis: Statistic


def describe(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Description:
    """Moments of `values`, shape (p,), each counting `weights`, shape (p,), above 0; no missing values.

    Variance has the divisor sum of weights - 1; skewness and kurtosis are the bias-corrected G1 and G2 (D2).
    Source: Joanes & Gill (1998), The Statistician 47(1); spss.md D2.
    """
    n = math.fsum(weights)
    if n <= 0:
        return Description(0.0, *([NO_CASES] * 11))
    minimum, maximum = float(values.min()), float(values.max())
    far = offsets(values)
    above = float(far.values[0]) if minimum == maximum else _mean(far.values, weights, n)
    centred = far.values - above  # exactly 0 for a constant: a rest of rounding is not a variance
    second = math.fsum(weights * centred**2)
    variance: Statistic = second / (n - 1) if n > 1 else ONE_CASE
    sd: Statistic = variance if isinstance(variance, Undefined) else math.sqrt(variance)
    return Description(
        n=n,
        minimum=minimum,
        maximum=maximum,
        sum=math.fsum(values * weights),
        mean=far.origin + above,
        sd=sd,
        se_mean=sd if isinstance(sd, Undefined) else sd / math.sqrt(n),
        variance=variance,
        skewness=_skewness(n, centred, weights, sd),
        se_skewness=_se_skewness(n),
        kurtosis=_kurtosis(n, centred, weights, sd),
        se_kurtosis=_se_kurtosis(n),
    )


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64], n: float) -> float:
    mean = math.fsum(values * weights) / n
    return mean + math.fsum((values - mean) * weights) / n


def _skewness(n: float, centred: NDArray[np.float64], weights: NDArray[np.float64], sd: Statistic) -> Statistic:
    if n <= 2 or isinstance(sd, Undefined):
        return FEW_CASES
    if sd == 0:
        return CONSTANT
    return n * math.fsum(weights * (centred / sd) ** 3) / ((n - 1) * (n - 2))


def _se_skewness(n: float) -> Statistic:
    return math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))) if n > 2 else FEW_CASES


def _kurtosis(n: float, centred: NDArray[np.float64], weights: NDArray[np.float64], sd: Statistic) -> Statistic:
    if n <= 3 or isinstance(sd, Undefined):
        return FEW_CASES
    if sd == 0:
        return CONSTANT
    peak = n * (n + 1) * math.fsum(weights * (centred / sd) ** 4) / ((n - 1) * (n - 2) * (n - 3))
    return peak - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def _se_kurtosis(n: float) -> Statistic:
    skewness = _se_skewness(n)
    if n <= 3 or isinstance(skewness, Undefined):
        return FEW_CASES
    return math.sqrt(4 * (n * n - 1) * skewness**2 / ((n - 3) * (n + 5)))
