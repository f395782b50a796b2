"""Harmonic and geometric means."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, Statistic
from analysis.undefined import Undefined
from instrument.message import Message

NOT_POSITIVE = Undefined(Message("not every answer is above 0"))


def harmonic_mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Statistic:
    """The harmonic mean of `values`, shape (p,), with `weights`, shape (p,), above 0; every value must be above 0."""
    if len(values) == 0:
        return NO_CASES
    if float(values.min()) <= 0:
        return NOT_POSITIVE
    smallest = float(values.min())  # scaled, so that the reciprocal of a tiny value stays a number
    return smallest * math.fsum(weights) / math.fsum(weights * (smallest / values))


def geometric_mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Statistic:
    """The geometric mean of `values`, as for `harmonic_mean`."""
    if len(values) == 0:
        return NO_CASES
    if float(values.min()) <= 0:
        return NOT_POSITIVE
    return math.exp(math.fsum(weights * np.log(values)) / math.fsum(weights))
