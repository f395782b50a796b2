"""Errors of a linear model whose cases share rows of its columns: how they spread, and parameters that allow for it."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.distributions import p_chi_square, p_f
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.robust_errors import DECIDES_ALONE
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Kind = Literal["hc0", "hc1", "hc2", "hc3", "hc4"]

SAME = 1e-10
"""Share of the largest singular value below which a direction is made of the others."""


@dataclass(frozen=True)
class Errors:
    """The errors of the answers, with the cell and the weight of each."""

    values: Numbers  # (p,)
    at: NDArray[np.intp]  # (p,): the cell
    weights: Numbers  # (p,)

    def by_cell(self, values: Numbers, cells: int) -> Numbers:
        """Weighted sums of `values`, shape (p,), within the cells."""
        return np.bincount(self.at, self.weights * values, minlength=cells).astype(np.float64)


@dataclass(frozen=True)
class SpreadTest:
    """A test that errors spread evenly; `df2` of an F alone."""

    value: float
    df: float
    p: float
    df2: float | None = None


def robust_covariance(model: LinearModel, x: Numbers, errors: Errors, kind: Kind) -> Numbers | Undefined:
    """Covariance of the kept parameters, shape (kept, kept), whatever the spread of the errors of cells `x`.

    Undefined where a kind divides by what a case leaves to others, and one leaves nothing.
    Source: White (1980), Econometrica 48; MacKinnon & White (1985), Journal of Econometrics 29; Cribari-Neto (2004),
    Computational Statistics & Data Analysis 45.
    """
    kept = list(model.basis.kept)
    inverse = model.covariance(np.eye(x.shape[1])[kept])
    own = x[:, kept]
    leverage = ((own @ inverse) * own).sum(axis=1)
    if kind not in ("hc0", "hc1") and leverage.max(initial=0.0) > 1 - SAME:
        return DECIDES_ALONE
    n, k = model.n, len(kept)
    free = np.maximum(1 - leverage, SAME)  # what is not asked for is not divided by 0
    factor = {
        "hc0": np.ones(len(own)),
        "hc1": np.full(len(own), n / (n - k) if n > k else np.nan),
        "hc2": free**-1.0,
        "hc3": free**-2.0,
        "hc4": free ** -np.minimum(4.0, n * leverage / k),
    }[kind]
    squares = errors.by_cell(errors.values**2, len(own)) * factor
    return np.asarray(inverse @ (own.T @ (own * squares[:, None])) @ inverse)


def spread_tests(model: LinearModel, x: Numbers, predicted: Numbers, errors: Errors) -> dict[str, SpreadTest]:
    """Four tests of the squared errors: `white` on the columns of cells `x`, their squares and products.

    `breusch_pagan`, `modified_breusch_pagan`, which does not need normal errors, and `spread_f` are on what is
    `predicted` of cells.

    Source: White (1980), Econometrica 48; Breusch & Pagan (1979), Econometrica 47; Koenker (1981), Journal of
    Econometrics 17.
    """
    kept = [at for at in model.basis.kept if np.ptp(x[:, at]) > 0]
    own = x[:, kept]
    squares = [own[:, i] * own[:, j] for i in range(len(kept)) for j in range(i, len(kept))]
    white, df = _share(np.column_stack([own, *squares]), errors)
    share, _ = _share(predicted[:, None], errors)
    n = float(errors.weights.sum())
    squared = errors.values**2
    mean = float(errors.weights @ squared) / n
    half = share * float(errors.weights @ (squared / mean - 1) ** 2) / 2
    f = share * (n - 2) / (1 - share)
    return {
        "white": SpreadTest(n * white, df, p_chi_square(n * white, df)),
        "modified_breusch_pagan": SpreadTest(n * share, 1.0, p_chi_square(n * share, 1.0)),
        "breusch_pagan": SpreadTest(half, 1.0, p_chi_square(half, 1.0)),
        "spread_f": SpreadTest(f, 1.0, p_f(f, 1.0, n - 2), n - 2),
    }


def _share(columns: Numbers, errors: Errors) -> tuple[float, float]:
    """The share of the squared errors' variance that columns of the cells, shape (cells, c), account for; its df."""
    cells = len(columns)
    sizes = errors.by_cell(np.ones(len(errors.values)), cells)
    squared = errors.values**2
    n, mean = sizes.sum(), float(errors.weights @ squared) / sizes.sum()
    means = errors.by_cell(squared, cells) / sizes - mean
    centred = columns - sizes @ columns / n
    spread = np.sqrt(sizes @ centred**2)
    scaled = centred[:, spread > 0] / spread[spread > 0] * np.sqrt(sizes)[:, None]
    left, size, _ = np.linalg.svd(scaled, full_matrices=False)
    basis = left[:, size > SAME * size.max(initial=0.0)]
    along = basis.T @ (means * np.sqrt(sizes))
    total = float(errors.weights @ (squared - mean) ** 2)
    return float(along @ along) / total, float(basis.shape[1])
