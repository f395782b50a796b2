"""Values of several groups, and how each group spreads."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

ROUNDING = 16 * np.finfo(float).eps


@dataclass(frozen=True)
class Groups:
    """Values sorted into `count` groups; a group may be empty."""

    values: Numbers  # (p,), no missing values
    at: NDArray[np.intp]  # (p,): the group of each value, 0 to count - 1
    weights: Numbers  # (p,), above 0
    count: int

    def of(self, values: Numbers) -> "Groups":
        """The same cases with other `values`, shape (p,)."""
        return Groups(values, self.at, self.weights, self.count)

    def only(self, group: int) -> tuple[Numbers, Numbers]:
        """Values and weights of one group."""
        kept = self.at == group
        return self.values[kept], self.weights[kept]


@dataclass(frozen=True)
class Sample:
    """One group by its weight, mean and sum of squares around the mean."""

    n: float
    mean: Statistic  # Undefined without cases
    squares: float

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


def samples(groups: Groups, scale: float | None = None) -> tuple[Sample, ...]:
    """How each group spreads; sums of squares that are only rounding, seen from `scale`, are 0.

    `scale` is the size of the numbers that the values were computed from; by default their own.
    """
    n = _sums(groups, groups.weights)
    filled = np.where(n > 0, n, 1.0)
    means = _sums(groups, groups.weights * groups.values) / filled
    means = means + _sums(groups, groups.weights * (groups.values - means[groups.at])) / filled
    squares = _sums(groups, groups.weights * (groups.values - means[groups.at]) ** 2)
    size = float(np.abs(groups.values).max(initial=0.0)) if scale is None else scale
    squares = np.where(squares <= n * (ROUNDING * size) ** 2, 0.0, squares)
    return tuple(
        Sample(float(n[at]), float(means[at]) if n[at] > 0 else NO_CASES, float(squares[at]))
        for at in range(groups.count)
    )


def sample(values: Numbers, weights: Numbers, scale: float | None = None) -> Sample:
    """All of `values`, shape (p,), with `weights`, shape (p,), as one group; `scale` as for `samples`."""
    return samples(Groups(values, np.zeros(len(values), dtype=np.intp), weights, 1), scale)[0]


def _sums(groups: Groups, terms: Numbers) -> Numbers:
    return np.bincount(groups.at, weights=terms, minlength=groups.count).astype(np.float64)
