"""Tests of functions of the parameters of a linear model with factors."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, NO_CASES, Statistic
from analysis.statistics.distributions import p_f, p_t_two_sided, quantile_f, quantile_t
from analysis.statistics.estimability import Basis, basis_of
from analysis.statistics.groups import Sample
from analysis.statistics.least_squares import fit
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.statistics.special import ncfdtr
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NOTHING_TO_TEST = Undefined(Message("the cases leave nothing of this effect to test"))


@dataclass(frozen=True)
class LinearModel:
    """The least-squares fit of cell means, with what is left within cells."""

    basis: Basis
    means: Numbers  # (kept - 1,): of the kept columns but the intercept
    slopes: Numbers  # (kept - 1,)
    inverse: Numbers  # (kept - 1, kept - 1): covariance of the slopes over the error variance
    residual: float  # sum of squares
    corrected_total: float  # sum of squares
    n: float  # sum of weights, unrounded (D19)
    origin: float
    above: float  # the mean of y less `origin`
    cases: float | None = None  # what degrees of freedom count, where errors are weighted; None: n

    @property
    def mean(self) -> float:
        """The mean of y."""
        return self.origin + self.above

    def values(self, functions: Numbers, origin: float) -> Numbers:
        """Functions of the parameters, shape (m, columns); 0 for `origin` leaves them counted from y's; shape (m,)."""
        return np.asarray(functions[:, 0] * (origin + self.above) + self._beside(functions) @ self.slopes)

    def covariance(self, functions: Numbers) -> Numbers:
        """Of functions of the parameters, shape (m, columns), over the error variance; shape (m, m)."""
        beside = self._beside(functions)
        return np.asarray(np.outer(functions[:, 0], functions[:, 0]) / self.n + beside @ self.inverse @ beside.T)

    def variances(self, functions: Numbers) -> Numbers:
        """The diagonal of `covariance`, shape (m,)."""
        beside = self._beside(functions)
        return np.asarray(functions[:, 0] ** 2 / self.n + ((beside @ self.inverse) * beside).sum(axis=1))

    def _beside(self, functions: Numbers) -> Numbers:
        """What functions ask of the slopes, from the means of the columns: no difference of large numbers is left."""
        return np.asarray(functions[:, list(self.basis.kept[1:])] - np.outer(functions[:, 0], self.means))

    @property
    def df(self) -> float:
        return max((self.n if self.cases is None else self.cases) - len(self.basis.kept), 0.0)

    @property
    def df_total(self) -> float:
        """Of the sum of squares around the mean."""
        return max((self.n if self.cases is None else self.cases) - 1, 0.0)

    @property
    def total(self) -> float:
        """The sum of squares around 0."""
        return self.corrected_total + self.n * self.mean**2

    @property
    def error(self) -> Statistic:
        """The error mean square."""
        if self.df <= 0:
            return FEW_CASES
        return self.residual / self.df if self.residual > 0 else PERFECT_FIT


@dataclass(frozen=True)
class EffectTest:
    """One row of an analysis of variance."""

    sum_of_squares: Statistic
    df: Statistic
    mean_square: Statistic
    f: Statistic
    p: Statistic
    partial_eta_squared: Statistic
    noncentrality: Statistic
    observed_power: Statistic


@dataclass(frozen=True)
class Estimate:
    """A function of the parameters."""

    value: Statistic
    se: Statistic
    t: Statistic
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic


def fit_cells(x: Numbers, cells: Sequence[Sample], cases: float | None = None) -> LinearModel | Undefined:
    """The model of `cells`, each with the row of `x`, shape (cells, columns), that its cases share; column 0 is 1.

    `cases` is how many there are, where the weights of the cells are not of cases alone.
    """
    if not cells:
        return NO_CASES
    weights = np.array([cell.n for cell in cells])
    y = np.array([cell.above for cell in cells], dtype=float)
    within = math.fsum(cell.squares for cell in cells)
    n = math.fsum(weights)
    mean = math.fsum(weights * y) / n
    basis = basis_of(x, weights)
    between = math.fsum(weights * (y - mean) ** 2)
    total, origin = between + within, cells[0].origin
    if total <= 0:
        return CONSTANT
    if len(basis.kept) == 1:
        return LinearModel(basis, np.zeros(0), np.zeros(0), np.zeros((0, 0)), total, total, n, origin, mean, cases)
    found = fit(x[:, list(basis.kept[1:])], y, weights)
    residual = found.residual + within
    return LinearModel(basis, found.means, found.slopes, found.inverse, residual, total, n, origin, mean, cases)


def sum_of_squares(model: LinearModel, functions: Numbers, said: Numbers | None = None) -> float:
    """What the hypothesis that `functions`, shape (df, columns) of full rank, are 0 costs, or `said`, shape (df,)."""
    values = model.values(functions, model.origin)
    values = values if said is None else values - said
    return float(values @ np.linalg.solve(model.covariance(functions), values))


def tested(model: LinearModel, squares: float, df: float, confidence: float) -> EffectTest:
    """The F test of a sum of squares on `df` against the model's error; power at the level 1 - `confidence`."""
    error = model.error
    if isinstance(error, Undefined) and df > 0:
        squares = max(squares, 0.0)
        return EffectTest(squares, df, squares / df, error, error, error, error, error)
    return f_test(squares, df, model.residual, model.df, confidence)


def f_test(squares: float, df: float, residual: float, df_error: float, confidence: float) -> EffectTest:
    """The F test of a sum of squares against another, on degrees of freedom that need not be whole."""
    if df <= 0:
        nothing = NOTHING_TO_TEST
        return EffectTest(0.0, 0.0, nothing, nothing, nothing, nothing, nothing, nothing)
    squares = max(squares, 0.0)
    f = squares / df / (residual / df_error)
    power = power_of(f * df, df, df_error, confidence)
    return EffectTest(squares, df, squares / df, f, p_f(f, df, df_error), squares / (squares + residual), f * df, power)


def power_of(noncentrality: float, df1: float, df2: float, confidence: float) -> Statistic:
    """The chance of an F beyond its critical value at the level 1 - `confidence`."""
    power = 1 - float(ncfdtr(df1, df2, noncentrality, quantile_f(confidence, df1, df2)))
    return min(power, 1.0) if math.isfinite(power) else NOTHING_TO_TEST


def estimate(model: LinearModel, function: Numbers, confidence: float) -> Estimate:
    """One function of the parameters, shape (columns,), that the cases can tell, with t test and interval."""
    value = float(model.values(function[None, :], model.origin)[0])
    error = model.error
    if isinstance(error, Undefined):
        return Estimate(value, error, error, error, error, error)
    se = math.sqrt(error * float(model.covariance(function[None, :])[0, 0]))
    if se == 0:  # of a difference that the model does not have
        return Estimate(value, se, NOTHING_TO_TEST, NOTHING_TO_TEST, value, value)
    t, reach = value / se, quantile_t((1 + confidence) / 2, model.df) * se
    return Estimate(value, se, t, p_t_two_sided(t, model.df), value - reach, value + reach)
