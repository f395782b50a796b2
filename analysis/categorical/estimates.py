"""Coefficients of maximum likelihood as cells: estimate, error, Wald test, odds ratio and interval."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.result import Message
from analysis.statistics.description import Statistic
from analysis.statistics.distributions import quantile_normal
from analysis.statistics.model_tests import wald
from analysis.table import Cell
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]

SEPARATED = Undefined(Message("it predicts some answers without error, so there is no finite value (separation)"))
REDUNDANT = Message("A parameter of 0 without a standard error is the reference category.")
TOO_LARGE = Undefined(Message("the number is too large to print"))

LARGEST_EXPONENT = 700.0

ESTIMATE = ("b", "se", "wald", "df", "p")
ODDS = ("exp_b", "exp_b_ci_low", "exp_b_ci_high")
INTERVAL = ("ci_low", "ci_high")


@dataclass(frozen=True)
class Estimates:
    """q coefficients with their covariance; `finite` tells those that separation leaves."""

    b: Numbers  # (q,)
    covariance: Numbers  # (q, q)
    finite: NDArray[np.bool_]  # (q,)
    confidence: float

    def tested(self, at: int) -> tuple[Cell, ...]:
        """ESTIMATE of the coefficient at that position."""
        if not self.finite[at]:
            return SEPARATED, SEPARATED, SEPARATED, 1.0, SEPARATED
        test = wald(self.b[[at]], self.covariance[np.ix_([at], [at])])
        return float(self.b[at]), self.se(at), test.value, 1.0, test.p

    def together(self, at: list[int]) -> tuple[Cell, ...]:
        """ESTIMATE of several coefficients at once: their joint test alone."""
        if not self.finite[at].all():
            return None, None, SEPARATED, float(len(at)), SEPARATED
        return None, None, *wald(self.b[at], self.covariance[np.ix_(at, at)]).cells

    def odds(self, at: int, bounds: bool = True) -> tuple[Cell, ...]:
        """ODDS: exp of the coefficient and of the ends of its interval (None without `bounds`)."""
        if not self.finite[at]:
            return SEPARATED, *((SEPARATED, SEPARATED) if bounds else (None, None))
        low, high = self._ends(at)
        return exponential(float(self.b[at])), *((exponential(low), exponential(high)) if bounds else (None, None))

    def interval(self, at: int) -> tuple[Cell, ...]:
        """INTERVAL: the ends of the Wald interval."""
        return self._ends(at) if self.finite[at] else (SEPARATED, SEPARATED)

    def se(self, at: int) -> float:
        """The standard error."""
        return math.sqrt(self.covariance[at, at])

    def _ends(self, at: int) -> tuple[float, float]:
        reach = quantile_normal((1 + self.confidence) / 2) * self.se(at)
        return float(self.b[at]) - reach, float(self.b[at]) + reach


def exponential(x: float) -> Statistic:
    """exp(`x`), Undefined where it leaves the range of numbers."""
    return math.exp(x) if x < LARGEST_EXPONENT else TOO_LARGE
