"""Ordinal regression whose spread depends on predictors too."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.cumulative_links import LINKS, Link
from analysis.statistics.ordinal_regression import ordinal
from analysis.statistics.subpopulations import Subpopulations
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST = 200
SETTLED = 1e-11
NO_MAXIMUM = Undefined(Message("the likelihood has no maximum that can be reached"))


@dataclass(frozen=True)
class LocationScale:
    """P(answer <= j) = F((thresholds[j] - x @ slopes) / exp(z @ scales))."""

    thresholds: Numbers  # (J - 1,)
    slopes: Numbers  # (k,)
    scales: Numbers  # (s,)
    covariance: Numbers  # (q, q): inverse of the expected information, in this order
    probabilities: Numbers  # (m, J)
    deviance: float  # -2 log likelihood, without the multinomial coefficients


def location_scale(data: Subpopulations, z: Numbers, link: str) -> LocationScale | Undefined:
    """Maximum likelihood by Fisher's scoring, from the model of equal spread; `z` (m, s) has a row for each pattern.

    Source: McCullagh (1980), Journal of the Royal Statistical Society B 42; IBM SPSS Statistics Algorithms, PLUM.
    """
    start = ordinal(data, link)
    if isinstance(start, Undefined):
        return start
    if not start.finite.all():
        return NO_MAXIMUM
    cuts, k = len(start.thresholds), len(start.slopes)
    here = np.concatenate([start.thresholds, start.slopes, np.zeros(z.shape[1])])
    value = _value(data, z, LINKS[link], here, cuts)
    for _ in range(MOST):
        gradient, information = _slopes(data, z, LINKS[link], here, cuts)
        try:
            move: Numbers = np.asarray(np.linalg.solve(information, gradient), dtype=np.float64)
        except np.linalg.LinAlgError:
            return NO_MAXIMUM
        here, reached = _uphill(data, z, LINKS[link], here, move, value, cuts)
        if not np.isfinite(reached):
            return NO_MAXIMUM
        if np.abs(move).max() < SETTLED * (1 + np.abs(here).max()):
            value = reached
            break
        value = reached
    else:
        return NO_MAXIMUM
    covariance: Numbers = np.asarray(np.linalg.inv(_slopes(data, z, LINKS[link], here, cuts)[1]), dtype=np.float64)
    p = shares(data.x, z, here[:cuts], here[cuts : cuts + k], here[cuts + k :], link)
    return LocationScale(here[:cuts], here[cuts : cuts + k], here[cuts + k :], covariance, p, -2 * value)


def shares(x: Numbers, z: Numbers, thresholds: Numbers, slopes: Numbers, scales: Numbers, link: str) -> Numbers:
    """The probabilities of the answers (m, J)."""
    cuts = (thresholds - (x @ slopes)[:, None]) * np.exp(-(z @ scales))[:, None]
    below = LINKS[link].below(cuts)
    whole = np.column_stack([np.zeros(len(x)), below, np.ones(len(x))])
    return np.asarray(np.diff(whole, axis=1), dtype=np.float64)


def _parts(data: Subpopulations, z: Numbers, here: Numbers, cuts: int) -> tuple[Numbers, Numbers]:
    """The predictors of the cuts (m, J - 1), and what divides them (m,)."""
    k = data.x.shape[1]
    spread = np.exp(-(z @ here[cuts + k :]))
    return (here[:cuts] - (data.x @ here[cuts : cuts + k])[:, None]) * spread[:, None], spread


def _value(data: Subpopulations, z: Numbers, link: Link, here: Numbers, cuts: int) -> float:
    with np.errstate(all="ignore"):
        eta, _ = _parts(data, z, here, cuts)
        p = np.diff(np.column_stack([np.zeros(len(z)), link.below(eta), np.ones(len(z))]), axis=1)
    given = data.counts > 0
    if not np.isfinite(p).all() or (p[given] <= 0).any():
        return -math.inf
    return math.fsum(data.counts[given] * np.log(p[given]))


def _slopes(data: Subpopulations, z: Numbers, link: Link, here: Numbers, cuts: int) -> tuple[Numbers, Numbers]:
    """The score (q,) and the expected information (q, q)."""
    eta, spread = _parts(data, z, here, cuts)
    m, k, s = len(z), data.x.shape[1], z.shape[1]
    moves = np.zeros((m, cuts + 2, cuts + k + s))  # of F at each cut, 0 at both ends
    density = link.density(eta)
    for j in range(cuts):
        moves[:, j + 1, j] = density[:, j] * spread
        moves[:, j + 1, cuts : cuts + k] = -data.x * (density[:, j] * spread)[:, None]
        moves[:, j + 1, cuts + k :] = -z * (density[:, j] * eta[:, j])[:, None]
    change = np.diff(moves, axis=1)
    below = np.column_stack([np.zeros(m), link.below(eta), np.ones(m)])
    p = np.maximum(np.diff(below, axis=1), 1e-300)
    gradient = np.einsum("ij,ijq->q", data.counts / p, change)
    information = np.einsum("ij,ijq,ijr->qr", data.sizes[:, None] / p, change, change)
    return gradient, information


def _uphill(
    data: Subpopulations, z: Numbers, link: Link, start: Numbers, move: Numbers, value: float, cuts: int
) -> tuple[Numbers, float]:
    for halvings in range(40):
        tried = start + move / 2**halvings
        reached = _value(data, z, link, tried, cuts)
        if reached >= value - 1e-12 * (1 + abs(value)):
            return tried, reached
    return start, value
