"""The power of tests, from noncentral distributions."""

import math
from collections.abc import Callable

from analysis.statistics.description import FEW_CASES
from analysis.statistics.special import chdtri, chndtr, fdtri, ncfdtr, nctdtr, ndtr, ndtri, stdtrit
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Design:
    """What is tested; of the shapes below each test has its own."""

    alpha: float
    tails: int  # 1 or 2
    ratio: float = 1.0  # cases of the second group for each of the first
    groups: int = 2
    df: int = 1
    predictors: int = 1
    tested: int = 1  # predictors whose joint share is tested
    proportion: float = 0.5  # that the null hypothesis holds, or of the first group


@dataclass(frozen=True)
class Power:
    """The probability to reject, and the distribution it comes from; None where that has no such parameter."""

    power: float
    df1: float | None
    df2: float | None
    noncentrality: float | None
    critical: float


Test = Callable[[Design, float, float], Power | Undefined]
"""A design, the effect and the number of all cases → the power; Undefined where cases are too few for the test."""


def t_one_sample(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of d, or of dz for `n` pairs. Source: Cohen (1988), Statistical Power Analysis, 2."""
    return _t(design, effect * math.sqrt(n), n - 1)


def t_independent(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of d, cases in the two groups as 1 to `ratio`."""
    first = n / (1 + design.ratio)
    return _t(design, effect * math.sqrt(first * (n - first) / n), n - 2)


def anova(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of f over groups of equal size. Source: Cohen (1988), 8."""
    return _f(design.alpha, effect**2 * n, design.groups - 1, n - design.groups)


def regression(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of f² = ΔR² / (1 - R²) for `tested` of the predictors; λ = f² n. Source: Cohen (1988), 9; Faul et al. (2009)."""
    return _f(design.alpha, effect * n, design.tested, n - design.predictors - 1)


def chi_square(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of w on `df`. Source: Cohen (1988), 7."""
    critical = float(chdtri(design.df, design.alpha))
    power = _beyond(float(chndtr(critical, design.df, effect**2 * n)))
    return Power(power, design.df, None, effect**2 * n, critical)


def correlation(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of r, by Fisher's z less its bias, against the critical r of the t test. Source: Cohen (1988), 3; R's pwr."""
    if n <= 3:
        return FEW_CASES
    t = float(stdtrit(n - 2, 1 - design.alpha / design.tails))
    critical = math.sqrt(t * t / (t * t + n - 2))
    z, limit, spread = math.atanh(effect) + effect / (2 * (n - 1)), math.atanh(critical), math.sqrt(n - 3)
    power = float(ndtr((z - limit) * spread))
    return Power(power + (float(ndtr((-z - limit) * spread)) if design.tails == 2 else 0.0), None, None, None, critical)


def one_proportion(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of a proportion `effect` above `proportion`: the score test by the normal distribution."""
    null, other = design.proportion, design.proportion + effect
    return _z(design, effect, math.sqrt(null * (1 - null) / n), math.sqrt(other * (1 - other) / n))


def two_proportions(design: Design, effect: float, n: float) -> Power | Undefined:
    """Of a second proportion `effect` above `proportion`: the pooled test by the normal distribution.

    Source: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 4; R's power.prop.test.
    """
    first, one, other = n / (1 + design.ratio), design.proportion, design.proportion + effect
    second = n - first
    pooled = (first * one + second * other) / n
    null = math.sqrt(pooled * (1 - pooled) * (1 / first + 1 / second))
    return _z(design, effect, null, math.sqrt(one * (1 - one) / first + other * (1 - other) / second))


def _t(design: Design, noncentrality: float, df: float) -> Power | Undefined:
    if df <= 0:
        return FEW_CASES
    critical = float(stdtrit(df, 1 - design.alpha / design.tails))
    power = _beyond(float(nctdtr(df, noncentrality, critical)))
    power += float(nctdtr(df, noncentrality, -critical)) if design.tails == 2 else 0.0
    return Power(min(1.0, power), df, None, noncentrality, critical)


def _f(alpha: float, noncentrality: float, df1: float, df2: float) -> Power | Undefined:
    if df2 <= 0:
        return FEW_CASES
    critical = float(fdtri(df1, df2, 1 - alpha))
    power = _beyond(float(ncfdtr(df1, df2, noncentrality, critical)))
    return Power(power, df1, df2, noncentrality, critical)


def _beyond(below: float) -> float:
    """1 less a probability; 1 where a noncentrality is so large that the distribution's series gives out."""
    return 1.0 if math.isnan(below) else 1 - below


def _z(design: Design, gap: float, null: float, spread: float) -> Power:
    """`null` and `spread` are the standard errors without and with the effect."""
    critical = -float(ndtri(design.alpha / design.tails))
    if spread <= 0:
        return Power(1.0 if abs(gap) > critical * null else 0.0, None, None, None, critical)
    power = float(ndtr((abs(gap) - critical * null) / spread))
    power += float(ndtr((-abs(gap) - critical * null) / spread)) if design.tails == 2 else 0.0
    return Power(power, None, None, None, critical)
