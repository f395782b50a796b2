"""Answers of a categorical variable, counted within each distinct pattern of the predictors."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.grouping import code, group
from analysis.statistics.special import gammaln
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Subpopulations:
    """m patterns of the predictors with the weight of each of J answers."""

    x: Numbers  # (m, k)
    counts: Numbers  # (m, J)
    through_origin: bool = False  # whether models of two answers have no constant

    @property
    def sizes(self) -> Numbers:
        """(m,)"""
        return np.asarray(self.counts.sum(axis=1), dtype=np.float64)

    @property
    def margins(self) -> tuple[float, ...]:
        """The weight of each answer, length J."""
        return tuple(math.fsum(column) for column in self.counts.T)

    @property
    def n(self) -> float:
        return math.fsum(self.margins)

    @property
    def null_deviance(self) -> float:
        """-2 log likelihood (its kernel) of the shares of the answers."""
        n = self.n
        return -2 * math.fsum(margin * math.log(margin / n) for margin in self.margins if margin > 0)

    @property
    def constant(self) -> float:
        """What the multinomial coefficients add to -2 log likelihood."""
        return -2 * float(math.fsum(gammaln(self.sizes + 1)) - math.fsum(gammaln(self.counts + 1).ravel()))

    def of(self, columns: Sequence[int]) -> "Subpopulations":
        """The same patterns with fewer predictors, not merged."""
        return Subpopulations(self.x[:, list(columns)], self.counts, self.through_origin)


def subpopulations(values: Numbers, x: Numbers, y: Numbers, weights: Numbers, answers: Numbers) -> Subpopulations:
    """Patterns of `values` (p, variables) merged where they are alike, each showing its row of `x` (p, k).

    `y` (p,) holds one of `answers` (J,), ascending, in every pattern; a pattern counts its `weights` (p,).
    """
    rows, groups = group([code(column) for column in values.T], len(values))
    size = len(rows) * len(answers)
    counts = np.bincount(groups * len(answers) + np.searchsorted(answers, y), weights, minlength=size)
    return Subpopulations(x[rows], counts.astype(np.float64).reshape(len(rows), len(answers)))


@dataclass(frozen=True)
class Standard:
    """Predictors at mean 0 and deviation 1, with a column of ones before them."""

    design: Numbers  # (m, k + 1)
    back: Numbers  # (k + 1, k + 1): makes the coefficients of the predictors as they were


def standardized(x: Numbers, weights: Numbers) -> Standard:
    """The columns of `x` (m, k), none of them constant, with weights (m,)."""
    center = weights @ x / weights.sum()
    spread = np.sqrt(weights @ (x - center) ** 2 / weights.sum())
    back = np.eye(x.shape[1] + 1)
    back[1:, 1:] = np.diag(1 / spread)
    back[0, 1:] = -center / spread
    return Standard(np.column_stack([np.ones(len(x)), (x - center) / spread]), back)
