"""Values of several groups, and how each group spreads."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.statistics.offsets import difference, offsets
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ROUNDING = 16 * np.finfo(float).eps


@dataclass(frozen=True)
class Groups:
    """Values sorted into `count` groups; a group may be empty."""

    values: Numbers  # (p,), no missing values, less `origin`
    at: NDArray[np.intp]  # (p,): the group of each value, 0 to count - 1
    weights: Numbers  # (p,), above 0
    count: int
    origin: float = 0.0
    size: float | None = None  # of the numbers whose rounding the values may carry; None: their own

    def of(self, values: Numbers) -> "Groups":
        """The same cases with other `values`, shape (p,), that are computed from these."""
        size = float(np.abs(self.values).max(initial=0.0)) if self.size is None else self.size
        return Groups(values, self.at, self.weights, self.count, size=size)

    def only(self, group: int) -> tuple[Numbers, Numbers]:
        """Values and weights of one group."""
        kept = self.at == group
        return self.values[kept], self.weights[kept]


@dataclass(frozen=True)
class Sample:
    """One group by its weight, mean and sum of squares around the mean."""

    n: float
    above: Statistic  # the mean less `origin`, which groups of the same cases share; Undefined without cases
    squares: float
    origin: float = 0.0

    @property
    def mean(self) -> Statistic:
        return self.above if isinstance(self.above, Undefined) else self.origin + self.above

    @property
    def variance(self) -> Statistic:
        """With the divisor n - 1."""
        if self.n <= 0:
            return NO_CASES
        return self.squares / (self.n - 1) if self.n > 1 else ONE_CASE

    @property
    def sd(self) -> Statistic:
        variance = self.variance
        return variance if isinstance(variance, Undefined) else math.sqrt(variance)

    @property
    def se_mean(self) -> Statistic:
        sd = self.sd
        return sd if isinstance(sd, Undefined) else sd / math.sqrt(self.n)


def centred(groups: Groups) -> Groups:
    """The same answers as distances from one of them where they are far from 0."""
    found = offsets(groups.values)
    return Groups(found.values, groups.at, groups.weights, groups.count, found.origin, found.size)


def samples(groups: Groups) -> tuple[Sample, ...]:
    """How each group spreads; sums of squares that are only rounding, seen from the groups' size, are 0."""
    n = _sums(groups, groups.weights)
    filled = np.where(n > 0, n, 1.0)
    means = _sums(groups, groups.weights * groups.values) / filled
    means = means + _sums(groups, groups.weights * (groups.values - means[groups.at])) / filled
    squares = _sums(groups, groups.weights * (groups.values - means[groups.at]) ** 2)
    size = float(np.abs(groups.values).max(initial=0.0)) if groups.size is None else groups.size
    squares = np.where(squares <= n * (ROUNDING * size) ** 2, 0.0, squares)
    return tuple(
        Sample(float(n[at]), float(means[at]) if n[at] > 0 else NO_CASES, float(squares[at]), groups.origin)
        for at in range(groups.count)
    )


def sample(values: Numbers, weights: Numbers) -> Sample:
    """All of `values`, shape (p,), with `weights`, shape (p,), as one group."""
    return samples(centred(Groups(values, np.zeros(len(values), dtype=np.intp), weights, 1)))[0]


def sample_of_differences(one: Numbers, other: Numbers, weights: Numbers) -> Sample:
    """`one` - `other`, shapes (p,), as one group."""
    exact, size = difference(one, other), float(np.abs([one, other]).max(initial=0.0))
    gaps = one - other if exact is None else exact
    return samples(Groups(gaps, np.zeros(len(gaps), dtype=np.intp), weights, 1, 0.0, size))[0]


def _sums(groups: Groups, terms: Numbers) -> Numbers:
    return np.bincount(groups.at, weights=terms, minlength=groups.count).astype(np.float64)
