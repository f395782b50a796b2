"""Diagonally weighted least squares of a structural model on the correlations of ordered items."""

import math
from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.fit_indices import Fit
from analysis.statistics.scoring_steps import Slope, inverse_information, minimum
from analysis.statistics.structure import Implied, Structure
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Correlations:
    """Correlations of one sample with their asymptotic covariance."""

    matrix: Numbers  # (p, p)
    covariance: Numbers  # (m, m), m = p (p - 1) / 2, times n; in the order of `below_diagonal`
    n: float

    @cached_property
    def values(self) -> Numbers:
        """(m,)"""
        return below_diagonal(self.matrix)

    @cached_property
    def weights(self) -> Numbers:
        """(m,): how much each correlation counts."""
        found: Numbers = 1 / np.diag(self.covariance)
        return found


@dataclass(frozen=True)
class WeightedEstimate:
    """The parameters, robust standard errors, and chi-square as it stands and as it is scaled and shifted."""

    structure: Structure
    parameters: Numbers  # (q,)
    covariance: Numbers  # (q, q), robust
    implied: Implied
    fit: Fit
    scaled: Fit
    slope: Callable[[Structure, Numbers], Slope | None]


def below_diagonal(matrix: Numbers) -> Numbers:
    """The cells below the diagonal, row by row, of (…, p, p), shape (…, m)."""
    rows, columns = np.tril_indices(matrix.shape[-1], -1)
    found: Numbers = matrix[..., rows, columns]
    return found


def estimate_weighted(structure: Structure, observed: Correlations, start: Numbers) -> WeightedEstimate | Undefined:
    """The estimate of a structure without residual variances, which its unit variances leave over.

    Chi-square and errors have the divisor n - 1 as in lavaan. Source: Muthén, du Toit & Spisic (1997), unpublished;
    scaling: Asparouhov & Muthén (2010), Simple second order chi-square correction.
    """

    def slope(model: Structure, parameters: Numbers) -> Slope | None:
        return _slope(model, observed, parameters)

    found = minimum(lambda parameters: slope(structure, parameters), start)
    if isinstance(found, Undefined):
        return found
    bread = inverse_information(found.information)
    if isinstance(bread, Undefined):
        return bread
    implied = structure.implied(found.parameters)
    slopes = below_diagonal(structure.slopes(found.parameters, 0, implied)[0])
    weighted = slopes * observed.weights
    inner = bread * (observed.n - 1)
    residual = np.diag(observed.weights) - weighted.T @ inner @ weighted
    chi_square = 2 * found.value
    df = len(observed.values) - structure.q
    middle = weighted @ observed.covariance @ weighted.T
    return WeightedEstimate(
        structure,
        found.parameters,
        inner @ middle @ inner / (observed.n - 1),
        implied,
        Fit(chi_square, df),
        scaled_and_shifted(Fit(chi_square, df), residual @ observed.covariance),
        slope,
    )


def baseline_weighted(observed: Correlations) -> tuple[Fit, Fit]:
    """The fit of no correlation at all: as it stands, and scaled and shifted."""
    chi_square = (observed.n - 1) * float((observed.values**2 * observed.weights).sum())
    fit = Fit(chi_square, len(observed.values))
    return fit, scaled_and_shifted(fit, observed.weights[:, None] * observed.covariance)


def scaled_and_shifted(fit: Fit, product: Numbers) -> Fit:
    """A chi-square with the mean and variance of its degrees of freedom; `product` is U Γ, shape (m, m)."""
    if fit.df <= 0:
        return fit
    squared = float(np.einsum("ij,ji->", product, product))
    scale = math.sqrt(fit.df / squared)
    return Fit(max(0.0, fit.chi_square * scale + fit.df - scale * float(np.trace(product))), fit.df)


def _slope(structure: Structure, observed: Correlations, parameters: Numbers) -> Slope | None:
    try:
        implied = structure.implied(parameters)
    except np.linalg.LinAlgError:
        return None
    slopes = below_diagonal(structure.slopes(parameters, 0, implied)[0])
    gap = observed.values - below_diagonal(implied.covariance)
    weighted = slopes * (observed.weights * (observed.n - 1))
    value = float((gap**2 * observed.weights).sum()) * (observed.n - 1) / 2
    return Slope(value, -weighted @ gap, weighted @ slopes.T)
