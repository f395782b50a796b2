"""Predicted values, residuals and distances of a regression, summed up."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, Statistic
from analysis.statistics.influence import Influence
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.statistics.robust_errors import DECIDES_ALONE
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Spread:
    """Of one kind of value over all cases."""

    minimum: Statistic
    maximum: Statistic
    mean: Statistic
    sd: Statistic


def residual_statistics(seen: Influence, found: Fit, y: Numbers) -> dict[str, Spread]:
    """Each kind of value by the name SPSS gives it in English, in SPSS's order; a fit with degrees of freedom left.

    Deleted residuals take one case away, also where several are alike.
    Source: IBM SPSS Statistics Algorithms, REGRESSION, residuals and associated statistics.
    """
    n, k = found.n, len(found.slopes)
    kinds = _kinds(seen, math.sqrt(found.residual / (n - k - 1)), n - k - 1, y) | {
        "mahalanobis": (seen.leverage - 1 / n) * (n - 1),
        "cook": _cook(seen, found),
        "centered_leverage": seen.leverage - 1 / n,
    }
    return {name: _spread(values, seen.weights, n) for name, values in kinds.items()}


def _kinds(seen: Influence, error: float, df: float, y: Numbers) -> dict[str, Numbers | Undefined]:
    free = seen.free
    deleted = DECIDES_ALONE if free is None else seen.residual / free
    inner = DECIDES_ALONE if free is None else PERFECT_FIT
    usable = free is not None and error > 0
    return {
        "predicted": seen.predicted,
        "standardized_predicted": _standardized(seen.predicted, seen.weights),
        "se_predicted": error * np.sqrt(seen.leverage),
        "adjusted_predicted": deleted if isinstance(deleted, Undefined) else y - deleted,
        "residual": seen.residual,
        "standardized_residual": seen.residual / error if error > 0 else PERFECT_FIT,
        "studentized_residual": seen.residual / (error * np.sqrt(free)) if usable else inner,  # type: ignore[arg-type]
        "deleted_residual": deleted,
        "studentized_deleted_residual": _studentized_deleted(seen, error, df) if usable else inner,
    }


def _standardized(values: Numbers, weights: Numbers) -> Numbers | Undefined:
    n = float(weights.sum())
    centred = values - float(weights @ values) / n
    sd = math.sqrt(float(weights @ centred**2) / (n - 1))
    return centred / sd if sd > 0 else CONSTANT


def _studentized_deleted(seen: Influence, error: float, df: float) -> Numbers | Undefined:
    if df <= 1 or seen.free is None:
        return FEW_CASES
    without = (error**2 * df - seen.residual**2 / seen.free) / (df - 1)
    return seen.residual / np.sqrt(without * seen.free) if without.min() > 1e-12 * error**2 else PERFECT_FIT


def _cook(seen: Influence, found: Fit) -> Numbers | Undefined:
    if seen.free is None or found.residual <= 0:
        return DECIDES_ALONE if seen.free is None else PERFECT_FIT
    k = len(found.slopes)
    distance: Numbers = seen.residual**2 / found.residual * (found.n - k - 1) * seen.leverage / (seen.free**2 * (k + 1))
    return distance


def _spread(values: Numbers | Undefined, weights: Numbers, n: float) -> Spread:
    if isinstance(values, Undefined):
        return Spread(values, values, values, values)
    mean = math.fsum(weights * values) / n
    sd = math.sqrt(math.fsum(weights * (values - mean) ** 2) / (n - 1))
    return Spread(float(values.min()), float(values.max()), mean, sd)
