"""Percentiles by each of EXAMINE's five definitions, and Tukey's hinges."""

import math
from collections.abc import Callable, Mapping

import numpy as np

from analysis.statistics.arrangements import Numbers
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.percentiles import ALIKE, at_place


def percentile_by(definition: str, values: Numbers, weights: Numbers, percent: float) -> Statistic:
    """The percentile of distinct ascending `values`, shape (p,), each counting `weights`, shape (p,), above 0.

    `haverage`: at (W + 1)p between two values in proportion, R's type 6. `waverage`: at Wp, type 4. `round`: the value
    nearest to Wp, the higher of two. `empirical`: the first that reaches Wp, type 1. `aempirical`: the same, but the
    mean with the next one where Wp is reached exactly, type 2.
    Source: IBM SPSS Statistics Command Syntax Reference, EXAMINE, PERCENTILES.
    """
    if len(values) == 0:
        return NO_CASES
    return DEFINITIONS[definition](values, weights, float(np.cumsum(weights)[-1]), percent / 100)


def hinges(values: Numbers, weights: Numbers) -> tuple[Statistic, Statistic, Statistic]:
    """Tukey's lower hinge, the median and the upper hinge of distinct ascending `values`, shape (p,), as weighted.

    Where a value weighs less than 1, the smallest weight is what one step of depth is.
    Source: Tukey (1977), Exploratory Data Analysis; Frigge, Hoaglin & Iglewicz (1989), American Statistician 43(1).
    """
    if len(values) == 0:
        return NO_CASES, NO_CASES, NO_CASES
    total, step = float(weights.sum()), min(1.0, float(weights.min()))
    depth = math.floor((total / step + 3) / 2 + ALIKE) / 2 * step
    places = (depth, (total + step) / 2, total + step - depth)
    low, middle, high = (at_place(values, weights, place) for place in places)
    return low, middle, high


def _haverage(values: Numbers, weights: Numbers, total: float, p: float) -> float:
    return at_place(values, weights, (total + 1) * p)


def _waverage(values: Numbers, weights: Numbers, total: float, p: float) -> float:
    return at_place(values, weights, total * p)


def _round(values: Numbers, weights: Numbers, total: float, p: float) -> float:
    reached, place = np.cumsum(weights), total * p
    at = min(_below(weights, place), len(values) - 1)
    if at == 0:
        return float(values[0])
    step = place - float(reached[at - 1])
    near = step < 0.5 * min(1.0, float(weights[at])) * (1 - ALIKE)
    return float(values[at - 1] if near else values[at])


def _empirical(values: Numbers, weights: Numbers, total: float, p: float) -> float:
    return float(values[_reaching(weights, total * p)])


def _aempirical(values: Numbers, weights: Numbers, total: float, p: float) -> float:
    first, after = _reaching(weights, total * p), min(_below(weights, total * p), len(values) - 1)
    return float((values[first] + values[after]) / 2)


def _below(weights: Numbers, place: float) -> int:
    """How many values lie wholly at or before the place."""
    return int(np.searchsorted(np.cumsum(weights), place * (1 + ALIKE), side="right"))


def _reaching(weights: Numbers, place: float) -> int:
    return min(int(np.searchsorted(np.cumsum(weights), place * (1 - ALIKE), side="left")), len(weights) - 1)


DEFINITIONS: Mapping[str, Callable[[Numbers, Numbers, float, float], float]] = {
    "haverage": _haverage,
    "waverage": _waverage,
    "round": _round,
    "empirical": _empirical,
    "aempirical": _aempirical,
}
