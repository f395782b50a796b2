"""Intervals around means: of confidence, of standard errors, of standard deviations."""

from math import sqrt

import numpy as np

from analysis.syntax.charting.summaries import variance
from analysis.tally import Numbers


def interval(asked: tuple[str, float], values: Numbers, weights: Numbers) -> tuple[float, float] | None:
    """The ends around the mean of values, (p,), with their weights: CI in per cent, SE and STDDEV as many of them."""
    n = float(weights.sum())
    found = variance(values, weights, n) if len(values) else None
    if found is None:
        return None
    kind, number = asked
    mean = float(np.average(values, weights=weights))
    if kind == "STDDEV":
        reach = number * sqrt(found)
    elif kind == "SE":
        reach = number * sqrt(found / n)
    else:
        from scipy.special import stdtrit

        reach = float(stdtrit(n - 1, 0.5 + number / 200)) * sqrt(found / n)
    return mean - reach, mean + reach
