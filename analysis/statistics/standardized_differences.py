"""Differences of means in units of a standard deviation, with exact confidence intervals."""

import math

from analysis.statistics.description import Statistic
from analysis.statistics.groups import Sample
from analysis.statistics.mean_differences import EMPTY_GROUP, difference_from, difference_of, pooled_variance
from analysis.statistics.noncentrality import noncentrality_interval
from analysis.statistics.special import gammaln
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

NO_STANDARDIZER = Undefined(Message("the standard deviation that would be the unit is 0"))


@dataclass(frozen=True)
class Effect:
    """A standardised difference; `standardizer` is the deviation it is counted in."""

    standardizer: Statistic
    estimate: Statistic
    ci_low: Statistic
    ci_high: Statistic


def hedges_factor(df: float) -> float:
    """What takes the small-sample bias from a standardised difference on `df` > 1 degrees of freedom, exactly.

    Source: Hedges (1981), Journal of Educational Statistics 6(2); spss.md D43.
    """
    return math.exp(float(gammaln(df / 2)) - float(gammaln((df - 1) / 2))) / math.sqrt(df / 2)


def cohen_d(first: Sample, second: Sample, confidence: float) -> Effect:
    """mean(first) - mean(second) in pooled standard deviations."""
    variance, gap = pooled_variance(first, second), difference_of(first, second)
    if isinstance(gap, Undefined):
        return _refused(EMPTY_GROUP)
    if isinstance(variance, Undefined):
        return _refused(variance)
    spread = math.sqrt(1 / first.n + 1 / second.n)
    return _effect(gap, math.sqrt(variance), spread, first.n + second.n - 2, confidence)


def glass_delta(first: Sample, second: Sample, confidence: float) -> Effect:
    """mean(first) - mean(second) in standard deviations of the second group, the control (D43).

    Source of the interval: Algina, Keselman & Penfield (2006), Educational and Psychological Measurement 66(6);
    SPSS does not publish its own.
    """
    gap = difference_of(first, second)
    if isinstance(gap, Undefined):
        return _refused(EMPTY_GROUP)
    one, other = first.variance, second.variance
    if isinstance(one, Undefined) or isinstance(other, Undefined):
        return _refused(one if isinstance(one, Undefined) else other)
    if other <= 0:
        return _refused(NO_STANDARDIZER, 0.0)
    spread = math.sqrt(1 / second.n + one / (first.n * other))
    return _effect(gap, math.sqrt(other), spread, second.n - 1, confidence)


def one_sample_d(found: Sample, value: float, confidence: float) -> Effect:
    """mean - `value` in standard deviations; of differences of pairs, their mean in their own deviation."""
    gap = difference_from(found, value)
    if isinstance(gap, Undefined) or isinstance(found.sd, Undefined):
        return _refused(found.sd)
    return _effect(gap, found.sd, 1 / math.sqrt(found.n), found.n - 1, confidence)


def hedges_g(effect: Effect, df: float) -> Effect:
    """Cohen's d on `df` degrees of freedom, corrected for small samples."""
    if isinstance(effect.standardizer, Undefined) or df <= 1:
        return effect if df > 1 else _refused(Undefined(Message("too few cases")))
    factor = hedges_factor(df)
    scaled = (
        each if isinstance(each, Undefined) else each * factor
        for each in (effect.estimate, effect.ci_low, effect.ci_high)
    )
    return Effect(effect.standardizer / factor, *scaled)


def _effect(difference: float, standardizer: float, spread: float, df: float, confidence: float) -> Effect:
    """`spread` is the standard error of the difference, in standardizers."""
    if standardizer <= 0:
        return _refused(NO_STANDARDIZER, 0.0)
    estimate = difference / standardizer
    low, high = noncentrality_interval(estimate / spread, df, confidence)
    return Effect(
        standardizer,
        estimate,
        low if isinstance(low, Undefined) else low * spread,
        high if isinstance(high, Undefined) else high * spread,
    )


def _refused(reason: Statistic, standardizer: float | None = None) -> Effect:
    return Effect(reason if standardizer is None else standardizer, reason, reason, reason)
