"""Student's and Welch's t tests of means and of their differences."""

import math

import numpy as np

from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.statistics.groups import Sample
from analysis.statistics.offsets import difference
from analysis.statistics.variance_analysis import satterthwaite
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

EMPTY_GROUP = Undefined(Message("at least one of the groups is empty"))
FEW_CASES = Undefined(Message("too few cases"))
NO_DEVIATION = Undefined(Message("t cannot be computed because the standard deviation is 0"))
NO_DEVIATIONS = Undefined(Message("t cannot be computed because the standard deviations of both groups are 0"))
NO_ERROR = Undefined(Message("t cannot be computed because the standard error of the difference is 0"))


@dataclass(frozen=True)
class TTest:
    """A difference of means, its standard error, its test and its confidence interval."""

    t: Statistic
    df: Statistic
    p_one_sided: Statistic  # half of the two-sided, whatever the direction, as SPSS prints it
    p: Statistic
    difference: Statistic
    se: Statistic
    ci_low: Statistic
    ci_high: Statistic


def one_sample(found: Sample, value: float, confidence: float, no_error: Undefined = NO_DEVIATION) -> TTest:
    """The mean of `found` against `value`; df is the sum of weights - 1, unrounded (D19)."""
    se, gap = found.se_mean, difference_from(found, value)
    if isinstance(gap, Undefined):
        return refused(NO_CASES)
    if isinstance(se, Undefined):
        return refused(ONE_CASE, gap)
    return _test(gap, se, found.n - 1, confidence, no_error)


def paired(differences: Sample, confidence: float) -> TTest:
    """The mean of the differences of two variables against 0."""
    return one_sample(differences, 0.0, confidence, NO_ERROR)


def pooled(first: Sample, second: Sample, confidence: float) -> TTest:
    """Student's test of mean(first) - mean(second), one variance assumed."""
    difference, df = difference_of(first, second), first.n + second.n - 2
    if isinstance(difference, Undefined):
        return refused(EMPTY_GROUP)
    variance = pooled_variance(first, second)
    if isinstance(variance, Undefined):
        return refused(variance, difference)
    return _test(difference, math.sqrt(variance * (1 / first.n + 1 / second.n)), df, confidence, NO_DEVIATIONS)


def welch(first: Sample, second: Sample, confidence: float) -> TTest:
    """Welch's test of mean(first) - mean(second), variances apart. Source: Welch (1947), Biometrika 34."""
    difference = difference_of(first, second)
    if isinstance(difference, Undefined):
        return refused(EMPTY_GROUP)
    if isinstance(first.variance, Undefined) or isinstance(second.variance, Undefined):
        return refused(FEW_CASES, difference)
    one, other = first.variance / first.n, second.variance / second.n
    if one + other <= 0:
        return _test(difference, 0.0, 1.0, confidence, NO_DEVIATIONS)
    df = satterthwaite((one, other), (first.n - 1, second.n - 1))
    return _test(difference, math.sqrt(one + other), df, confidence, NO_DEVIATIONS)


def difference_from(found: Sample, value: float) -> Statistic:
    """The mean of a sample less `value`."""
    if isinstance(found.above, Undefined):
        return found.above
    exact = difference(np.full(1, found.origin), np.full(1, value))
    return found.above + (found.origin - value if exact is None else float(exact[0]))


def difference_of(first: Sample, second: Sample) -> Statistic:
    """mean(first) - mean(second) of two samples of the same cases."""
    if isinstance(first.above, Undefined):
        return first.above
    return second.above if isinstance(second.above, Undefined) else first.above - second.above


def pooled_variance(first: Sample, second: Sample) -> Statistic:
    """The variance within two groups together, divisor n1 + n2 - 2."""
    df = first.n + second.n - 2
    return (first.squares + second.squares) / df if df > 0 else FEW_CASES


def refused(reason: Undefined, difference: Statistic | None = None) -> TTest:
    """A test that cannot be made, with the difference if there is one."""
    return TTest(reason, reason, reason, reason, reason if difference is None else difference, *([reason] * 3))


def _test(difference: float, se: float, df: float, confidence: float, no_error: Undefined) -> TTest:
    if se <= 0:
        return TTest(no_error, no_error, no_error, no_error, difference, 0.0, no_error, no_error)
    t = difference / se
    p, reach = p_t_two_sided(t, df), quantile_t((1 + confidence) / 2, df) * se
    return TTest(t, df, p / 2, p, difference, se, difference - reach, difference + reach)
