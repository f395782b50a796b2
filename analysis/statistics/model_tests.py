"""Tests and measures of models fitted by maximum likelihood."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NOTHING_TESTED = Undefined(Message("there is nothing to test: no predictor is added"))
PERFECT = Undefined(Message("the predictors separate the answers perfectly, so there is no test"))

ROUNDING = 1e-9


@dataclass(frozen=True)
class ChiSquare:
    """A chi-square with its degrees of freedom and probability."""

    value: Statistic
    df: float
    p: Statistic

    @property
    def cells(self) -> tuple[Statistic, float, Statistic]:
        return self.value, self.df, self.p


@dataclass(frozen=True)
class PseudoRSquared:
    """How much of the likelihood a model accounts for."""

    cox_snell: float
    nagelkerke: float
    mcfadden: float


def chi_square(value: float, df: float) -> ChiSquare:
    """The test of `value` on `df`; Undefined where df is 0."""
    if df <= 0:
        return ChiSquare(NOTHING_TESTED, 0.0, NOTHING_TESTED)
    return ChiSquare(value, df, p_chi_square(value, df))


def likelihood_ratio(before: float, after: float, df: float) -> ChiSquare:
    """The fall of -2 log likelihood from `before` to `after`, the model with `df` more parameters."""
    fall = before - after
    return chi_square(fall if fall > ROUNDING * (1 + abs(before)) else 0.0, df)


def wald(coefficients: Numbers, covariance: Numbers) -> ChiSquare:
    """That all of `coefficients` (r,) are 0, with their `covariance` (r, r)."""
    return chi_square(float(coefficients @ np.linalg.solve(covariance, coefficients)), float(len(coefficients)))


def pseudo_r_squared(null_deviance: float, deviance: float, n: float) -> PseudoRSquared:
    """From the kernels of -2 log likelihood without and with predictors, `n` the sum of weights.

    Source: Cox & Snell (1989); Nagelkerke (1991), Biometrika 78(3); McFadden (1974).
    """
    cox_snell = -math.expm1((deviance - null_deviance) / n)
    most = -math.expm1(-null_deviance / n)
    return PseudoRSquared(cox_snell, cox_snell / most, 1 - deviance / null_deviance)
