"""The least-squares fit of cell means without an intercept."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.estimability import NEGLIGIBLE, Basis, extended
from analysis.statistics.groups import Sample
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ThroughOrigin(LinearModel):
    """A model whose parameters are all `slopes`, with their inverse; sums of squares are around 0."""

    def values(self, functions: Numbers, origin: float) -> Numbers:
        return np.asarray(functions[:, list(self.basis.kept)] @ self.slopes - self.origin + origin)

    def covariance(self, functions: Numbers) -> Numbers:
        kept = functions[:, list(self.basis.kept)]
        return np.asarray(kept @ self.inverse @ kept.T)

    def variances(self, functions: Numbers) -> Numbers:
        kept = functions[:, list(self.basis.kept)]
        return np.asarray(((kept @ self.inverse) * kept).sum(axis=1))

    @property
    def df_total(self) -> float:
        return self.n if self.cases is None else self.cases

    @property
    def total(self) -> float:
        return self.corrected_total


def basis_without(x: Numbers, weights: Numbers) -> Basis:
    """The columns of `x`, shape (n, columns), that no earlier ones make up, none of them an intercept."""
    scaled = x * np.sqrt(weights / weights.sum())[:, None]
    sizes = np.sqrt((scaled**2).sum(axis=0))
    kept, directions = list[int](), np.zeros((len(x), 0))
    for at in range(x.shape[1]):
        if sizes[at] <= 0:
            continue
        further = extended(directions, scaled[:, at] / sizes[at])
        if further is not None:
            kept.append(at)
            directions = further
    scale = np.where(sizes > 0, sizes, 1.0)
    rows = np.linalg.lstsq(scaled[:, kept] / scale[kept], scaled / scale, rcond=None)[0]
    rows[np.abs(rows) < NEGLIGIBLE] = 0.0
    rows = rows * scale[None, :] / scale[kept][:, None]
    rows[:, kept] = np.eye(len(kept))
    return Basis(tuple(kept), rows)


def fit_through_origin(x: Numbers, cells: Sequence[Sample], cases: float | None = None) -> LinearModel | Undefined:
    """As `fit_cells`, where no column of `x` need be 1."""
    if not cells:
        return NO_CASES
    weights = np.array([cell.n for cell in cells])
    y = np.array([float(cell.above) + cell.origin for cell in cells])  # type: ignore[arg-type]
    within = math.fsum(cell.squares for cell in cells)
    total, n = math.fsum(weights * y**2) + within, math.fsum(weights)
    if total <= 0:
        return CONSTANT
    basis = basis_without(x, weights)
    root = np.sqrt(weights)
    left, upper = np.linalg.qr(x[:, list(basis.kept)] * root[:, None])
    slopes = np.linalg.solve(upper, left.T @ (root * y))
    inside = np.linalg.inv(upper)
    residual = math.fsum(weights * (y - x[:, list(basis.kept)] @ slopes) ** 2) + within
    mean = math.fsum(weights * y) / n
    origin = cells[0].origin
    return ThroughOrigin(
        basis, np.zeros(0), slopes, inside @ inside.T, residual, total, n, origin, mean - origin, cases
    )


def sequential_through_origin(
    x: Numbers, cells: Sequence[Sample], blocks: Sequence[Sequence[int]]
) -> list[tuple[float, int]]:
    """What each of `blocks` of columns adds to those before: sum of squares around 0, and df."""
    entered: list[int] = []
    found: list[tuple[float, int]] = []
    before, rank = 0.0, 0
    for block in blocks:
        entered = [*entered, *block]
        fitted = fit_through_origin(x[:, entered], cells) if entered else NO_CASES
        now = (before, rank) if isinstance(fitted, Undefined) else (fitted.total - fitted.residual, len(fitted.slopes))
        found.append((now[0] - before, now[1] - rank))
        before, rank = now
    return found
