"""Confidence intervals of the share of variance that groups account for."""

import math
from collections.abc import Callable

from analysis.statistics.description import Statistic
from analysis.statistics.root_search import root_between
from analysis.statistics.special import ncfdtr
from analysis.statistics.variance_analysis import Anova, random_omega_squared
from analysis.undefined import Undefined
from instrument.message import Message

NOT_FOUND = Undefined(Message("the bound of the noncentral F distribution was not found"))
WIDEST = 1e7

Interval = tuple[Statistic, Statistic]


def eta_squared_interval(anova: Anova, confidence: float) -> Interval:
    """Eta squared's, from the noncentralities under which F lies at the upper and at the lower tail; never below 0.

    Source: Steiger (2004), Psychological Methods 9(2).
    """
    if isinstance(anova.f, Undefined):
        return anova.f, anova.f
    beyond = (1 - confidence) / 2
    bounds = (_noncentrality(anova, anova.f, 1 - beyond), _noncentrality(anova, anova.f, beyond))
    n = anova.df_between + anova.df_within + 1
    low, high = (each if isinstance(each, Undefined) else each / (each + n) for each in bounds)
    return low, high


def epsilon_squared_interval(anova: Anova, confidence: float) -> Interval:
    """Epsilon squared of the bounds of eta squared, which may be negative."""
    df, whole = anova.df_within, anova.df_between + anova.df_within
    return _carried(eta_squared_interval(anova, confidence), lambda eta: 1 - (1 - eta) * whole / df)


def omega_squared_interval(anova: Anova, confidence: float) -> Interval:
    """Omega squared of the bounds of eta squared, which may be negative."""
    df1, df2 = anova.df_between, anova.df_within

    def omega(eta: float) -> float:
        error = (1 - eta) / df2  # of a total sum of squares of 1
        return (eta - df1 * error) / (1 + error)

    return _carried(eta_squared_interval(anova, confidence), omega)


def random_omega_squared_interval(anova: Anova, confidence: float) -> Interval:
    """Omega squared of groups drawn at random, of the bounds of that of fixed ones."""
    return _carried(omega_squared_interval(anova, confidence), lambda omega: random_omega_squared(omega, anova))


def _carried(bounds: Interval, into: Callable[[float], float]) -> Interval:
    low, high = (each if isinstance(each, Undefined) else into(each) for each in bounds)
    return low, high


def _noncentrality(anova: Anova, f: float, p: float) -> Statistic:
    """The noncentrality with P(F ≤ f) = p, 0 where even a central F is that small."""

    def below(noncentrality: float) -> float:
        return float(ncfdtr(anova.df_between, anova.df_within, noncentrality, f))

    if not below(0.0) > p:
        return 0.0
    low, high = 0.0, 4.0
    while high < WIDEST and below(high) > p:
        low, high = high, 2 * high
    if high >= WIDEST or not math.isfinite(below(high)):
        return NOT_FOUND
    found = root_between(lambda noncentrality: below(noncentrality) - p, low, high)
    return NOT_FOUND if math.isnan(found) else found
