"""The bivariate normal distribution."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import ndtr, owens_t

Numbers = NDArray[np.float64]


def below(first: Numbers, second: Numbers, r: float) -> Numbers:
    """P(X ≤ first, Y ≤ second) at every pair of bounds, shape (a, b) from (a,) and (b,); bounds may be infinite.

    |r| < 1. Source: Owen (1956), Annals of Mathematical Statistics 27(4).
    """
    h, k = np.broadcast_arrays(first[:, None], second[None, :])
    found = np.where(np.isposinf(h), ndtr(k), np.where(np.isposinf(k), ndtr(h), 0.0))
    inside = np.isfinite(h) & np.isfinite(k)
    found[inside] = _inside(h[inside], k[inside], r)
    return found


def density(first: Numbers, second: Numbers, r: float) -> Numbers:
    """The density at every pair, shape (a, b); 0 at infinite bounds."""
    h, k = np.broadcast_arrays(first[:, None], second[None, :])
    found = np.zeros(h.shape)
    inside = np.isfinite(h) & np.isfinite(k)
    x, y, rest = h[inside], k[inside], 1 - r * r
    found[inside] = np.exp(-(x * x - 2 * r * x * y + y * y) / (2 * rest)) / (2 * np.pi * np.sqrt(rest))
    return found


def _inside(h: Numbers, k: Numbers, r: float) -> Numbers:
    root = np.sqrt(1 - r * r)
    found = (ndtr(h) + ndtr(k)) / 2 - _owen(h, k, r, root) - _owen(k, h, r, root)
    sides = np.sign(h) * np.sign(k)  # the product itself may fall below the smallest float
    apart = (sides < 0) | ((sides == 0) & (h + k < 0))
    found = np.where(apart, found - 0.5, found)
    both = (h == 0) & (k == 0)
    found = np.where(both, 0.25 + np.arcsin(r) / (2 * np.pi), found)
    inside: Numbers = np.clip(found, 0.0, 1.0)
    return inside


def _owen(h: Numbers, k: Numbers, r: float, root: float) -> Numbers:
    """T(h, (k - r h) / (h root)); where h is 0, its limit a quarter of the sign of k."""
    away = np.where(h == 0, 1.0, h)
    found: Numbers = np.where(h == 0, np.sign(k) / 4, owens_t(h, (k - r * h) / (away * root)))
    return found
