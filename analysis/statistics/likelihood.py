"""The top of a concave log likelihood, by Newton's method, also where it lies at infinity."""

from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.statistics.separation import Beyond

Numbers = NDArray[np.float64]

NO_TOP = Undefined(Message("the likelihood has no maximum that can be reached"))

MOST_STEPS = 200
SETTLED = 1e-6  # of any predictor: Newton's next error is the square of it
LARGE_MOVE = 0.1  # separated answers move by about 1 in every step
SMALLEST_GAIN = 1e-9
ROUNDING = 1e-13
REACHES = (40.0, 160.0, 640.0)  # a probability that differs from 0 or 1 by exp(-40) is 0 or 1 to the last digit
FAR = 36.0
IDENTIFIED = 1e-7


class Likelihood(Protocol):
    """A concave log likelihood of q parameters."""

    def value(self, parameters: Numbers) -> float:
        """The log likelihood; -inf where an answer that was given has no probability."""

    def slopes(self, parameters: Numbers) -> tuple[Numbers, Numbers]:
        """The gradient (q,) and the observed information (q, q): the Hessian's negative."""

    def reach(self, move: Numbers) -> float:
        """The largest change of any predictor that a `move` (q,) of the parameters makes."""

    def rows(self) -> Numbers:
        """(m, q): the likelihood falls nowhere along d exactly where rows @ d >= 0."""


@dataclass(frozen=True)
class Top:
    """Where the likelihood is largest; a parameter that runs off to infinity stands at some large number."""

    parameters: Numbers  # (q,)
    basis: Numbers  # (q, r): the directions in which there is a finite top, orthonormal
    value: float
    iterations: int

    def finite(self, linear: Numbers) -> NDArray[np.bool_]:
        """Which of the linear functions of the parameters, shape (s, q), are finite; shape (s,)."""
        outside = linear - linear @ self.basis @ self.basis.T
        return np.asarray(np.linalg.norm(outside, axis=1) <= IDENTIFIED * np.linalg.norm(linear, axis=1))

    def covariance(self, information: Numbers) -> Numbers:
        """The inverse of an `information` (q, q) in the directions of the basis, shape (q, q)."""
        inside = np.linalg.inv(self.basis.T @ information @ self.basis)
        return np.asarray(self.basis @ ((inside + inside.T) / 2) @ self.basis.T, dtype=np.float64)

    @property
    def is_finite(self) -> bool:
        return bool(self.basis.shape[1] == self.basis.shape[0])


@dataclass(frozen=True)
class Running:
    """A climb that gains nothing any more, with the `move` (q,) it was about to make."""

    move: Numbers


def maximize(likelihood: Likelihood, start: Numbers) -> Top | Undefined:
    """The top of `likelihood`, climbed from `start` (q,), where its value must be finite.

    Where answers are separated the likelihood grows without end along some directions: they are found by linear
    programming, taken to infinity, and the rest is maximized there. Undefined where that fails too.
    Source: Albert & Anderson (1984), Biometrika 71(1); Geyer (2009), Electronic Journal of Statistics 3.
    """
    found = _climb(likelihood, start, np.eye(len(start)), patient=False)
    if isinstance(found, Top):
        return found
    from analysis.statistics.separation import beyond, drifting

    rows = likelihood.rows()
    drift = None if found is None else drifting(rows, found.move)
    at_infinity = None if drift is None else _at_infinity(likelihood, start, drift)
    if at_infinity is not None:
        return at_infinity
    edge = beyond(rows)
    if not edge.is_nowhere:
        return _at_infinity(likelihood, start, edge) or NO_TOP
    found = _climb(likelihood, start, edge.basis, patient=True)
    return found if isinstance(found, Top) else NO_TOP


def _at_infinity(likelihood: Likelihood, start: Numbers, edge: "Beyond") -> Top | None:
    for reach in REACHES:
        here = edge.basis @ (edge.basis.T @ start) + reach * edge.direction
        found = _climb(likelihood, here, edge.basis, patient=True)
        if isinstance(found, Top) and (edge.loose @ found.parameters).min() > FAR:
            return found
    return None


def _climb(likelihood: Likelihood, start: Numbers, basis: Numbers, patient: bool) -> Top | Running | None:
    """Running where nothing is gained any more and yet predictors run on (unless `patient`); None without a step."""
    here, value = start, likelihood.value(start)
    if not np.isfinite(value):
        return None
    for step in range(MOST_STEPS):
        move = _newton(likelihood, here, basis)
        if move is None:
            return None
        size = likelihood.reach(move)
        if size < SETTLED:
            return Top(here + move, basis, likelihood.value(here + move), step + 1)
        following, reached = _uphill(likelihood, here, move, value)
        stalled = reached - value <= SMALLEST_GAIN * (1 + abs(value)) and size > LARGE_MOVE
        if following is here:
            return None
        if stalled and not patient:
            return Running(move)
        here, value = following, reached
    return None


def _newton(likelihood: Likelihood, here: Numbers, basis: Numbers) -> Numbers | None:
    if basis.shape[1] == 0:
        return np.zeros_like(here)
    gradient, information = likelihood.slopes(here)
    inside = basis.T @ information @ basis
    scale = np.sqrt(np.abs(np.diag(inside)))
    if not np.isfinite(inside).all() or (scale <= 0).any():
        return None
    try:
        solved = np.linalg.solve(inside / np.outer(scale, scale), basis.T @ gradient / scale)
    except np.linalg.LinAlgError:
        return None
    return np.asarray(basis @ (solved / scale), dtype=np.float64)


def _uphill(likelihood: Likelihood, start: Numbers, move: Numbers, value: float) -> tuple[Numbers, float]:
    for halvings in range(40):
        tried = start + move / 2**halvings
        reached = likelihood.value(tried)
        if reached >= value - ROUNDING * (1 + abs(value)):
            return tried, reached
    return start, value
