"""Equations of mediation and moderation, solved by least squares."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.process.columns import Columns
from analysis.result import Message
from analysis.statistics.collinearity import enter
from analysis.statistics.description import CONSTANT, NO_CASES, Statistic
from analysis.statistics.distributions import p_f
from analysis.statistics.influence import influence
from analysis.statistics.least_squares import Fit, fit
from analysis.statistics.linear_model import PERFECT_FIT
from analysis.statistics.robust_errors import hc3
from analysis.statistics.tested import Tested, tested
from analysis.tally import centred_moments
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Errors = Literal["classical", "hc3"]

COLLINEAR = Undefined(Message("a predictor is made of the others"))
CONSTANT_PREDICTOR = Undefined(Message("a predictor has the same answer throughout"))
TOO_LARGE = Undefined(Message("a product of two variables is too large to compute with"))
SAME = 1e-10  # tolerance below which a column is made of the others
LARGEST = 1e100


@dataclass(frozen=True)
class Equation:
    """An outcome and what predicts it, by their keys."""

    outcome: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Solved:
    """A fitted equation."""

    equation: Equation
    fitted: Fit
    covariance: Numbers | Undefined  # (k + 1, k + 1), the intercept first

    @property
    def df(self) -> float:
        return self.fitted.n - len(self.fitted.slopes) - 1

    def b(self, term: str) -> float:
        """The coefficient of a term."""
        return float(self.fitted.slopes[self.equation.terms.index(term)])

    def variance(self, one: str, other: str) -> float | Undefined:
        """The covariance of the coefficients of two terms."""
        if isinstance(self.covariance, Undefined):
            return self.covariance
        at = [1 + self.equation.terms.index(term) for term in (one, other)]
        return float(self.covariance[at[0], at[1]])

    def combined(self, parts: Mapping[str, float], confidence: float) -> Tested:
        """The sum of coefficients, each times its part, with its test; `constant` is the intercept."""
        weights = np.array([parts.get(term, 0.0) for term in ("constant", *self.equation.terms)])
        estimate = float(weights @ np.array([self.fitted.intercept, *self.fitted.slopes]))
        if isinstance(self.covariance, Undefined):
            return Tested(estimate, *[self.covariance] * 5)
        return tested(estimate, math.sqrt(max(0.0, float(weights @ self.covariance @ weights))), self.df, confidence)

    def wald(self, terms: Sequence[str]) -> Statistic:
        """F of the hypothesis that the coefficients of `terms` are all 0."""
        if isinstance(self.covariance, Undefined):
            return self.covariance
        at = [self.equation.terms.index(term) for term in terms]
        inside, b = self.covariance[np.ix_(np.add(at, 1), np.add(at, 1))], self.fitted.slopes[at]
        scale = np.sqrt(np.diag(inside))
        if scale.min() <= 0:
            return PERFECT_FIT
        found = np.linalg.solve(inside / np.outer(scale, scale), b / scale)
        return float(b / scale @ found) / len(at)

    def p(self, f: Statistic, df1: int) -> Statistic:
        """The probability of such an F."""
        return f if isinstance(f, Undefined) else p_f(f, df1, self.df)


def solve(columns: Columns, equation: Equation, errors: Errors) -> Solved | Undefined:
    """The equation on the cases of `columns`; with a reason where it has no solution."""
    x, y = columns.values[:, columns.at(equation.terms)], columns.column(equation.outcome)
    why = _unsolvable(x, y, columns)
    if why is not None:
        return why
    found = fit(x, y, columns.weights)
    df = found.n - len(found.slopes) - 1
    if errors == "hc3" and found.residual > 0:
        return Solved(equation, found, hc3([influence(x, y, columns.weights, found)]))
    corner = np.array([1 / found.n + found.means @ found.inverse @ found.means])
    edge = -found.inverse @ found.means
    whole = np.block([[corner[None, :], edge[None, :]], [edge[:, None], found.inverse]])
    return Solved(equation, found, whole * (found.residual / df))


def _unsolvable(x: Numbers, y: Numbers, columns: Columns) -> Undefined | None:
    if len(y) == 0:
        return NO_CASES
    if np.abs(x).max(initial=0.0) > LARGEST:
        return TOO_LARGE
    keys = tuple(f"column={at}" for at in range(x.shape[1] + 1))
    moments = centred_moments(keys, np.column_stack([x, y]), columns.weights, columns.n)
    correlation = np.nan_to_num(moments.correlation, nan=0.0)
    varies = np.diag(correlation) > 0
    if not varies.all():
        return CONSTANT if not varies[-1] else CONSTANT_PREDICTOR
    k = x.shape[1]
    if columns.n <= k + 1:
        cases = int(columns.n) if columns.n.is_integer() else columns.n
        return Undefined(Message("{n} cases are too few for {count} coefficients", {"n": cases, "count": k + 1}))
    return COLLINEAR if enter(correlation[:-1, :-1], (), range(k), SAME).refused else None
