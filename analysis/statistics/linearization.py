"""The variance of estimates from a stratified sample of clusters, by Taylor linearisation."""

import math
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

LONELY = Undefined(Message("a stratum has one cluster alone, so its variance cannot be seen"))
NO_FREEDOM = Undefined(Message("no more clusters than strata and coefficients"))
NO_ERROR = Undefined(Message("the estimate does not vary between clusters"))

ROUNDING = 1e-14  # of the sum of squares: a smaller variance is none
EXPLAINED = 1e-13  # of the largest influence: what is left is rounding


@dataclass(frozen=True)
class SampleDesign:
    """How patterns came into the sample. A pattern that stands for several cases stands for as many clusters of one,
    unless clusters are given.
    """

    weights: Numbers  # (p,): sampling weight of each case, above 0
    counts: Numbers  # (p,): cases
    strata: Places  # (p,): from 0
    clusters: Places | None  # (p,): from 0, different in different strata
    fractions: Numbers  # (strata,): of its clusters that are in the sample; 0 without a correction
    lonely: Literal["refuse", "certainty", "adjust"] = "refuse"
    calibration: "Calibration | None" = None

    @property
    def mass(self) -> Numbers:
        """What each pattern stands for in the population, (p,)."""
        return self.weights * self.counts


@dataclass(frozen=True)
class Calibration:
    """What weights were calibrated by: the weights before, (p,), and the cells of the margins as 0 and 1, (p, c)."""

    base: Numbers
    cells: Numbers


@dataclass(frozen=True)
class Estimate:
    """An estimate with what moves it: `influence` of one case of each pattern, (p,), weights included."""

    n: float  # cases behind it
    value: float
    influence: Numbers
    inside: NDArray[np.bool_]  # (p,): the patterns it is made of


@dataclass(frozen=True)
class Tested:
    """Standard error, test against 0 and confidence interval."""

    se: Statistic
    df: Statistic
    t: Statistic
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic


def mean(design: SampleDesign, y: Numbers, inside: NDArray[np.bool_]) -> Estimate | Undefined:
    """The mean of `y`, (p,), over the patterns `inside`, (p,): a ratio, its denominator estimated too."""
    if not inside.any():
        return NO_CASES
    mass = np.where(inside, design.mass, 0.0)
    known = np.where(inside, y, 0.0)
    total = math.fsum(mass)
    first = float(known[inside][0])  # a constant has no deviation at all
    value = first + math.fsum(mass * (known - first)) / total
    influence = np.where(inside, design.weights * (known - value), 0.0) / total
    return Estimate(math.fsum(design.counts[inside]), value, influence, inside)


def total(design: SampleDesign, y: Numbers, inside: NDArray[np.bool_]) -> Estimate | Undefined:
    """The population total of `y`, (p,), over the patterns `inside`, (p,)."""
    if not inside.any():
        return NO_CASES
    influence = design.weights * np.where(inside, y, 0.0)
    return Estimate(math.fsum(design.counts[inside]), math.fsum(design.counts * influence), influence, inside)


def difference(one: Estimate, other: Estimate) -> Estimate:
    """`one` minus `other`, which may share clusters."""
    return Estimate(
        one.n + other.n, one.value - other.value, one.influence - other.influence, one.inside | other.inside
    )


def covariance(design: SampleDesign, influence: Numbers) -> Numbers | Undefined:
    """The covariance matrix, (k, k), of estimates with `influence`, (p, k), of one case of each pattern.

    First-stage clusters as drawn with replacement within strata, with the finite population correction. Under
    calibrated weights only what the margins do not explain varies (Deville & Särndal 1992, JASA 87(418)).
    Source: Binder (1983), International Statistical Review 51(3); Wolter (2007), ch. 6.
    """
    sums, members, strata = _clusters(design, _unexplained(design, influence))
    size = len(design.fractions)
    n: Numbers = np.bincount(strata, members, minlength=size).astype(np.float64)
    lonely = (n > 0) & (n <= 1)
    if lonely[design.fractions < 1].any() and design.lonely == "refuse":
        return LONELY
    inside = np.column_stack([np.bincount(strata, members * column, minlength=size) for column in sums.T])
    level: Numbers = inside / np.where(n > 0, n, 1.0)[:, None]
    if design.lonely == "adjust":
        level[lonely] = (members @ sums) / members.sum()
    centred = sums - level[strata]
    spare = np.where(n > 1, n - 1, 1.0)
    scale = members * ((1 - design.fractions) * np.where(lonely, 1.0, n / spare))[strata]
    if design.lonely == "certainty":
        scale = np.where(lonely[strata], 0.0, scale)
    found: Numbers = (centred * scale[:, None]).T @ centred
    varies = np.diag(found) > ROUNDING * (sums**2 * members[:, None]).sum(axis=0)
    return np.where(varies[:, None] & varies[None, :], found, 0.0)


def freedom(design: SampleDesign, inside: NDArray[np.bool_]) -> float:
    """Clusters less strata among the patterns `inside`, (p,)."""
    strata = len(np.unique(design.strata[inside]))
    if design.clusters is None:
        return float(design.counts[inside].sum()) - strata
    return float(len(np.unique(design.clusters[inside])) - strata)


def tested(design: SampleDesign, estimate: Estimate, spent: int, confidence: float) -> Tested:
    """`estimate` with `spent` degrees of freedom beyond the strata."""
    found = covariance(design, estimate.influence[:, None])
    if isinstance(found, Undefined):
        return Tested(*[found] * 6)
    return tested_value(
        estimate.value, math.sqrt(float(found[0, 0])), freedom(design, estimate.inside) - spent, confidence
    )


def tested_value(value: float, se: float, df: float, confidence: float) -> Tested:
    """A value with its standard error and degrees of freedom."""
    if df <= 0:
        return Tested(se, *[NO_FREEDOM] * 5)
    if se <= 0:
        return Tested(0.0, df, NO_ERROR, NO_ERROR, value, value)
    reach = quantile_t((1 + confidence) / 2, df) * se
    return Tested(se, df, value / se, p_t_two_sided(value / se, df), value - reach, value + reach)


def design_effect(design: SampleDesign, y: Numbers, estimate: Estimate) -> Statistic:
    """The variance of the mean of `y` over that of a simple random sample of as many cases, drawn with replacement."""
    found = covariance(design, estimate.influence[:, None])
    if isinstance(found, Undefined):
        return found
    if estimate.n <= 1:
        return ONE_CASE
    mass = np.where(estimate.inside, design.mass, 0.0)
    deviations = np.where(estimate.inside, y, estimate.value) - estimate.value
    variance = math.fsum(mass * deviations**2) / math.fsum(mass) * estimate.n / (estimate.n - 1)
    return float(found[0, 0]) / (variance / estimate.n) if variance > 0 else CONSTANT


def _unexplained(design: SampleDesign, influence: Numbers) -> Numbers:
    """`influence`, (p, k), less its regression on the cells of the margins, weighted as before the calibration."""
    if design.calibration is None:
        return influence
    root = np.sqrt(design.calibration.base * design.counts)[:, None]
    values, cells = influence / design.weights[:, None], design.calibration.cells
    slopes = np.linalg.lstsq(cells * root, values * root, rcond=None)[0]
    left = values - cells @ slopes
    left[np.abs(left) < EXPLAINED * np.abs(values).max(axis=0, initial=0.0)] = 0.0
    return np.asarray(left * design.weights[:, None], dtype=np.float64)


def _clusters(design: SampleDesign, influence: Numbers) -> tuple[Numbers, Numbers, Places]:
    """The influence of each cluster, (c, k), how many such clusters there are, (c,), and their strata, (c,)."""
    if design.clusters is None:
        return influence, design.counts, design.strata
    size = int(design.clusters.max(initial=-1)) + 1
    sums = [np.bincount(design.clusters, design.counts * column, minlength=size) for column in influence.T]
    strata = np.zeros(size, dtype=np.int64)
    strata[design.clusters] = design.strata
    return np.column_stack(sums), np.ones(size), strata
