"""Reliability from the halves of a scale, and Guttman's six bounds."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, ONE_CASE, Statistic
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.statistics.reliability import CONSTANT_SUM, FEW_ITEMS, cronbach_alpha
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

OPPOSED = Undefined(Message("the halves correlate by -1"))


@dataclass(frozen=True)
class Halves:
    """What two halves of a scale say of the whole."""

    first_alpha: Statistic
    second_alpha: Statistic
    correlation: Statistic
    spearman_brown_equal: Statistic
    spearman_brown_unequal: Statistic
    guttman: Statistic


def split_halves(covariance: Numbers, first: int) -> Halves:
    """The first `first` of k items against the others, from covariances (k, k) over complete cases (D23).

    Source: Spearman (1910), BJP 3(3); Horst (1951) for unequal halves, EPM 11(3); Guttman (1945), Psychometrika 10(4).
    """
    k = len(covariance)
    reason = _why_not(covariance)
    if reason is not None:
        return Halves(*([reason] * 6))
    one, two = covariance[:first, :first], covariance[first:, first:]
    variance, other = math.fsum(one.ravel()), math.fsum(two.ravel())
    between = math.fsum(covariance[:first, first:].ravel())
    total = variance + other + 2 * between
    r = _correlation(between, variance, other)
    guttman: Statistic = 4 * between / total if total > 1e-12 * np.trace(covariance) else CONSTANT_SUM
    return Halves(cronbach_alpha(one), cronbach_alpha(two), r, _equal(r), _unequal(r, first / k), guttman)


def guttman_bounds(covariance: Numbers, first: int) -> tuple[Statistic, ...]:
    """Lambda 1 to 6, from covariances (k, k); lambda 4 is that of the split after the `first` items, as in SPSS.

    Source: Guttman (1945), A basis for analyzing test-retest reliability, Psychometrika 10(4).
    """
    k, reason = len(covariance), _why_not(covariance)
    if reason is not None:
        return (reason,) * 6
    variances, total = np.diag(covariance), math.fsum(covariance.ravel())
    if total <= 1e-12 * math.fsum(variances):
        return (CONSTANT_SUM,) * 6
    squares = covariance**2
    np.fill_diagonal(squares, 0.0)
    least = 1 - math.fsum(variances) / total
    sd = np.sqrt(variances)
    inverse = inverse_of(covariance / np.outer(sd, sd)) if (sd > 0).all() else None
    errors: Statistic = SINGULAR if inverse is None else float((variances / np.diag(inverse)).sum())
    return (
        least,
        least + math.sqrt(k / (k - 1) * float(squares.sum())) / total,
        k / (k - 1) * least,
        split_halves(covariance, first).guttman,
        least + 2 * math.sqrt(float(squares.sum(axis=0).max())) / total,
        errors if isinstance(errors, Undefined) else 1 - errors / total,
    )


def _why_not(covariance: Numbers) -> Undefined | None:
    if len(covariance) < 2:
        return FEW_ITEMS
    return None if np.isfinite(covariance).all() else ONE_CASE


def _correlation(between: float, variance: float, other: float) -> Statistic:
    if min(variance, other) <= 1e-12 * max(variance, other):
        return CONSTANT
    return max(-1.0, min(1.0, between / math.sqrt(variance * other)))


def _equal(r: Statistic) -> Statistic:
    if isinstance(r, Undefined):
        return r
    return 2 * r / (1 + r) if r > -1 + 1e-12 else OPPOSED


def _unequal(r: Statistic, share: float) -> Statistic:
    """Horst's formula for halves of `share` and 1 - `share` of the items."""
    if isinstance(r, Undefined):
        return r
    square, product = r * r, share * (1 - share)
    if 1 - square <= 1e-12:
        return 1.0 if r > 0 else OPPOSED
    below = 2 * (1 - square) * product
    return (-square + math.sqrt(square**2 + 4 * square * (1 - square) * product)) / below
