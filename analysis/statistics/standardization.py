"""Standardised solutions and functions of parameters, with standard errors by the delta method."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.structure import Arrow, Matrix, Structure
from instrument.records import dataclass

Numbers = NDArray[np.float64]

IMAGINARY_STEP = 1e-30  # the derivative of an analytic function along the imaginary axis has no cancellation


@dataclass(frozen=True)
class Derived:
    """Functions of the parameters, shape (m,), with standard errors."""

    values: Numbers
    se: Numbers
    covariance: Numbers  # (m, m)


def derived(function: Callable[[Matrix], Matrix], parameters: Numbers, covariance: Numbers) -> Derived:
    """`function` of the parameters, shape (q,) to (m,), with their covariance (q, q) carried through it.

    Source of the complex step: Squire & Trapp (1998), SIAM Review 40(1).
    """
    values = np.asarray(function(parameters.astype(np.float64)).real, dtype=np.float64)
    slopes = np.zeros((len(values), len(parameters)))
    for at in range(len(parameters)):
        moved = parameters.astype(np.complex128)
        moved[at] += 1j * IMAGINARY_STEP
        with np.errstate(invalid="ignore"):  # complex arithmetic raises this flag where real NaN stays quiet
            slopes[:, at] = np.asarray(function(moved)).imag / IMAGINARY_STEP
    carried = slopes @ covariance @ slopes.T
    return Derived(values, np.sqrt(np.clip(np.diag(carried), 0, None)), carried)


def standardized(structure: Structure, arrows: Sequence[Arrow], parameters: Matrix, is_unit: bool = False) -> Matrix:
    """Every one of `arrows` with all variables at variance 1, shape (a,); `is_unit`: the observed ones are already.

    A covariance stands against the deviations of its two residuals, a variance against the variance of its variable;
    intercepts against the deviation of their variable. Where such a variance is not above 0 the value is NaN.
    """
    found: list[Any] = []
    tables = [_Scales(structure, parameters, group, is_unit) for group in range(structure.groups)]
    for arrow in arrows:
        found.append(tables[arrow.group].of(arrow))
    return np.array(found, dtype=parameters.dtype)


class _Scales:
    """What standardises the arrows of one group."""

    def __init__(self, structure: Structure, parameters: Matrix, group: int, is_unit: bool) -> None:
        self.parameters = np.append(parameters, 1.0)
        variance = np.diag(structure.implied(parameters, group).all).copy()
        residual = np.diag(structure.symmetric(parameters, group)).copy()
        if is_unit:
            residual[: structure.p] = 1 - variance[: structure.p]
            variance[: structure.p] = 1
        self.deviation, self.residual = _root(variance), _root(residual)

    def of(self, arrow: Arrow) -> Any:
        value = arrow.value * self.parameters[arrow.parameter]
        to, source = arrow.to, arrow.source
        if arrow.kind == "mean":
            return value / self.deviation[to]
        if arrow.kind == "directed":
            return value * self.deviation[source] / self.deviation[to]
        if to == source:
            return value / self.deviation[to] ** 2
        return value / self.residual[to] / self.residual[source]


def _root(variances: Matrix) -> Matrix:
    """Square roots, NaN where a variance is not above 0."""
    found: Matrix = np.sqrt(np.where(variances.real > 0, variances, np.nan))
    return found
