"""Comparisons of every two group means after an analysis of variance."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import (
    p_f,
    p_t_two_sided,
    quantile_f,
    quantile_t,
)
from analysis.statistics.groups import Sample
from analysis.statistics.mean_differences import difference_of
from analysis.statistics.multiplicity import adjusted_p, tail
from analysis.statistics.variance_analysis import NO_SPREAD, Anova, satterthwaite
from analysis.undefined import Undefined
from instrument.records import dataclass


@lru_cache(maxsize=256)
def range_quantile(p: float, k: int, df: float) -> float:
    """`quantile_studentized_range`, computed once for all pairs."""
    from analysis.statistics.studentized_range import quantile_studentized_range

    return quantile_studentized_range(p, k, df)


@dataclass(frozen=True)
class Comparison:
    """mean(first) - mean(second); groups by their position."""

    first: int
    second: int
    difference: Statistic
    se: Statistic
    p: Statistic | None  # None: the comparison has none
    ci_low: Statistic | None  # None: the interval is open
    ci_high: Statistic | None


def by_t(found: Sequence[Sample], anova: Anova, confidence: float, adjustment: str) -> tuple[Comparison, ...]:
    """t tests with the variance within all groups, p and intervals adjusted: lsd (not at all), bonferroni or sidak."""
    df, pairs = anova.df_within, len(found) * (len(found) - 1) / 2
    beyond = tail(adjustment, confidence, pairs) if pairs else 0.5
    return pooled(
        found,
        anova,
        lambda t: _adjusted_p(t, df, adjustment, pairs),
        lambda: -quantile_t(beyond, df),
    )


def scheffe(found: Sequence[Sample], anova: Anova, confidence: float) -> tuple[Comparison, ...]:
    """Scheffé's comparison, which holds for every contrast at once. Source: Scheffé (1953), Biometrika 40."""
    df1, df2 = anova.df_between, anova.df_within
    return pooled(
        found, anova, lambda t: p_f(t * t / df1, df1, df2), lambda: math.sqrt(df1 * quantile_f(confidence, df1, df2))
    )


def tukey(found: Sequence[Sample], anova: Anova, confidence: float) -> tuple[Comparison, ...]:
    """Tukey's honest significance, by Kramer's standard error for each pair (D6)."""
    df, k = anova.df_within, len(found)
    return pooled(
        found,
        anova,
        lambda t: _p_range(t, k, df),
        lambda: range_quantile(confidence, k, df) / math.sqrt(2),
    )


def games_howell(found: Sequence[Sample], confidence: float) -> tuple[Comparison, ...]:
    """Tukey's comparison with each pair's own variances and degrees of freedom.

    Source: Games & Howell (1976), Journal of Educational Statistics 1(2).
    """
    k = len(found)
    return apart(found, lambda t, df: _p_range(t, k, df), lambda df: range_quantile(confidence, k, df) / math.sqrt(2))


def tamhane(found: Sequence[Sample], confidence: float) -> tuple[Comparison, ...]:
    """Tamhane's T2: Welch's t tests, adjusted by Šidák's inequality. Source: Tamhane (1977), Biometrika 64."""
    pairs = len(found) * (len(found) - 1) / 2
    beyond = tail("sidak", confidence, pairs) if pairs else 0.5
    return apart(found, lambda t, df: _adjusted_p(t, df, "sidak", pairs), lambda df: -quantile_t(beyond, df))


def _adjusted_p(t: float, df: float, adjustment: str, pairs: float) -> float:
    p = adjusted_p(p_t_two_sided(t, df), adjustment, pairs)
    return p if isinstance(p, float) else math.nan


def pooled(
    found: Sequence[Sample], anova: Anova, p: Callable[[float], float], critical: Callable[[], float]
) -> tuple[Comparison, ...]:
    variance, pairs = anova.mean_square_within, combinations(range(len(found)), 2)
    if isinstance(variance, Undefined) or variance <= 0:
        reason = variance if isinstance(variance, Undefined) else NO_SPREAD
        return both_ways([refused(found, i, j, reason) for i, j in pairs], len(found))
    width = critical()
    errors = {(i, j): math.sqrt(variance * (1 / found[i].n + 1 / found[j].n)) for i, j in pairs}
    return both_ways([compared(found, i, j, se, p, width) for (i, j), se in errors.items()], len(found))


def apart(
    found: Sequence[Sample], p: Callable[[float, float], float], critical: Callable[[float], float]
) -> tuple[Comparison, ...]:
    """Each pair with its own variances and Welch's degrees of freedom."""
    pairs = combinations(range(len(found)), 2)
    return both_ways([_pair_apart(found, i, j, p, critical) for i, j in pairs], len(found))


def _pair_apart(
    found: Sequence[Sample], i: int, j: int, p: Callable[[float, float], float], critical: Callable[[float], float]
) -> Comparison:
    one, other = found[i].variance, found[j].variance
    if isinstance(one, Undefined):
        return refused(found, i, j, one)
    if isinstance(other, Undefined):
        return refused(found, i, j, other)
    first, second = one / found[i].n, other / found[j].n
    if first + second <= 0:
        return refused(found, i, j, NO_SPREAD)
    df = satterthwaite((first, second), (found[i].n - 1, found[j].n - 1))
    return compared(found, i, j, math.sqrt(first + second), lambda t: p(t, df), critical(df))


def _p_range(t: float, k: int, df: float) -> float:
    from analysis.statistics.studentized_range import p_studentized_range

    return p_studentized_range(abs(t) * math.sqrt(2), k, df)


def compared(
    found: Sequence[Sample], i: int, j: int, se: float, p: Callable[[float], float], critical: float
) -> Comparison:
    difference = difference_of(found[i], found[j])
    if isinstance(difference, Undefined):
        return refused(found, i, j, difference)
    return Comparison(i, j, difference, se, p(difference / se), difference - critical * se, difference + critical * se)


def refused(found: Sequence[Sample], i: int, j: int, reason: Undefined) -> Comparison:
    return Comparison(i, j, difference_of(found[i], found[j]), reason, reason, reason, reason)


def both_ways(found: Sequence[Comparison], k: int) -> tuple[Comparison, ...]:
    """Each pair from either side, in the order of the groups."""
    there = {(each.first, each.second): each for each in found}
    back = {(each.second, each.first): _turned(each) for each in found}
    return tuple((there | back)[i, j] for i in range(k) for j in range(k) if i != j)


def _turned(found: Comparison) -> Comparison:
    return Comparison(
        found.second,
        found.first,
        _negative(found.difference),
        found.se,
        found.p,
        None if found.ci_high is None else _negative(found.ci_high),
        None if found.ci_low is None else _negative(found.ci_low),
    )


def _negative(found: Statistic) -> Statistic:
    return found if isinstance(found, Undefined) else -found
