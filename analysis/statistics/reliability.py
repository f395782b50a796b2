"""Internal consistency of a scale, from the means and covariances of its items."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, ONE_CASE, Statistic
from analysis.statistics.distributions import quantile_f
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_ITEMS = Undefined(Message("fewer than two items"))
ONE_LEFT = Undefined(Message("only one item is left"))
CONSTANT_SUM = Undefined(Message("the sum of the items is the same for every respondent"))
ZERO_MINIMUM = Undefined(Message("the minimum is zero"))
NO_AVERAGE = Undefined(Message("the correlations average out at the point where the coefficient has no value"))


@dataclass(frozen=True)
class ItemTotal:
    """One item against the rest of its scale."""

    scale_mean_if_deleted: Statistic
    scale_variance_if_deleted: Statistic
    corrected_item_total: Statistic
    squared_multiple_correlation: Statistic
    alpha_if_deleted: Statistic


@dataclass(frozen=True)
class Summary:
    """How one statistic spreads over the items."""

    mean: Statistic
    minimum: Statistic
    maximum: Statistic
    range: Statistic
    ratio: Statistic
    variance: Statistic


def cronbach_alpha(covariance: Numbers) -> Statistic:
    """Cronbach's alpha from the covariances of k items, shape (k, k), over complete cases (D21).

    Source: Cronbach (1951), Psychometrika 16(3).
    """
    k = len(covariance)
    if k < 2:
        return FEW_ITEMS
    if not np.isfinite(covariance).all():
        return ONE_CASE
    trace, total = math.fsum(np.diag(covariance)), math.fsum(covariance.ravel())
    if total <= 1e-12 * trace:
        return CONSTANT_SUM
    return k / (k - 1) * (1 - trace / total)


def standardized_alpha(correlation: Numbers) -> Statistic:
    """Alpha of items brought to one variance: k r / (1 + (k - 1) r), r the mean of the correlations (D21)."""
    k = len(correlation)
    if k < 2:
        return FEW_ITEMS
    if not np.isfinite(correlation).all():
        return ONE_CASE
    mean = float(correlation[~np.eye(k, dtype=bool)].mean())
    below = 1 + (k - 1) * mean
    return k * mean / below if below > 1e-12 else NO_AVERAGE


def alpha_interval(alpha: Statistic, n: float, k: int, confidence: float) -> tuple[Statistic, Statistic]:
    """The lower and upper bound of alpha for `n` complete cases (sum of weights) and `k` items.

    Source: Feldt (1965), Psychometrika 30(3).
    """
    if isinstance(alpha, Undefined):
        return alpha, alpha
    df1, df2, tail = n - 1, (n - 1) * (k - 1), (1 - confidence) / 2
    return 1 - (1 - alpha) * quantile_f(1 - tail, df1, df2), 1 - (1 - alpha) * quantile_f(tail, df1, df2)


def item_total(means: Numbers, covariance: Numbers) -> tuple[ItemTotal, ...]:
    """Each of k items against the sum of the others (D22), from means (k,) and covariances (k, k)."""
    k = len(means)
    if k < 2 or not np.isfinite(covariance).all():
        reason = FEW_ITEMS if k < 2 else ONE_CASE
        return tuple(ItemTotal(*([reason] * 5)) for _ in range(k))
    sd = np.sqrt(np.diag(covariance))
    inverse = inverse_of(covariance / np.outer(sd, sd)) if (sd > 0).all() else None
    return tuple(
        ItemTotal(
            scale_mean_if_deleted=math.fsum(np.delete(means, at)),
            scale_variance_if_deleted=_rest_variance(covariance, at),
            corrected_item_total=_corrected_item_total(covariance, at),
            squared_multiple_correlation=SINGULAR if inverse is None else float(1 - 1 / inverse[at, at]),
            alpha_if_deleted=ONE_LEFT if k == 2 else cronbach_alpha(_without(covariance, at)),
        )
        for at in range(k)
    )


def summarize(values: Numbers) -> Summary:
    """Mean, extremes, range, largest to smallest, and variance (divisor their number - 1) of `values`."""
    if len(values) == 0:
        return Summary(*([FEW_ITEMS] * 6))
    if not np.isfinite(values).all():
        return Summary(*([ONE_CASE] * 6))
    low, high, mean = float(values.min()), float(values.max()), math.fsum(values) / len(values)
    variance = math.fsum((values - mean) ** 2) / (len(values) - 1) if len(values) > 1 else FEW_ITEMS
    return Summary(mean, low, high, high - low, high / low if low != 0 else ZERO_MINIMUM, variance)


def off_diagonal(matrix: Numbers, twice: bool = True) -> Numbers:
    """The k (k - 1) cells beside the diagonal, or half; SPSS counts pairs `twice`, which only their variance shows."""
    found: Numbers = matrix[~np.eye(len(matrix), dtype=bool)] if twice else matrix[np.triu_indices(len(matrix), 1)]
    return found


def _without(covariance: Numbers, at: int) -> Numbers:
    return np.delete(np.delete(covariance, at, axis=0), at, axis=1)


def _rest_variance(covariance: Numbers, at: int) -> float:
    return max(math.fsum(_without(covariance, at).ravel()), 0.0)


def _corrected_item_total(covariance: Numbers, at: int) -> Statistic:
    own, rest = float(covariance[at, at]), _rest_variance(covariance, at)
    if own <= 0:
        return CONSTANT
    if rest <= 1e-12 * own:
        return CONSTANT_SUM
    return math.fsum(np.delete(covariance[at], at)) / math.sqrt(own * rest)
