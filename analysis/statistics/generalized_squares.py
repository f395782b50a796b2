"""Factors by generalized least squares: residuals weighted by the inverse of the correlations."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factoring import Extraction
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.statistics.minimum_residuals import Minimum, solved, turning
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]


def generalized_least_squares(correlation: Numbers, m: int) -> Extraction | Undefined:
    """`m` factors of `correlation`, shape (k, k), with the smallest tr((I - R^-1 S)^2) / 2, S what they imply.

    Communalities are sums of squared loadings; with unique variances they need not add up to 1.
    Source: Jöreskog & Goldberger (1972), Psychometrika 37(3); IBM SPSS Statistics Algorithms, FACTOR.
    """
    inverse = inverse_of(correlation)
    if inverse is None:
        return SINGULAR

    def function(_: Numbers, logs: Numbers, count: int) -> Minimum:
        return _discrepancy(inverse, logs, count)

    def loadings_at(_: Numbers, logs: Numbers, count: int) -> Numbers:
        return _loadings(inverse, logs, count)

    return solved(correlation, m, function, loadings_at, logarithmic=True)


def _discrepancy(inverse: Numbers, logs: Numbers, m: int) -> Minimum:
    """The discrepancy at log unique variances `logs`, shape (k,), with its derivatives."""
    values, vectors = _descending(inverse, logs)
    rest = len(logs) - m
    large = values[:rest]
    squares = vectors[:, :rest] ** 2
    both = large[:, None] + large[None, :]
    shares = np.zeros((rest, len(values)))
    shares[:, :rest] = both * (both - 1) / 2
    np.fill_diagonal(shares, 0.0)
    apart = np.maximum(large[:, None] - values[None, rest:], 1e-12)
    shares[:, rest:] = (large**2 - large)[:, None] * (large[:, None] + values[None, rest:]) / apart
    hessian = (squares * (2 * large**2 - large)) @ squares.T + turning(vectors, shares)
    return Minimum(math.fsum((large - 1) ** 2) / 2, squares @ (large * (large - 1)), hessian)


def _loadings(inverse: Numbers, logs: Numbers, m: int) -> Numbers:
    values, vectors = _descending(inverse, logs)
    found: Numbers = vectors[:, -m:] * np.sqrt(np.maximum(1 / values[-m:] - 1, 0)) * np.exp(logs / 2)[:, None]
    return found


def _descending(inverse: Numbers, logs: Numbers) -> tuple[Numbers, Numbers]:
    """Eigenvalues and eigenvectors of the scaled inverse: factors belong to the smallest, which stand last."""
    scale = np.exp(logs / 2)
    values, vectors = np.linalg.eigh(inverse * np.outer(scale, scale))
    return values[::-1], vectors[:, ::-1]
