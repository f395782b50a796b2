"""Kolmogorov and Smirnov's distance of a sample from a distribution whose parameters are taken for known."""

import math
from collections.abc import Callable

import numpy as np

from analysis.statistics.arrangements import Numbers
from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic, describe
from analysis.statistics.kolmogorov import Distance, distance
from analysis.statistics.special import gammaincc, kolmogorov, ndtr
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

NEGATIVE = Undefined(Message("a value is negative"))


@dataclass(frozen=True)
class Fit:
    """How far a sample is from a distribution with such parameters, in the order of `PARAMETERS`."""

    n: float
    parameters: tuple[Statistic, ...]
    distance: Distance  # sample less distribution
    z: Statistic  # distance × √n
    p: Statistic


PARAMETERS = {
    "normal": ("mean", "sd"),
    "uniform": ("minimum", "maximum"),
    "poisson": ("mean",),
    "exponential": ("mean",),
}


def fit_to(kind: str, values: Numbers, weights: Numbers, given: tuple[float, ...]) -> Fit:
    """The test of distinct ascending `values`, shape (p,), each counting `weights`, shape (p,), above 0.

    Parameters that are not `given` are those of the sample. A discrete distribution jumps where the sample may.
    Source: Smirnov (1948), Annals of Mathematical Statistics 19(2); IBM SPSS Statistics Algorithms, NPAR TESTS.
    """
    found = describe(values, weights)
    own: tuple[Statistic, ...] = given or tuple(getattr(found, word) for word in PARAMETERS[kind])
    known = [each for each in own if isinstance(each, int | float)]
    if found.n <= 0 or len(known) < len(own):
        few = NO_CASES if found.n <= 0 else ONE_CASE
        return Fit(found.n, own, Distance.undefined(few), few, few)
    reason = _impossible(kind, known, values)
    if reason is not None:
        return Fit(found.n, own, Distance.undefined(reason), reason, reason)
    reached = np.cumsum(weights) / found.n
    above, below = DISTRIBUTIONS[kind](values, known)
    gaps = distance(reached - above, reached - weights / found.n - below)
    z = float(str(gaps.absolute)) * math.sqrt(found.n)
    return Fit(found.n, own, gaps, z, float(kolmogorov(z)))


def _impossible(kind: str, known: list[float], values: Numbers) -> Undefined | None:
    if kind in ("poisson", "exponential"):
        return NEGATIVE if float(values.min()) < 0 or known[0] <= 0 else None
    spread = known[1] if kind == "normal" else known[1] - known[0]
    return CONSTANT if spread <= 0 else None


Pair = tuple[Numbers, Numbers]  # the distribution function at the values, and just below them


def _normal(values: Numbers, known: list[float]) -> Pair:
    found: Numbers = ndtr((values - known[0]) / known[1])
    return found, found


def _uniform(values: Numbers, known: list[float]) -> Pair:
    found = np.clip((values - known[0]) / (known[1] - known[0]), 0.0, 1.0)
    return found, found


def _exponential(values: Numbers, known: list[float]) -> Pair:
    found = 1 - np.exp(-values / known[0])
    return found, found


def _poisson(values: Numbers, known: list[float]) -> Pair:
    whole = np.floor(values)
    below = np.where(whole < 1, 0.0, gammaincc(np.maximum(whole, 1.0), known[0]))
    return gammaincc(whole + 1, known[0]), np.where(values > whole, gammaincc(whole + 1, known[0]), below)


DISTRIBUTIONS: dict[str, Callable[[Numbers, list[float]], Pair]] = {
    "normal": _normal,
    "uniform": _uniform,
    "poisson": _poisson,
    "exponential": _exponential,
}
