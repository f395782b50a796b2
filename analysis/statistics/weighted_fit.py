"""Least squares without a constant, or where errors of cases differ by known weights, or of products alone."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.least_squares import PERFECT, Fit, fit
from instrument.records import replace

Numbers = NDArray[np.float64]


def weighted_fit(x: Numbers, y: Numbers, counts: Numbers, errors: Numbers, constant: bool) -> Fit:
    """`y` (p,) on the columns of `x` (p, k); a row is `counts` (p,) cases whose errors weigh `errors` (p,), both > 0.

    Degrees of freedom come from the counts alone; sums of squares are those of the weighted cases.
    Source: IBM SPSS Statistics Algorithms, REGRESSION, weighted least squares (REGWGT).
    """
    n = math.fsum(counts)
    scale = math.fsum(counts * errors) / n
    weights = counts * errors / scale
    return rescaled(fit(x, y, weights) if constant else _through_origin(x, y, weights), scale, n)


def rescaled(found: Fit, scale: float, n: float) -> Fit:
    """The fit with weights that are `scale` times as large, of `n` cases."""
    return replace(
        found,
        inverse=found.inverse / scale,
        residual=found.residual * scale,
        total=found.total * scale,
        n=n,
        scale=scale,
    )


def _through_origin(x: Numbers, y: Numbers, weights: Numbers) -> Fit:
    root = np.sqrt(weights)
    size = np.sqrt(((x * root[:, None]) ** 2).sum(axis=0))
    q, r = np.linalg.qr(x * root[:, None] / size)
    upper = np.linalg.solve(r, np.eye(len(size)))
    slopes = upper @ (q.T @ (root * y)) / size
    left, total = math.fsum(weights * (y - x @ slopes) ** 2), math.fsum(weights * y**2)
    inverse = upper @ upper.T / np.outer(size, size)
    residual = left if left > PERFECT * total else 0.0
    return Fit(0.0, slopes, inverse, np.zeros(len(size)), residual, total, math.fsum(weights), constant=False)
