"""The distribution of the range of normal means over an independent standard deviation."""

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import gammainccinv, gammaincinv, gammaln, ndtr
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NEGLIGIBLE = 1e-17  # probability beyond which a tail is not integrated
NORMAL_END = 9.0  # ndtr(-9) is 1e-19
PIECES = 36  # of the ranges from 0 to twice that, each half a deviation wide
DEGREE = 13  # of the polynomial in each


def p_studentized_range(q: float, k: int, df: float) -> float:
    """P(Q ≥ q) of the range of `k` ≥ 2 standard normals over an independent deviation with `df` ≥ 1.

    Two Gauss–Legendre sums: over the deviation, and within it over the smallest normal, which is the same for every
    `df` and held as polynomials. Absolute error below 1e-8.
    Source: Lund & Lund (1983), Applied Statistics 32(2), AS 190.
    """
    if q <= 0:
        return 1.0
    sizes, mass = deviations(df)
    above = 1 - _ranges(k).below(q * sizes)
    return min(1.0, max(0.0, float(mass @ above)))


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


@dataclass(frozen=True)
class Ranges:
    """P(range of k standard normals ≤ width), in Chebyshev polynomials of the width."""

    coefficients: Numbers  # (PIECES, DEGREE + 1)

    def below(self, widths: Numbers) -> Numbers:
        """For each of `widths` (m,) ≥ 0."""
        place = widths * (PIECES / (2 * NORMAL_END))
        piece = np.minimum(place.astype(np.int64), PIECES - 1)
        x = np.minimum(2 * (place - piece) - 1, 1.0)  # the last piece ends at 1 - 1e-18
        polynomials = np.cos(np.arange(DEGREE + 1) * np.arccos(x)[:, None])
        found: Numbers = np.einsum("ij,ij->i", polynomials, self.coefficients[piece])
        return found


@lru_cache(maxsize=256)
def _ranges(k: int) -> Ranges:
    angles = (np.arange(DEGREE + 1) + 0.5) * (math.pi / (DEGREE + 1))
    place = np.arange(PIECES)[:, None] + (np.cos(angles) + 1) / 2
    values = _range_of_normals((place * (2 * NORMAL_END / PIECES)).ravel(), k).reshape(PIECES, -1)
    cosines = np.cos(np.arange(DEGREE + 1)[:, None] * angles)
    coefficients = values @ cosines.T * (2 / (DEGREE + 1))
    coefficients[:, 0] /= 2
    return Ranges(coefficients)


@lru_cache(maxsize=16)
def deviations(df: float) -> tuple[Numbers, Numbers]:
    """Deviations and the probability that each stands for, both (m,)."""
    low = math.sqrt(2 * float(gammaincinv(df / 2, NEGLIGIBLE)) / df)
    high = math.sqrt(2 * float(gammainccinv(df / 2, NEGLIGIBLE)) / df)
    roots, steps = _stretched(low**0.25, high**0.25)  # a density like s ** (df - 1) is not smooth at 0; its roots are
    sizes, widths = roots**4, steps * 4 * roots**3
    log_constant = math.log(2) + df / 2 * math.log(df / 2) - float(gammaln(df / 2))
    density = np.exp(log_constant + (df - 1) * np.log(sizes) - df * sizes**2 / 2)
    return sizes, widths * density


def _range_of_normals(widths: Numbers, k: int) -> Numbers:
    """P(range of `k` standard normals ≤ width) for each of `widths`, shape (m,)."""
    z, steps = _stretched(-NORMAL_END, NORMAL_END)
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    inside: Numbers = (ndtr(z[None, :] + widths[:, None]) - ndtr(z)[None, :]) ** (k - 1)
    found: Numbers = k * (inside @ (steps * density))
    return found


def _stretched(low: float, high: float) -> tuple[Numbers, Numbers]:
    half = (high - low) / 2
    nodes, weights = _legendre()
    return low + half * (nodes + 1), half * weights


@cache
def _legendre() -> tuple[Numbers, Numbers]:
    """Nodes and weights of the Gauss–Legendre rule; not made on import, which every run would pay for."""
    nodes, weights = np.polynomial.legendre.leggauss(160)
    return nodes, weights
