"""Sums of products with twice the digits of a float."""

import math

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_SPLITTER = 2.0**27 + 1


def product(a: Numbers, b: Numbers | float) -> tuple[Numbers, Numbers]:
    """`a` * `b` and its rounding error, elementwise. Source: Dekker (1971), Numerische Mathematik 18."""
    whole = np.asarray(a * b, dtype=np.float64)
    a_high, a_low = _split(a)
    b_high, b_low = _split(np.asarray(b, dtype=np.float64))
    error = a_low * b_low - (((whole - a_high * b_high) - a_low * b_high) - a_high * b_low)
    return whole, np.asarray(error, dtype=np.float64)


def residuals(y: Numbers, intercept: float, x: Numbers, slopes: Numbers) -> tuple[Numbers, Numbers]:
    """y - intercept - x @ slopes for y (p,), x (p, k), slopes (k,): two arrays (p,) whose sum has twice the digits."""
    high, low = _sum(y, np.full_like(y, -intercept))
    for column, slope in zip(x.T, slopes, strict=True):
        term, error = product(column, -float(slope))
        high, lost = _sum(high, term)
        low = low + lost + error
    return high, low


def dot(weights: Numbers, x: Numbers, high: Numbers, low: Numbers) -> float:
    """The sum of weights * x * (high + low), all of shape (p,), rounded once."""
    first, first_error = product(x, high)
    second, second_error = product(weights, first)
    return math.fsum(second) + math.fsum(second_error + weights * (first_error + x * low))


def _sum(a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """`a` + `b` and its rounding error. Source: Knuth, The Art of Computer Programming 2, 4.2.2."""
    whole = a + b
    other = whole - a
    return whole, (a - (whole - other)) + (b - other)


def _split(a: Numbers) -> tuple[Numbers, Numbers]:
    scaled = _SPLITTER * a
    high = scaled - (scaled - a)
    return high, a - high
