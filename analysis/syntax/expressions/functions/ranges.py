"""Distributions without a closed form: studentized range and maximum modulus, inverse Gaussian, bivariate normal.

GNU PSPP has none of these, but for CDF.BVNOR, where it gives a number that is no probability.
Sources: IBM, Command Syntax Reference, "Cumulative distribution functions"; Owen (1956) for the bivariate normal;
Stoline & Ury (1979), Technometrics 21(1), for the studentized maximum modulus.
"""

import math
from collections.abc import Callable
from functools import cache

import numpy as np

from analysis.statistics.bivariate_normal import below
from analysis.statistics.special import compiled
from analysis.statistics.studentized_range import p_studentized_range, quantile_studentized_range
from analysis.syntax.expressions.functions.continuous import density
from analysis.syntax.expressions.signature import of_numbers
from analysis.syntax.expressions.values import Numbers, numbers_of

special = compiled()
LARGEST = 2.0**900


def _inverse_gaussian(x: Numbers, mean: Numbers, shape: Numbers) -> Numbers:
    root = np.sqrt(shape / x)
    far = np.exp(2 * shape / mean + special.log_ndtr(-root * (x / mean + 1)))
    return np.asarray(special.ndtr(root * (x / mean - 1)) + far)


def _inverse_gaussian_density(x: Numbers, mean: Numbers, shape: Numbers) -> Numbers:
    return np.sqrt(shape / x**3) * density(np.sqrt(shape / x) * (x / mean - 1))


def _modulus(q: float, k: float, df: float) -> float:
    """P(M ≤ q) of the largest of `k` absolute standard normals over an independent deviation with `df`."""
    if any(map(math.isnan, (q, k, df))) or q <= 0:
        return math.nan
    spread = 9 / math.sqrt(2 * df)
    low, high = max(0.0, 1 - spread), 1 + spread
    nodes, weights = _legendre()
    s = (high + low) / 2 + (high - low) / 2 * nodes
    logs = df / 2 * math.log(df / 2) - math.lgamma(df / 2) + (df - 1) * np.log(s) - df * s * s / 2 + math.log(2)
    return float(np.sum(weights * np.exp(logs + k * np.log1p(-2 * special.ndtr(-q * s)))) * (high - low) / 2)


@cache
def _legendre() -> tuple[Numbers, Numbers]:
    """Nodes and weights of the Gauss–Legendre rule; not made on import, which every run would pay for."""
    nodes, weights = np.polynomial.legendre.leggauss(200)
    return nodes, weights


def _searched(cdf: Callable[..., float]) -> Callable[..., float]:
    """The value above 0 below which a share lies, by halving."""

    def found(p: float, *of: float) -> float:
        if math.isnan(p) or not 0 <= p < 1:
            return math.nan
        low, high = 0.0, 1.0
        while cdf(high, *of) < p:
            low, high = high, 2 * high
            if high > LARGEST:
                return math.nan
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if cdf(middle, *of) < p else (low, middle)
        return high if p > 0 else 0.0

    return found


def _quantile_igauss(p: float, mean: float, shape: float) -> float:
    if not (mean > 0 and shape > 0):
        return math.nan
    return _searched(lambda x, *of: float(_inverse_gaussian(np.array(x), *map(np.array, of))))(p, mean, shape)


def _range(q: float, k: float, df: float) -> float:
    if not (q > 0 and k >= 2 and k == math.floor(k) and df >= 1):
        return math.nan
    return 1 - p_studentized_range(q, int(k), df)


def _quantile_range(p: float, k: float, df: float) -> float:
    if not (0 < p < 1 and k >= 2 and k == math.floor(k) and df >= 1):
        return math.nan
    return quantile_studentized_range(p, int(k), df)


def _both(x: float, y: float, r: float) -> float:
    if any(map(math.isnan, (x, y, r))) or abs(r) > 1:
        return math.nan
    if abs(r) == 1:
        return float(special.ndtr(min(x, y))) if r > 0 else max(0.0, float(special.ndtr(x) - special.ndtr(-y)))
    return float(below(np.array([x]), np.array([y]), r)[0, 0])


def _both_density(x: Numbers, y: Numbers, r: Numbers) -> Numbers:
    rest = 1 - r * r
    return np.asarray(np.exp(-(x * x - 2 * r * x * y + y * y) / (2 * rest)) / (2 * math.pi * np.sqrt(rest)))


def _each(function: Callable[..., float]) -> Callable[..., Numbers]:
    return lambda *values: numbers_of(function, *values)


def _sizes(_: Numbers, a: Numbers, b: Numbers) -> Numbers:
    return np.asarray((a >= 1) & (b >= 1))


def _scales(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    return np.asarray((x > 0) & (a > 0) & (b > 0))


FUNCTIONS = (
    of_numbers("CDF.BVNOR", _each(_both), 3),
    of_numbers("PDF.BVNOR", _both_density, 3, lambda x, y, r: np.abs(r) < 1),
    of_numbers("CDF.IGAUSS", _inverse_gaussian, 3, _scales),
    of_numbers("IDF.IGAUSS", _each(_quantile_igauss), 3),
    of_numbers("PDF.IGAUSS", _inverse_gaussian_density, 3, _scales),
    of_numbers("CDF.SMOD", _each(_modulus), 3, _sizes),
    of_numbers("IDF.SMOD", _each(_searched(_modulus)), 3, _sizes),
    of_numbers("CDF.SRANGE", _each(_range), 3),
    of_numbers("IDF.SRANGE", _each(_quantile_range), 3),
)
