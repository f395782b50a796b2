"""Tail probabilities and quantiles of the distributions that tests refer to."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import (
    chdtrc,
    fdtrc,
    fdtri,
    gammainccinv,
    gammaincinv,
    gammaln,
    ndtr,
    ndtri,
    stdtr,
    stdtrit,
)

NEGLIGIBLE = 1e-17  # probability beyond which a tail is not integrated
NORMAL_END = 9.0  # ndtr(-9) is 1e-19


@cache
def _legendre() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Nodes and weights of the Gauss–Legendre rule; not made on import, which every run would pay for."""
    nodes, weights = np.polynomial.legendre.leggauss(160)
    return nodes, weights


def p_chi_square(x: float, df: float) -> float:
    """P(X ≥ x) of chi-square with `df` > 0 degrees of freedom."""
    return float(chdtrc(df, x))


def p_t_two_sided(t: float, df: float) -> float:
    """P(|T| ≥ |t|) of Student's t with `df` > 0 degrees of freedom, whole or fractional."""
    return 2 * float(stdtr(df, -abs(t)))


def p_f(f: float, df1: float, df2: float) -> float:
    """P(X ≥ f) of F with `df1`, `df2` > 0 degrees of freedom."""
    return float(fdtrc(df1, df2, f))


def p_normal_two_sided(z: float) -> float:
    """P(|Z| ≥ |z|) of the standard normal."""
    return math.erfc(abs(z) / math.sqrt(2))


def p_normal_above(z: float) -> float:
    """P(Z ≥ z) of the standard normal."""
    return math.erfc(z / math.sqrt(2)) / 2


def quantile_normal(p: float) -> float:
    """z with P(Z ≤ z) = `p`, 0 < p < 1."""
    return float(ndtri(p))


def quantile_t(p: float, df: float) -> float:
    """t with P(T ≤ t) = `p`, 0 < p < 1."""
    return float(stdtrit(df, p))


def quantile_f(p: float, df1: float, df2: float) -> float:
    """f with P(X ≤ f) = `p`, 0 < p < 1."""
    return float(fdtri(df1, df2, p))


def p_studentized_range(q: float, k: int, df: float) -> float:
    """P(Q ≥ q) of the range of `k` ≥ 2 standard normals over an independent deviation with `df` ≥ 1.

    Two Gauss–Legendre sums: over the deviation, and within it over the smallest normal. Absolute error below 1e-8.
    Source: Lund & Lund (1983), Applied Statistics 32(2), AS 190.
    """
    if q <= 0:
        return 1.0
    low = math.sqrt(2 * float(gammaincinv(df / 2, NEGLIGIBLE)) / df)
    high = math.sqrt(2 * float(gammainccinv(df / 2, NEGLIGIBLE)) / df)
    roots, steps = _stretched(low**0.25, high**0.25)  # a density like s ** (df - 1) is not smooth at 0; its roots are
    deviations, widths = roots**4, steps * 4 * roots**3
    log_constant = math.log(2) + df / 2 * math.log(df / 2) - float(gammaln(df / 2))
    density = np.exp(log_constant + (df - 1) * np.log(deviations) - df * deviations**2 / 2)
    above = 1 - _range_of_normals(q * deviations, k)
    return min(1.0, max(0.0, float(np.sum(widths * density * above))))


def quantile_studentized_range(p: float, k: int, df: float) -> float:
    """q with P(Q ≤ q) = `p`, 0 < p < 1, to 1e-9; `k` ≥ 2, `df` ≥ 1.

    Source of the search (regula falsi that halves the end which stays): Dowell & Jarratt (1971), BIT 11.
    """
    low, high = 0.0, 4.0
    below, above = p, p_studentized_range(high, k, df) - (1 - p)
    while above > 0:
        low, high, below = high, 2 * high, above
        above = p_studentized_range(high, k, df) - (1 - p)
    while True:
        found = high - above * (high - low) / (above - below)
        excess = p_studentized_range(found, k, df) - (1 - p)
        if abs(found - high) <= 1e-10 * found or excess == 0:
            return found
        if excess * above < 0:
            low, below = high, above
        else:
            below /= 2
        high, above = found, excess


def _range_of_normals(widths: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """P(range of `k` standard normals ≤ width) for each of `widths`, shape (m,)."""
    z, steps = _stretched(-NORMAL_END, NORMAL_END)
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    inside: NDArray[np.float64] = (ndtr(z[None, :] + widths[:, None]) - ndtr(z)[None, :]) ** (k - 1)
    found: NDArray[np.float64] = k * (inside @ (steps * density))
    return found


def _stretched(low: float, high: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    half = (high - low) / 2
    nodes, weights = _legendre()
    return low + half * (nodes + 1), half * weights
