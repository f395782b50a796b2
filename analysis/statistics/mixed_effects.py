"""Tests of effects some of which are random, by the expectations of mean squares."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_f
from analysis.statistics.linear_hypotheses import LinearModel, sum_of_squares
from analysis.statistics.variance_analysis import satterthwaite
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NO_ERROR = Undefined(Message("no sum of mean squares has the expectation that an error term must have"))
SMALL = 1e-9


@dataclass(frozen=True)
class Source:
    """An effect: the functions (df, columns) that its hypothesis says are 0, and its columns where it is random."""

    functions: Numbers
    columns: tuple[int, ...] = ()

    @property
    def df(self) -> float:
        return float(len(self.functions))


@dataclass(frozen=True)
class MixedTest:
    """A hypothesis against a sum of mean squares; `weights`: how often each source is in it, the error last."""

    sum_of_squares: float
    df: float
    error: Statistic
    df_error: Statistic
    f: Statistic
    p: Statistic
    weights: Mapping[int, float]


def expectations(model: LinearModel, sources: Sequence[Source]) -> Numbers:
    """How often the variance of each source is in the mean square of each, shape (sources, sources); 0 of fixed ones.

    Source: Hartley (1967), Biometrics 23(1); Milliken & Johnson (1992), Analysis of Messy Data, 1, chapter 22.
    """
    found = np.zeros((len(sources), len(sources)))
    for row, source in enumerate(sources):
        if not len(source.functions):
            continue
        inside = np.linalg.inv(model.covariance(source.functions))
        for at, other in enumerate(sources):
            if other.columns:
                own = source.functions[:, list(other.columns)]
                found[row, at] = float(np.trace(own.T @ inside @ own)) / source.df
    found[np.abs(found) < SMALL] = 0.0
    return found


def mixed_tests(model: LinearModel, sources: Sequence[Source]) -> list[MixedTest]:
    """Every source against mean squares that together expect what its own does but for the effect itself.

    Source of the degrees of freedom: Satterthwaite (1946), Biometrics Bulletin 2(6).
    """
    expected = expectations(model, sources)
    squares = [sum_of_squares(model, each.functions) if each.df else 0.0 for each in sources]
    left = model.residual / model.df if model.df > 0 else 0.0
    mean_squares = [*(value / each.df if each.df else 0.0 for value, each in zip(squares, sources, strict=True)), left]
    dfs = [*(each.df for each in sources), model.df]
    found = []
    for at, each in enumerate(sources):
        weights = _error_weights(expected, sources, at)
        error: Statistic = NO_ERROR
        if weights is not None and each.df and model.df > 0:
            error = sum(weight * mean_squares[place] for place, weight in weights.items())
        if weights is None or isinstance(error, Undefined) or error <= 0:
            found.append(MixedTest(squares[at], each.df, NO_ERROR, NO_ERROR, NO_ERROR, NO_ERROR, {}))
            continue
        parts = [weight * mean_squares[place] for place, weight in weights.items()]
        df = _freedom(parts, [dfs[place] for place in weights], error)
        f = mean_squares[at] / error
        found.append(MixedTest(squares[at], each.df, error, df, f, p_f(f, each.df, df), weights))
    return found


def _freedom(parts: Sequence[float], dfs: Sequence[float], total: float) -> float:
    if len(parts) == 1:
        return dfs[0]
    if min(parts) > 0:
        return satterthwaite(parts, dfs)
    return total**2 / sum(part**2 / df for part, df in zip(parts, dfs, strict=True))


def _error_weights(expected: Numbers, sources: Sequence[Source], at: int) -> dict[int, float] | None:
    """The mean squares of random sources, and that of the error, whose sum expects what source `at` does without it."""
    usable = [place for place, each in enumerate(sources) if each.columns and place != at and each.df]
    target = np.append(np.where(np.arange(len(sources)) == at, 0.0, expected[at]), 1.0)
    rows = [np.append(expected[place], 1.0) for place in usable] + [np.append(np.zeros(len(sources)), 1.0)]
    weights, *_ = np.linalg.lstsq(np.array(rows).T, target, rcond=None)
    if np.abs(np.array(rows).T @ weights - target).max() > 1e-6:
        return None
    places = [*usable, len(sources)]
    return {place: float(weight) for place, weight in zip(places, weights, strict=True) if abs(weight) > SMALL}
