"""The links of ordinal regression: P(answer <= j) = F(predictor)."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import expit, logit, ndtr, ndtri
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Function = Callable[[Numbers], Numbers]

FARTHEST = 500.0  # exp of more leaves the range of floating point


@dataclass(frozen=True)
class Link:
    """A distribution F with its upper tail, density, slope of the density, and quantiles."""

    below: Function  # F(a)
    above: Function  # 1 - F(a), to its own digits
    density: Function
    slope: Function
    quantile: Function

    def between(self, upper: Numbers, lower: Numbers) -> Numbers:
        """F(upper) - F(lower) from the tail that keeps the digits."""
        high, low = self.below(upper) - self.below(lower), self.above(lower) - self.above(upper)
        return np.asarray(np.where(lower > 0, low, high), dtype=np.float64)


def _clipped(a: Numbers) -> Numbers:
    return np.clip(a, -FARTHEST, FARTHEST)


def _logistic_density(a: Numbers) -> Numbers:
    return np.asarray(expit(a) * expit(-a), dtype=np.float64)


def _normal_density(a: Numbers) -> Numbers:
    return np.asarray(np.exp(-(_clipped(a) ** 2) / 2) / np.sqrt(2 * np.pi), dtype=np.float64)


def _gumbel_density(a: Numbers) -> Numbers:
    a = _clipped(a)
    return np.asarray(np.exp(a - np.exp(a)), dtype=np.float64)


LINKS: Mapping[str, Link] = {
    "logit": Link(
        expit,
        lambda a: expit(-a),
        _logistic_density,
        lambda a: _logistic_density(a) * (expit(-a) - expit(a)),
        logit,
    ),
    "probit": Link(ndtr, lambda a: ndtr(-a), _normal_density, lambda a: -_clipped(a) * _normal_density(a), ndtri),
    "cloglog": Link(
        lambda a: -np.expm1(-np.exp(_clipped(a))),
        lambda a: np.exp(-np.exp(_clipped(a))),
        _gumbel_density,
        lambda a: _gumbel_density(a) * (1 - np.exp(_clipped(a))),
        lambda p: np.log(-np.log1p(-p)),
    ),
    "loglog": Link(
        lambda a: np.exp(-np.exp(-_clipped(a))),
        lambda a: -np.expm1(-np.exp(-_clipped(a))),
        lambda a: _gumbel_density(-a),
        lambda a: _gumbel_density(-a) * (np.exp(-_clipped(a)) - 1),
        lambda p: -np.log(-np.log(p)),
    ),
    "cauchit": Link(
        lambda a: np.arctan2(1.0, -a) / np.pi,
        lambda a: np.arctan2(1.0, a) / np.pi,
        lambda a: 1 / (np.pi * (1 + a**2)),
        lambda a: -2 * a / (np.pi * (1 + a**2) ** 2),
        lambda p: np.tan(np.pi * (p - 0.5)),
    ),
}
"""Complementary log-log: F = 1 - exp(-exp a); negative log-log: F = exp(-exp(-a)). Source: SPSS, PLUM."""
