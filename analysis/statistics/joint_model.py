"""The least-squares fit of several dependent variables at once, on the same cases and predictors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.estimability import basis_of
from analysis.statistics.groups import Groups, Sample
from analysis.statistics.least_squares import PERFECT, fit
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.through_origin import ThroughOrigin, basis_without
from analysis.undefined import Undefined
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]

ROUNDING = 1e-13
"""The share of a sum of squares that a difference of variables may leave of it as rounding."""


@dataclass(frozen=True)
class JointModel:
    """The fits of p dependent variables."""

    like: LinearModel  # the fit of any of them without its own numbers
    slopes: Numbers  # (slopes of one, p)
    residual: Numbers  # (p, p): sums of squares and cross-products of what is left
    total: Numbers  # (p, p): around the means; around 0 without an intercept
    origins: Numbers  # (p,)
    above: Numbers  # (p,): means less origins

    @property
    def means(self) -> Numbers:
        """Of the dependent variables, shape (p,)."""
        return self.origins + self.above

    def of(self, weights: Numbers) -> LinearModel | Undefined:
        """The fit of the sum of the dependent variables by `weights`, shape (p,)."""
        total, residual = self._squares(self.total, weights), self._squares(self.residual, weights)
        return CONSTANT if total <= 0 else replace(self._plain(weights), residual=residual, corrected_total=total)

    def values(self, functions: Numbers) -> Numbers:
        """Functions of the parameters, shape (m, columns), of every dependent variable; shape (m, p)."""
        fits = (self._plain(each) for each in np.eye(len(self.above)))
        return np.column_stack([fitted.values(functions, fitted.origin) for fitted in fits])

    def products(self, functions: Numbers) -> Numbers:
        """The sums of squares and cross-products of the hypothesis that `functions` (df, columns) are 0; (p, p)."""
        values = self.values(functions)
        return np.asarray(values.T @ np.linalg.solve(self.like.covariance(functions), values))

    def error(self, contrasts: Numbers) -> Numbers:
        """What is left of `contrasts`, shape (p, r), as cross-products, shape (r, r); 0 where it is only rounding."""
        found = contrasts.T @ self.residual @ contrasts
        return _without(found, ROUNDING * (contrasts**2).T @ np.diag(self.residual))

    def _plain(self, weights: Numbers) -> LinearModel:
        origin, above = float(self.origins @ weights), float(self.above @ weights)
        return replace(self.like, slopes=self.slopes @ weights, origin=origin, above=above)

    @staticmethod
    def _squares(products: Numbers, weights: Numbers) -> float:
        found = float(weights @ products @ weights)
        return found if found > ROUNDING * float(np.abs(weights) ** 2 @ np.diag(products)) else 0.0


def fit_jointly(
    x: Numbers, answers: Sequence[Groups], cells: Sequence[Sequence[Sample]], cases: float | None, intercept: bool
) -> JointModel | Undefined:
    """The model of cells with the rows of `x`, shape (cells, columns); of every dependent variable its answers in
    them and how these spread. `cases` as for `fit_cells`.
    """
    if not cells or not cells[0]:
        return NO_CASES
    weights = np.array([cell.n for cell in cells[0]])
    y = np.array([[float(cell.above) for cell in own] for own in cells]).T  # type: ignore[arg-type]
    origins, n = np.array([own[0].origin for own in cells]), float(weights.sum())
    above = weights @ y / n
    within = _within(answers, y)
    if not intercept:
        return _through_origin(x, weights, y + origins, within, cases, origins, above)
    basis = basis_of(x, weights)
    inside = list(basis.kept[1:])
    total = _products(y - above, weights) + within
    if not inside:
        like = LinearModel(basis, np.zeros(0), np.zeros(0), np.zeros((0, 0)), 0.0, 0.0, n, 0.0, 0.0, cases)
        return JointModel(like, np.zeros((0, len(above))), total, total, origins, above)
    fits = [fit(x[:, inside], column, weights) for column in y.T]
    slopes = np.column_stack([each.slopes for each in fits])
    left = y - above - (x[:, inside] - fits[0].means) @ slopes
    like = LinearModel(basis, fits[0].means, slopes[:, 0], fits[0].inverse, 0.0, 0.0, n, 0.0, 0.0, cases)
    residual = _without(_products(left, weights) + within, PERFECT * np.diag(total))
    return JointModel(like, slopes, residual, total, origins, above)


def added_products(
    joint: JointModel, x: Numbers, cells: Sequence[Sequence[Sample]], blocks: Sequence[Sequence[int]]
) -> tuple[Numbers, int]:
    """What the last of `blocks` of columns adds to those before: sums of squares and cross-products, and df."""
    weights = np.array([cell.n for cell in cells[0]])
    y = np.array([[float(cell.above) for cell in own] for own in cells]).T  # type: ignore[arg-type]
    is_centred = not isinstance(joint.like, ThroughOrigin)
    y = (y - joint.above if is_centred else y + joint.origins) * np.sqrt(weights)[:, None]
    entered: list[int] = []
    before, explained, rank = 0, np.zeros((y.shape[1],) * 2), 0
    found = explained
    for block in blocks:
        entered = [*entered, *block]
        before, found = rank, explained
        if entered:
            kept = (basis_of if is_centred else basis_without)(x[:, entered], weights).kept
            columns = x[:, [entered[at] for at in kept]] * np.sqrt(weights)[:, None]
            shares = np.linalg.qr(columns)[0].T @ y
            explained, rank = shares.T @ shares, len(kept)
    return explained - found, rank - before


def _through_origin(
    x: Numbers, weights: Numbers, y: Numbers, within: Numbers, cases: float | None, origins: Numbers, above: Numbers
) -> JointModel:
    basis, root, n = basis_without(x, weights), np.sqrt(weights)[:, None], float(weights.sum())
    kept = x[:, list(basis.kept)]
    left, upper = np.linalg.qr(kept * root)
    slopes = np.linalg.solve(upper, left.T @ (root * y))
    inside = np.linalg.inv(upper)
    like = ThroughOrigin(basis, np.zeros(0), slopes[:, 0], inside @ inside.T, 0.0, 0.0, n, 0.0, 0.0, cases)
    total = _products(y, weights) + within
    residual = _without(_products(y - kept @ slopes, weights) + within, PERFECT * np.diag(total))
    return JointModel(like, slopes, residual, total, origins, above)


def _without(products: Numbers, least: Numbers) -> Numbers:
    """Cross-products without the rounding of variables whose squares are not above `least`."""
    kept = np.diag(products) > least
    return np.where(np.outer(kept, kept), products, 0.0)


def _products(values: Numbers, weights: Numbers) -> Numbers:
    return np.asarray((values * weights[:, None]).T @ values)


def _within(answers: Sequence[Groups], means: Numbers) -> Numbers:
    """Sums of squares and cross-products of answers around the means of their cells."""
    left = np.column_stack([own.values - means[own.at, at] for at, own in enumerate(answers)])
    return _products(left, answers[0].weights)
