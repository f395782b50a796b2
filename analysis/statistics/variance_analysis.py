"""One-way analysis of variance: of group means, of spreads, and where variances differ."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, NO_CASES, Statistic
from analysis.statistics.distributions import p_f
from analysis.statistics.groups import ROUNDING, Groups, Sample, samples
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NEGLIGIBLE = 1e-24
"""Share of the sum of squares between groups below which one within them is rounding."""

FEW_GROUPS = Undefined(Message("fewer than two groups have cases"))
FEW_CASES = Undefined(Message("no more cases than groups"))
NO_SPREAD = Undefined(Message("the answers do not vary within the groups"))
ZERO_VARIANCE = Undefined(Message("at least one group has no variance"))
SMALL_GROUP = Undefined(Message("at least one group has fewer than two cases"))


@dataclass(frozen=True)
class Anova:
    """Sums of squares and the test of equal means."""

    between: Statistic
    within: Statistic
    df_between: float
    df_within: float
    mean_square_between: Statistic
    mean_square_within: Statistic
    f: Statistic
    p: Statistic

    @property
    def total(self) -> Statistic:
        if isinstance(self.between, Undefined) or isinstance(self.within, Undefined):
            return self.between
        return self.between + self.within


@dataclass(frozen=True)
class Test:
    """A statistic referred to F."""

    value: Statistic
    df1: Statistic
    df2: Statistic
    p: Statistic


@dataclass(frozen=True)
class Effects:
    """Shares of variance of the population that the groups account for; epsilon and omega may be negative."""

    eta_squared: Statistic
    epsilon_squared: Statistic
    omega_squared: Statistic
    omega_squared_random: Statistic


def analyse_variance(found: Sequence[Sample], n: float) -> Anova:
    """ANOVA of groups that all have cases; `n` is the sum of weights as the procedure counts it for df (D19)."""
    k = len(found)
    df_between, df_within = float(max(k - 1, 0)), float(max(n - k, 0.0))
    if k == 0:
        return Anova(NO_CASES, NO_CASES, df_between, df_within, NO_CASES, NO_CASES, NO_CASES, NO_CASES)
    within, between = math.fsum(each.squares for each in found), _between(found)
    within = within if within > NEGLIGIBLE * between else 0.0
    mean_square_within: Statistic = within / df_within if df_within > 0 else FEW_CASES
    mean_square_between: Statistic = between / df_between if df_between > 0 else FEW_GROUPS
    f = _ratio(mean_square_between, mean_square_within)
    p = f if isinstance(f, Undefined) else p_f(f, df_between, df_within)
    return Anova(between, within, df_between, df_within, mean_square_between, mean_square_within, f, p)


def levene(groups: Groups, centers: Numbers, n: float) -> Test:
    """Levene's test: ANOVA of distances from `centers`, shape (groups,); every group has cases (D3, D4).

    Source: Levene (1960); Brown & Forsythe (1974), JASA 69.
    """
    found = analyse_variance(_distances(groups, centers), n)
    if isinstance(found.f, Undefined):
        return Test(found.f, found.f, found.f, found.f)
    return Test(found.f, found.df_between, found.df_within, found.p)


def levene_adjusted(groups: Groups, centers: Numbers, n: float) -> Test:
    """`levene` with the second degrees of freedom lowered to what unequal spreads leave (Satterthwaite)."""
    distances = _distances(groups, centers)
    found = levene(groups, centers, n)
    if isinstance(found.value, Undefined) or isinstance(found.df1, Undefined):
        return found
    df2 = satterthwaite([each.squares for each in distances], [each.n - 1 for each in distances])
    if df2 <= 0:
        return Test(FEW_CASES, FEW_CASES, FEW_CASES, FEW_CASES)
    return Test(found.value, found.df1, df2, p_f(found.value, found.df1, df2))


def satterthwaite(terms: Sequence[float], df: Sequence[float]) -> float:
    """The degrees of freedom of a sum of variances `terms`, each on its own `df`; 0 where nothing varies.

    Source: Satterthwaite (1946), Biometrics Bulletin 2(6).
    """
    total = math.fsum(terms)
    if total <= 0:
        return 0.0
    below = math.fsum((term / total) ** 2 / of for term, of in zip(terms, df, strict=True) if of > 0)
    return 1 / below if below > 0 else 0.0


def welch(found: Sequence[Sample]) -> Test:
    """Welch's test of equal means where variances differ (D5). Source: Welch (1951), Biometrika 38."""
    reason = _robust_refusal(found)
    if reason is not None:
        return Test(reason, reason, reason, reason)
    n, means, variances = _arrays(found)
    k, precision = len(n), n / variances
    share = precision / precision.sum()
    mean = float(share @ means)
    lack = float(((1 - share) ** 2 / (n - 1)).sum())
    above = float((precision * (means - mean) ** 2).sum()) / (k - 1)
    value = above / (1 + 2 * (k - 2) / (k**2 - 1) * lack)
    df2 = (k**2 - 1) / (3 * lack)
    return Test(value, float(k - 1), df2, p_f(value, k - 1, df2))


def brown_forsythe(found: Sequence[Sample]) -> Test:
    """Brown and Forsythe's test of equal means (D5). Source: Brown & Forsythe (1974), Technometrics 16."""
    reason = _robust_refusal(found)
    if reason is not None:
        return Test(reason, reason, reason, reason)
    n, _, variances = _arrays(found)
    k, terms = len(n), (1 - n / n.sum()) * variances
    value = _between(found) / float(terms.sum())
    df2 = satterthwaite(terms.tolist(), (n - 1).tolist())
    return Test(value, float(k - 1), df2, p_f(value, k - 1, df2))


def effects(anova: Anova) -> Effects:
    """Eta, epsilon and omega squared of the fixed-effect model, and omega of the random one.

    Source: Okada (2013), Behaviormetrika 40(2).
    """
    total, between, error = anova.total, anova.between, anova.mean_square_within
    if isinstance(total, Undefined) or isinstance(between, Undefined):
        return Effects(NO_CASES, NO_CASES, NO_CASES, NO_CASES)
    if anova.df_between <= 0 or total <= 0:
        reason = FEW_GROUPS if anova.df_between <= 0 else CONSTANT
        return Effects(reason, reason, reason, reason)
    if isinstance(error, Undefined):
        return Effects(between / total, error, error, error)
    corrected = between - anova.df_between * error
    omega = corrected / (total + error)
    return Effects(between / total, corrected / total, omega, random_omega_squared(omega, anova))


def random_omega_squared(omega: float, anova: Anova) -> float:
    """What `omega` squared of fixed groups is of groups that are a sample: (F - 1) / (F - 1 + n)."""
    return omega / (omega + anova.df_between * (1 - omega))


def _between(found: Sequence[Sample]) -> float:
    n = np.array([each.n for each in found])
    means = np.array([each.above for each in found], dtype=float)
    mean = float(n @ means / n.sum())
    between = math.fsum(n * (means - mean) ** 2)
    size = max(float(np.abs(means).max()), math.sqrt(math.fsum(each.squares for each in found) / float(n.sum())))
    return between if between > n.sum() * (ROUNDING * size) ** 2 else 0.0


def _ratio(above: Statistic, below: Statistic) -> Statistic:
    if isinstance(above, Undefined):
        return above
    if isinstance(below, Undefined):
        return below
    return above / below if below > 0 else NO_SPREAD


def _distances(groups: Groups, centers: Numbers) -> tuple[Sample, ...]:
    return samples(groups.of(np.abs(groups.values - centers[groups.at])))


def _robust_refusal(found: Sequence[Sample]) -> Undefined | None:
    if len(found) < 2:
        return FEW_GROUPS
    if any(each.n <= 1 for each in found):
        return SMALL_GROUP
    return ZERO_VARIANCE if any(each.squares <= 0 for each in found) else None


def _arrays(found: Sequence[Sample]) -> tuple[Numbers, Numbers, Numbers]:
    n = np.array([each.n for each in found])
    means = np.array([each.above for each in found], dtype=float)
    return n, means, np.array([each.squares for each in found]) / (n - 1)
