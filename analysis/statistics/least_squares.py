"""Weighted least squares on distinct patterns."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.compensated import dot, residuals
from instrument.records import dataclass

Numbers = NDArray[np.float64]

SETTLED = 1e-9
"""A relative step after which no step can be seen: each is smaller than the one before by at least its own size."""
MOST_REFINEMENTS = 8
PERFECT = 1e-24
"""Share of the total sum of squares below which a residual is rounding."""


@dataclass(frozen=True)
class Fit:
    """y = intercept + x @ slopes, with what its tests need."""

    intercept: float
    slopes: Numbers  # (k,)
    inverse: Numbers  # (k, k): of the centred cross-products of x
    means: Numbers  # (k,)
    residual: float  # weighted sum of squares; 0 where only rounding is left
    total: float  # weighted sum of squares of y around its mean
    n: float  # sum of weights, unrounded (D19)
    constant: bool = True  # whether it has an intercept; without one nothing is centred
    scale: float = 1.0  # mean weight that the cases' errors have; the cross-products count it, `n` does not

    @property
    def df(self) -> float:
        """Degrees of freedom of the residuals."""
        return self.df_total - len(self.slopes)

    @property
    def df_total(self) -> float:
        """Of the total sum of squares."""
        return self.n - self.constant


def fit(x: Numbers, y: Numbers, weights: Numbers) -> Fit:
    """Least squares of `y` (p,) on the columns of `x` (p, k) and a constant, each pattern counting `weights` (p,) > 0.

    No missing values; no column of `x` constant or a sum of others (see `collinearity.enter`).
    QR of the centred, scaled columns, then iterative refinement: as exact as the data.
    Source: Björck (1996), Numerical Methods for Least Squares Problems, 2.9.3 and 6.6.5.
    """
    n = math.fsum(weights)
    means, mean = _means(x, weights, n), _means(y[:, None], weights, n)[0]
    root = np.sqrt(weights)
    centred = (x - means) * root[:, None]
    scale = np.sqrt((centred**2).sum(axis=0))
    q, r = np.linalg.qr(centred / scale)
    upper = np.linalg.solve(r, np.eye(len(scale)))
    inverse = upper @ upper.T / np.outer(scale, scale)
    slopes = upper @ (q.T @ (root * (y - mean))) / scale
    intercept, slopes = _refined(x, y, weights, means, inverse, float(mean - means @ slopes), slopes)
    high, low = residuals(y, intercept, x, slopes)
    left, total = math.fsum(weights * (high + low) ** 2), math.fsum(weights * (y - mean) ** 2)
    return Fit(intercept, slopes, inverse, means, left if left > PERFECT * total else 0.0, total, n)


def fit_products(means: Numbers, products: Numbers, n: float) -> Fit:
    """Least squares of the last column on the others, from means (k + 1,) and centred cross-products (k + 1, k + 1).

    For well-conditioned columns: it loses twice the digits that `fit` loses.
    """
    size = np.sqrt(np.diag(products))
    scaled = products / np.outer(size, size)
    half = np.linalg.inv(np.linalg.cholesky(scaled[:-1, :-1]))
    inverse, along = half.T @ half, half @ scaled[:-1, -1]
    slopes = half.T @ along * size[-1] / size[:-1]
    total = float(products[-1, -1])
    left = total * max(0.0, 1 - float(along @ along))
    intercept = float(means[-1] - means[:-1] @ slopes)
    return Fit(intercept, slopes, inverse / np.outer(size[:-1], size[:-1]), means[:-1], left, total, n)


def _means(x: Numbers, weights: Numbers, n: float) -> Numbers:
    first = np.array([math.fsum(weights * column) / n for column in x.T])
    rest = np.array([math.fsum(weights * (column - mean)) / n for column, mean in zip(x.T, first, strict=True)])
    return np.asarray(first + rest, dtype=np.float64)


def _refined(
    x: Numbers, y: Numbers, weights: Numbers, means: Numbers, inverse: Numbers, intercept: float, slopes: Numbers
) -> tuple[float, Numbers]:
    """Coefficients after corrections from residuals of twice the digits, until they stop moving."""
    n, last = math.fsum(weights), math.inf
    for _ in range(MOST_REFINEMENTS):
        high, low = residuals(y, intercept, x, slopes)
        level = dot(weights, np.ones_like(y), high, low)
        gradient = np.array([dot(weights, column, high, low) for column in x.T]) - means * level
        step = inverse @ gradient
        size = float(np.max(np.abs(step) / np.where(slopes == 0, 1.0, np.abs(slopes)), initial=0.0))
        if not size < last:
            break
        slopes, last = slopes + step, size
        intercept += level / n - float(means @ step)
        if size < SETTLED:
            break
    return intercept, slopes
