"""Whether the errors of a regression spread evenly."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.statistics.pieces import Piece
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Added = tuple[float, Numbers, float, Numbers, Numbers, float]  # n, two sums, and those of `Sums`, around 0

DEPENDENT = 1e-10
"""Eigenvalue, relative to the largest, below which a direction is made of the others."""


@dataclass(frozen=True)
class Spread:
    """A chi-square test of equal variance."""

    value: Statistic
    df: Statistic
    p: Statistic


@dataclass(frozen=True)
class Sums:
    """Of the squared residuals and the columns that may account for them, all around their means."""

    n: float
    products: Numbers  # (c, c) of the columns
    along: Numbers  # (c,) of the columns with the squared residuals
    total: float  # of the squared residuals with themselves


def even_spread(pieces: Iterable[Piece], found: Fit) -> dict[str, Spread]:
    """Four tests of the squared residuals of `found`, whose cases `pieces` are.

    `white`: on the predictors, their squares and products; `breusch_pagan` and `koenker`, which does not need normal
    errors: on the predictors; `cook_weisberg`: on the predicted values.
    Source: White (1980), Econometrica 48; Breusch & Pagan (1979), Econometrica 47; Koenker (1981), Journal of
    Econometrics 17; Cook & Weisberg (1983), Biometrika 70.
    """
    names = ("white", "breusch_pagan", "koenker", "cook_weisberg")
    if found.residual <= 0:
        return {name: Spread(PERFECT_FIT, PERFECT_FIT, PERFECT_FIT) for name in names}
    sums, k = _sums(pieces, found), len(found.slopes)
    last = len(sums.along) - 1
    return {
        "white": _share(sums, range(last)),
        "breusch_pagan": _half(sums, range(k)),
        "koenker": _share(sums, range(k)),
        "cook_weisberg": _half(sums, [last]),
    }


def _sums(pieces: Iterable[Piece], found: Fit) -> Sums:
    """Columns: the standardized predictors, their squares and products, the standardized predicted values."""
    slopes = found.slopes
    spread = sum((_spread(piece.x - found.means, piece.weights) for piece in pieces), np.zeros((len(slopes),) * 2))
    sd = np.sqrt(np.diag(spread) / found.n)
    sd = np.where(sd > 0, sd, 1.0)
    # Means of the products, taken off before they are summed.
    means = (spread / np.outer(sd, sd) / found.n)[np.triu_indices(len(slopes))]
    error = math.sqrt(max(float(slopes @ spread @ slopes), 0.0) / found.n) or 1.0
    parts = []
    for piece in pieces:
        centred = piece.x - found.means
        columns = _columns(centred / sd, means, centred @ slopes / error)
        residual = piece.y - found.intercept - piece.x @ slopes
        parts.append(_part(columns, residual**2 * (found.n / found.residual) - 1, piece.weights))
    n, sums, level, products, along, total = (sum(each[1:], each[0]) for each in zip(*parts, strict=True))
    return Sums(n, products - np.outer(sums, sums) / n, along - sums * (level / n), total)


def _columns(z: Numbers, means: Numbers, predicted: Numbers) -> Numbers:
    k = z.shape[1]
    columns, at = np.empty((len(z), k + len(means) + 1)), k
    columns[:, :k], columns[:, -1] = z, predicted
    for first in range(k):
        np.multiply(z[:, first, None], z[:, first:], out=columns[:, at : at + k - first])
        at += k - first
    columns[:, k:-1] -= means
    return columns


def _spread(centred: Numbers, weights: Numbers) -> Numbers:
    found: Numbers = centred.T @ (centred * weights[:, None])
    return found


def _part(columns: Numbers, squares: Numbers, weights: Numbers) -> Added:
    weighted = columns * weights[:, None]
    heavy = weights * squares
    return (
        float(weights.sum()),
        weighted.sum(axis=0),
        float(heavy.sum()),
        columns.T @ weighted,
        columns.T @ heavy,
        float(heavy @ squares),
    )


def _share(sums: Sums, at: Sequence[int]) -> Spread:
    """n R square of the squared residuals on the columns `at`."""
    explained, rank = _explained(sums, at)
    if sums.total <= DEPENDENT * sums.n:
        return Spread(0.0, float(rank), 1.0)
    return _tested(sums.n * explained / sums.total, rank, sums.n)


def _half(sums: Sums, at: Sequence[int]) -> Spread:
    """Half the sum of squares that the columns `at` explain of the squared residuals over their mean."""
    explained, rank = _explained(sums, at)
    return _tested(explained / 2, rank, sums.n)


def _explained(sums: Sums, at: Sequence[int]) -> tuple[float, int]:
    """Sum of squares explained by the columns and a constant, and the rank of the columns."""
    products = sums.products[np.ix_(at, at)]
    size = np.sqrt(np.maximum(np.diag(products), 0.0))
    scale = np.where(size > DEPENDENT * math.sqrt(sums.n), size, np.inf)
    sizes, directions = np.linalg.eigh(products / np.outer(scale, scale))
    kept = sizes > DEPENDENT * max(float(sizes.max(initial=0.0)), 1e-300)
    along = directions[:, kept].T @ (sums.along[list(at)] / scale)
    return float((along**2 / sizes[kept]).sum()), int(kept.sum())


def _tested(value: float, rank: int, n: float) -> Spread:
    if rank == 0 or n <= rank + 1:
        return Spread(FEW_CASES, FEW_CASES, FEW_CASES)
    return Spread(value, float(rank), p_chi_square(value, rank))
