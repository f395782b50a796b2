"""What a least-squares fit says: fit, change of fit, coefficients with their tests."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_f, p_t_two_sided, quantile_t
from analysis.statistics.least_squares import Fit
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]

FEW_CASES = Undefined(Message("no more cases than coefficients"))
PERFECT_FIT = Undefined(Message("the predictors account for every answer exactly"))
NOTHING_NEW = Undefined(Message("the block adds no predictor"))


@dataclass(frozen=True)
class Fitness:
    """How well a model fits; `k` predictors."""

    r: Statistic
    r_squared: Statistic
    adjusted_r_squared: Statistic
    se_estimate: Statistic
    regression: float  # sum of squares
    residual: float  # sum of squares
    df_regression: float
    df_residual: float
    mean_square_regression: Statistic
    mean_square_residual: Statistic
    f: Statistic
    p: Statistic


@dataclass(frozen=True)
class Change:
    """What a block adds to the model before it."""

    r_squared_change: Statistic
    f_change: Statistic
    df1: float
    df2: float
    p_change: Statistic


@dataclass(frozen=True)
class Coefficient:
    """One term; None where the constant has no such number."""

    b: Statistic
    se: Statistic
    beta: Statistic | None
    t: Statistic
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic
    zero_order: Statistic | None = None
    partial: Statistic | None = None
    part: Statistic | None = None
    tolerance: Statistic | None = None
    vif: Statistic | None = None
    se_beta: Statistic | None = None


def fitness(found: Fit) -> Fitness:
    """R, its adjusted square, the standard error of estimate and the ANOVA of a fit whose y varies."""
    k, df = len(found.slopes), found.df
    regression = max(found.total - found.residual, 0.0)
    share = regression / found.total
    error: Statistic = found.residual / df if df > 0 else FEW_CASES
    f: Statistic = error
    if not isinstance(error, Undefined):
        f = NOTHING_NEW if k == 0 else regression / k / error if error > 0 else PERFECT_FIT
    return Fitness(
        r=math.sqrt(share),
        r_squared=share,
        adjusted_r_squared=1 - (1 - share) * found.df_total / df if df > 0 else FEW_CASES,
        se_estimate=error if isinstance(error, Undefined) else math.sqrt(error),
        regression=regression,
        residual=found.residual,
        df_regression=float(k),
        df_residual=max(df, 0.0),
        mean_square_regression=regression / k if k else 0.0,
        mean_square_residual=error,
        f=f,
        p=f if isinstance(f, Undefined) else p_f(f, k, df),
    )


def change(found: Fit, before: Fit | None) -> Change:
    """The gain over the model `before` (None: over the mean alone), which has some of the predictors of `found`.

    Where `found` has some of those of `before`, the loss: a negative change, tested against the larger model.
    """
    if before is not None and len(found.slopes) < len(before.slopes):
        return _loss(change(before, found))
    left, k = (found.total, 0) if before is None else (before.residual, len(before.slopes))
    added, df = float(len(found.slopes) - k), found.df
    gain = max(left - found.residual, 0.0)
    if added == 0:
        return Change(0.0, NOTHING_NEW, added, max(df, 0.0), NOTHING_NEW)
    if df <= 0 or found.residual <= 0:
        reason = FEW_CASES if df <= 0 else PERFECT_FIT
        return Change(gain / found.total, reason, added, max(df, 0.0), reason)
    f = gain / added / (found.residual / df)
    return Change(gain / found.total, f, added, df, p_f(f, added, df))


def _loss(gain: Change) -> Change:
    lost = gain.r_squared_change
    return replace(gain, r_squared_change=lost if isinstance(lost, Undefined) else -lost)


def coefficients(found: Fit, zero_order: Numbers, tolerance: Numbers, confidence: float) -> tuple[Coefficient, ...]:
    """The constant, if any, then each predictor, with its correlation with y and its tolerance, both (k,)."""
    df = found.df
    leverage = 1 / (found.n * found.scale) + float(found.means @ found.inverse @ found.means)
    terms = [Coefficient(found.intercept, *_tested(found, found.intercept, leverage, df, confidence, None))]
    terms = terms if found.constant else []
    for at, slope in enumerate(found.slopes):
        free = float(tolerance[at])
        tested = _tested(found, float(slope), float(found.inverse[at, at]), df, confidence, _beta(found, at, free))
        part = float(slope) / math.sqrt(float(found.inverse[at, at]) * found.total)
        se = tested[0]
        se_beta = se if isinstance(se, Undefined) else se * _per_unit(found, at, free)
        cells = (float(zero_order[at]), _partial(part, found), part, free, 1 / free, se_beta)
        terms.append(Coefficient(float(slope), *tested, *cells))
    return tuple(terms)


def durbin_watson(batches: Iterable[tuple[Numbers, Numbers]]) -> Statistic:
    """Squared steps between successive residuals over their sum of squares (D35).

    `batches` are residuals and weights, shapes (n,), in the order of the file.
    A weight counts a row as that many equal rows in succession, which have no step between them.
    Source: Durbin & Watson (1950), Biometrika 37.
    """
    squares, steps, last = [], [], np.zeros(0)
    for residuals, weights in batches:
        squares.append(float((weights * residuals**2).sum()))
        steps.append(float((np.diff(np.concatenate([last, residuals])) ** 2).sum()))
        last = residuals[-1:] if len(residuals) else last
    total = math.fsum(squares)
    return math.fsum(steps) / total if total > 0 else PERFECT_FIT


def _beta(found: Fit, at: int, tolerance: float) -> float:
    """B times sd(x) / sd(y) (D36); tolerance times the diagonal of the inverse is 1 / sum of squares of x."""
    return float(found.slopes[at]) * _per_unit(found, at, tolerance)


def _per_unit(found: Fit, at: int, tolerance: float) -> float:
    """sd(x) / sd(y)."""
    return 1 / math.sqrt(tolerance * float(found.inverse[at, at]) * found.total)


def _partial(part: float, found: Fit) -> Statistic:
    whole = part**2 + found.residual / found.total
    return part / math.sqrt(whole) if whole > 0 and found.residual > 0 else PERFECT_FIT


def _tested(
    found: Fit, b: float, leverage: float, df: float, confidence: float, beta: float | None
) -> tuple[Statistic, Statistic | None, Statistic, Statistic, Statistic, Statistic]:
    """Standard error, beta, t, p and the bounds of the interval."""
    if df <= 0:
        return FEW_CASES, beta, FEW_CASES, FEW_CASES, FEW_CASES, FEW_CASES
    se = math.sqrt(found.residual / df * leverage)
    if se <= 0:
        return 0.0, beta, PERFECT_FIT, PERFECT_FIT, b, b
    reach = quantile_t((1 + confidence) / 2, df) * se
    return se, beta, b / se, p_t_two_sided(b / se, df), b - reach, b + reach
