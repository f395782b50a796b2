"""Weighted sums of group means."""

import math
from collections.abc import Sequence

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_t_two_sided
from analysis.statistics.groups import Sample
from analysis.statistics.variance_analysis import NO_SPREAD, SMALL_GROUP, Anova, satterthwaite
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

OTHER_NUMBER = Undefined(Message("the contrast has more or fewer coefficients than there are groups with cases"))
NO_COEFFICIENT = Undefined(Message("every coefficient of the contrast is 0"))


@dataclass(frozen=True)
class Contrast:
    """The value of a contrast and its test against 0."""

    value: Statistic
    se: Statistic
    t: Statistic
    df: Statistic
    p: Statistic


def pooled(found: Sequence[Sample], coefficients: Sequence[float], anova: Anova) -> Contrast:
    """With the variance within all groups."""
    value = _value(found, coefficients)
    error = anova.mean_square_within
    if isinstance(value, Undefined):
        return _refused(value, value)
    if isinstance(error, Undefined):
        return _refused(value, error)
    squares = math.fsum(c * c / each.n for c, each in zip(coefficients, found, strict=True))
    return _tested(value, error * squares, anova.df_within)


def apart(found: Sequence[Sample], coefficients: Sequence[float]) -> Contrast:
    """With each group's own variance and Satterthwaite's degrees of freedom."""
    value = _value(found, coefficients)
    if isinstance(value, Undefined):
        return _refused(value, value)
    terms = []
    for c, each in zip(coefficients, found, strict=True):
        if c == 0:
            continue
        if isinstance(each.variance, Undefined):
            return _refused(value, SMALL_GROUP)
        terms.append((c * c * each.variance / each.n, each.n - 1))
    variances, df = [term for term, _ in terms], [of for _, of in terms]
    return _tested(value, math.fsum(variances), satterthwaite(variances, df))


def _value(found: Sequence[Sample], coefficients: Sequence[float]) -> Statistic:
    if len(coefficients) != len(found):
        return OTHER_NUMBER
    if not any(coefficients):
        return NO_COEFFICIENT
    parts = []
    for c, each in zip(coefficients, found, strict=True):
        if isinstance(each.above, Undefined):
            return each.above
        parts.append(c * each.above)
    return math.fsum(parts) + math.fsum(coefficients) * found[0].origin


def _tested(value: float, variance: float, df: float) -> Contrast:
    if variance <= 0 or df <= 0:
        return _refused(value, NO_SPREAD)
    se = math.sqrt(variance)
    return Contrast(value, se, value / se, df, p_t_two_sided(value / se, df))


def _refused(value: Statistic, reason: Undefined) -> Contrast:
    return Contrast(value, reason, reason, reason, reason)
