"""Percentiles and the mode of a frequency distribution."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, Statistic
from instrument.records import dataclass

ALIKE = 1e-9  # sums of fractional weights that differ by less are the same frequency


@dataclass(frozen=True)
class Mode:
    """The most frequent value, the smallest where `several` are equally frequent."""

    value: Statistic
    several: bool


def percentile(values: NDArray[np.float64], weights: NDArray[np.float64], percent: float) -> Statistic:
    """HAVERAGE: the value at place (W + 1) `percent` / 100 of the sample, between two values in proportion.

    `values`, shape (p,), are distinct and ascending, each counting `weights`, shape (p,), above 0; W is their sum.
    A value that weighs less than 1 is approached over its whole weight. Places before the first value or after the
    last are that value. For whole weights this is R's type 6.
    Source: IBM SPSS Statistics Algorithms, EXAMINE, weighted average at X((W + 1)p); spss.md D1.
    """
    if len(values) == 0:
        return NO_CASES
    return at_place(values, weights, (float(np.cumsum(weights)[-1]) + 1) * percent / 100)


def at_place(values: NDArray[np.float64], weights: NDArray[np.float64], place: float) -> float:
    """The value at a place of the sample, between two values in proportion, as `percentile` finds it."""
    reached = np.cumsum(weights)
    below = int(np.searchsorted(reached, place * (1 + ALIKE), side="right"))  # values wholly before the place
    if below == len(values):
        return float(values[-1])
    step = place - (float(reached[below - 1]) if below else 0.0)
    if below == 0 or step >= 1:
        return float(values[below])
    share = max(0.0, step) / min(1.0, float(weights[below]))
    return float((1 - share) * values[below - 1] + share * values[below])


def mode(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Mode:
    """The mode of distinct ascending `values`, shape (p,), with `weights`, shape (p,)."""
    if len(values) == 0:
        return Mode(NO_CASES, False)
    most = np.flatnonzero(weights >= weights.max() * (1 - ALIKE))
    return Mode(float(values[most[0]]), len(most) > 1)
