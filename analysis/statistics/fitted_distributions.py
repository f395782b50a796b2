"""Distributions with the parameters that values suggest, for plots of their quantiles and probabilities."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import compiled
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Parameters = tuple[float, ...]

NOTHING = Undefined(Message("no value varies, and no distribution can be told"))
NOT_POSITIVE = Undefined(Message("the distribution is of positive values alone"))


@dataclass(frozen=True)
class Distribution:
    """A kind of distribution: the names of its parameters, how they are estimated, and its two functions.

    `of`: parameters from the mean, the standard deviation (n - 1), values and weights.
    """

    parameters: tuple[str, ...]
    of: Callable[[float, float, Numbers, Numbers], Parameters]
    quantile: Callable[[Numbers, Parameters], Numbers]
    below: Callable[[Numbers, Parameters], Numbers]
    is_positive: bool = False
    given: int = 0  # parameters that are always given: degrees of freedom


def estimated(kind: str, values: Numbers, weights: Numbers) -> Parameters | Undefined:
    """The parameters of a kind that `values`, (n,), with weights above 0 suggest, by moments.

    Source: IBM SPSS Statistics Algorithms, PPLOT.
    """
    total = float(weights.sum())
    if total <= 1 or len(values) < 2:
        return NOTHING
    mean = float(weights @ values / total)
    sd = float(np.sqrt(weights @ np.square(values - mean) / (total - 1)))
    if sd <= 1e-12 * max(abs(mean), float(np.abs(values).max())):
        return NOTHING
    if KINDS[kind].is_positive and float(values.min()) <= 0:
        return NOT_POSITIVE
    return KINDS[kind].of(mean, sd, values, weights)


def _logarithms(values: Numbers, weights: Numbers) -> Parameters:
    logs, total = np.log(values), float(weights.sum())
    mean = float(weights @ logs / total)
    return float(np.exp(mean)), float(np.sqrt(weights @ np.square(logs - mean) / (total - 1)))


def _logit(p: Numbers) -> Numbers:
    return np.asarray(np.log(p / (1 - p)))


def _folded(p: Numbers) -> Numbers:
    return np.where(p < 0.5, np.log(2 * p), -np.log(2 * (1 - p)))


def _below_folded(z: Numbers) -> Numbers:
    tail = 0.5 * np.exp(-np.abs(z))
    return np.where(z < 0, tail, 1 - tail)


KINDS: Mapping[str, Distribution] = {
    "normal": Distribution(
        ("location_parameter", "scale_parameter"),
        lambda mean, sd, values, weights: (mean, sd),
        lambda p, own: own[0] + own[1] * compiled().ndtri(p),
        lambda x, own: compiled().ndtr((x - own[0]) / own[1]),
    ),
    "uniform": Distribution(
        ("minimum_parameter", "maximum_parameter"),
        lambda mean, sd, values, weights: (float(values.min()), float(values.max())),
        lambda p, own: own[0] + (own[1] - own[0]) * p,
        lambda x, own: np.clip((x - own[0]) / (own[1] - own[0]), 0.0, 1.0),
    ),
    "exponential": Distribution(
        ("scale_parameter",),
        lambda mean, sd, values, weights: (1 / mean,),
        lambda p, own: -np.log1p(-p) / own[0],
        lambda x, own: -np.expm1(-own[0] * np.maximum(x, 0.0)),
        is_positive=True,
    ),
    "lognormal": Distribution(
        ("scale_parameter", "shape_parameter"),
        lambda mean, sd, values, weights: _logarithms(values, weights),
        lambda p, own: own[0] * np.exp(own[1] * compiled().ndtri(p)),
        lambda x, own: compiled().ndtr(np.log(x / own[0]) / own[1]),
        is_positive=True,
    ),
    "logistic": Distribution(
        ("location_parameter", "scale_parameter"),
        lambda mean, sd, values, weights: (mean, sd * float(np.sqrt(3)) / float(np.pi)),
        lambda p, own: own[0] + own[1] * _logit(p),
        lambda x, own: compiled().expit((x - own[0]) / own[1]),
    ),
    "laplace": Distribution(
        ("location_parameter", "scale_parameter"),
        lambda mean, sd, values, weights: (mean, sd / float(np.sqrt(2))),
        lambda p, own: own[0] + own[1] * _folded(p),
        lambda x, own: _below_folded((x - own[0]) / own[1]),
    ),
    "gamma": Distribution(
        ("shape_parameter", "scale_parameter"),
        lambda mean, sd, values, weights: ((mean / sd) ** 2, mean / sd**2),
        lambda p, own: compiled().gammaincinv(own[0], p) / own[1],
        lambda x, own: compiled().gammainc(own[0], own[1] * np.maximum(x, 0.0)),
        is_positive=True,
    ),
    "student": Distribution(
        ("df_parameter",),
        lambda mean, sd, values, weights: (),
        lambda p, own: compiled().stdtrit(own[0], p),
        lambda x, own: compiled().stdtr(own[0], x),
        given=1,
    ),
    "chi_square": Distribution(
        ("df_parameter",),
        lambda mean, sd, values, weights: (),
        lambda p, own: 2 * compiled().gammaincinv(own[0] / 2, p),
        lambda x, own: compiled().gammainc(own[0] / 2, np.maximum(x, 0.0) / 2),
        given=1,
    ),
}
