"""Whether the errors of a regression spread evenly."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.influence import Influence
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT

Numbers = NDArray[np.float64]

DEPENDENT = 1e-10
"""Eigenvalue, relative to the largest, below which a direction is made of the others."""


@dataclass(frozen=True)
class Spread:
    """A chi-square test of equal variance."""

    value: Statistic
    df: Statistic
    p: Statistic


def even_spread(seen: Influence, found: Fit, x: Numbers) -> dict[str, Spread]:
    """Four tests of the squared residuals of `found` on `x` (p, k).

    `white`: on the predictors, their squares and products; `breusch_pagan` and `koenker`, which does not need normal
    errors: on the predictors; `cook_weisberg`: on the predicted values.
    Source: White (1980), Econometrica 48; Breusch & Pagan (1979), Econometrica 47; Koenker (1981), Journal of
    Econometrics 17; Cook & Weisberg (1983), Biometrika 70.
    """
    names = ("white", "breusch_pagan", "koenker", "cook_weisberg")
    if found.residual <= 0:
        return {name: Spread(PERFECT_FIT, PERFECT_FIT, PERFECT_FIT) for name in names}
    z = _standardized(x, seen.weights)
    squares = seen.residual**2 * (found.n / found.residual)  # with mean 1
    predicted = _standardized(seen.predicted[:, None], seen.weights)
    return {
        "white": _share(_with_products(z), squares, seen.weights),
        "breusch_pagan": _half(z, squares, seen.weights),
        "koenker": _share(z, squares, seen.weights),
        "cook_weisberg": _half(predicted, squares, seen.weights),
    }


def _standardized(x: Numbers, weights: Numbers) -> Numbers:
    n = float(weights.sum())
    centred = x - weights @ x / n
    sd = np.sqrt(weights @ centred**2 / n)
    found: Numbers = centred / np.where(sd > 0, sd, 1.0)
    return found


def _with_products(z: Numbers) -> Numbers:
    first, second = np.triu_indices(z.shape[1])
    return np.column_stack([z, z[:, first] * z[:, second]])


def _share(z: Numbers, squares: Numbers, weights: Numbers) -> Spread:
    """n R square of the squared residuals on `z`."""
    explained, rank = _explained(z, squares, weights)
    n, total = float(weights.sum()), float(weights @ (squares - 1) ** 2)
    if total <= DEPENDENT * n:
        return Spread(0.0, float(rank), 1.0)
    return _tested(n * explained / total, rank, n)


def _half(z: Numbers, squares: Numbers, weights: Numbers) -> Spread:
    """Half the sum of squares that `z` explains of the squared residuals over their mean."""
    explained, rank = _explained(z, squares, weights)
    return _tested(explained / 2, rank, float(weights.sum()))


def _explained(z: Numbers, y: Numbers, weights: Numbers) -> tuple[float, int]:
    """Sum of squares of `y` explained by `z` and a constant, and the rank of `z`."""
    n = float(weights.sum())
    columns = z - weights @ z / n
    products = columns.T @ (columns * weights[:, None])
    size = np.sqrt(np.diag(products))
    scale = np.where(size > DEPENDENT * math.sqrt(n), size, np.inf)
    sizes, directions = np.linalg.eigh(products / np.outer(scale, scale))
    kept = sizes > DEPENDENT * max(float(sizes.max(initial=0.0)), 1e-300)
    along = directions[:, kept].T @ ((columns.T @ (weights * (y - float(weights @ y) / n))) / scale)
    return float((along**2 / sizes[kept]).sum()), int(kept.sum())


def _tested(value: float, rank: int, n: float) -> Spread:
    if rank == 0 or n <= rank + 1:
        return Spread(FEW_CASES, FEW_CASES, FEW_CASES)
    return Spread(value, float(rank), p_chi_square(value, rank))
