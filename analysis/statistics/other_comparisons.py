"""Comparisons of group means that few ask for: Gabriel, Hochberg, Dunnett's T3, C and of a control."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from analysis.statistics.groups import Sample
from analysis.statistics.many_to_one import correlations, p_many_to_one, quantile_many_to_one
from analysis.statistics.mean_differences import difference_of
from analysis.statistics.post_hoc import Comparison, apart, both_ways, compared, pooled, range_quantile, refused
from analysis.statistics.studentized_maximum import p_studentized_maximum, quantile_studentized_maximum
from analysis.statistics.variance_analysis import NO_SPREAD, Anova
from analysis.undefined import Undefined

Side = Literal["both", "below", "above"]

maximum_quantile = lru_cache(maxsize=256)(quantile_studentized_maximum)


def hochberg(found: Sequence[Sample], anova: Anova, confidence: float) -> tuple[Comparison, ...]:
    """Hochberg's GT2: the studentized maximum of as many as there are pairs.

    Source: Hochberg (1974), Journal of Multivariate Analysis 4(2).
    """
    df, pairs = anova.df_within, _pairs(found)
    return pooled(
        found,
        anova,
        lambda t: p_studentized_maximum(abs(t), pairs, df),
        lambda: maximum_quantile(confidence, pairs, df),
    )


def gabriel(found: Sequence[Sample], anova: Anova, confidence: float) -> tuple[Comparison, ...]:
    """Gabriel's comparison: intervals of the means that must not touch, which unequal sizes make wider than GT2's.

    Source: Gabriel (1978), JASA 73(364).
    """
    df, k, error = anova.df_within, len(found), anova.mean_square_within
    rows = []
    for plain in pooled(found, anova, lambda _: 1.0, lambda: 1.0):
        if isinstance(plain.difference, Undefined) or isinstance(plain.se, Undefined) or isinstance(error, Undefined):
            rows.append(plain)
            continue
        sizes = [found[at].n for at in (plain.first, plain.second)]
        scale = math.sqrt(error) * sum(1 / math.sqrt(2 * n) for n in sizes)
        reach = maximum_quantile(confidence, k, df) * scale
        p = p_studentized_maximum(abs(plain.difference) / scale, k, df)
        ends = (plain.difference - reach, plain.difference + reach)
        rows.append(Comparison(plain.first, plain.second, plain.difference, plain.se, p, *ends))
    return tuple(rows)


def dunnett_t3(found: Sequence[Sample], confidence: float) -> tuple[Comparison, ...]:
    """Dunnett's T3: the studentized maximum with each pair's own variances. Source: Dunnett (1980), JASA 75(372)."""
    pairs = _pairs(found)
    return apart(
        found,
        lambda t, df: p_studentized_maximum(abs(t), pairs, df),
        lambda df: maximum_quantile(confidence, pairs, df),
    )


def dunnett_c(found: Sequence[Sample], confidence: float) -> tuple[Comparison, ...]:
    """Dunnett's C: intervals alone, by the studentized ranges of both groups' degrees of freedom. Source: as T3."""
    k = len(found)
    rows = []
    for i in range(k):
        for j in range(i + 1, k):
            rows.append(_by_c(found, i, j, k, confidence))
    return both_ways(rows, k)


def _by_c(found: Sequence[Sample], i: int, j: int, k: int, confidence: float) -> Comparison:
    difference, one, other = difference_of(found[i], found[j]), found[i].variance, found[j].variance
    for each in (difference, one, other):
        if isinstance(each, Undefined):
            return refused(found, i, j, each)
    parts = [float(one) / found[i].n, float(other) / found[j].n]  # type: ignore[arg-type]
    if sum(parts) <= 0:
        return refused(found, i, j, NO_SPREAD)
    se = math.sqrt(sum(parts))
    ranges = [range_quantile(confidence, k, found[at].n - 1) for at in (i, j)]
    reach = sum(q * part for q, part in zip(ranges, parts, strict=True)) / sum(parts) * se / math.sqrt(2)
    gap = float(difference)  # type: ignore[arg-type]
    return Comparison(i, j, gap, se, None, gap - reach, gap + reach)


def dunnett(
    found: Sequence[Sample], anova: Anova, confidence: float, control: int, side: Side
) -> tuple[Comparison, ...]:
    """Every other group against the `control`, by its position: on `both` sides, or whether it is below or above.

    A test of one side has an interval that is open on the other: None. Source: Dunnett (1955), JASA 50(272).
    """
    df, others = anova.df_within, [at for at in range(len(found)) if at != control]
    variance = anova.mean_square_within
    if isinstance(variance, Undefined) or variance <= 0:
        reason = variance if isinstance(variance, Undefined) else NO_SPREAD
        return tuple(refused(found, at, control, reason) for at in others)
    shared = correlations([found[at].n for at in others], found[control].n)
    two, sign = side == "both", -1.0 if side == "below" else 1.0
    width = quantile_many_to_one(confidence, shared, df, two)
    rows = []
    for at in others:
        se = math.sqrt(variance * (1 / found[at].n + 1 / found[control].n))
        each = compared(
            found, at, control, se, lambda t: p_many_to_one(abs(t) if two else sign * t, shared, df, two), width
        )
        rows.append(each if two else _open(each, side))
    return tuple(rows)


def _open(each: Comparison, side: Side) -> Comparison:
    low, high = (None, each.ci_high) if side == "below" else (each.ci_low, None)
    return Comparison(each.first, each.second, each.difference, each.se, each.p, low, high)


def _pairs(found: Sequence[Sample]) -> int:
    return len(found) * (len(found) - 1) // 2
