"""Fisher scoring: steps to the minimum of a discrepancy whose information matrix is known."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST_STEPS = 500
SMALLEST_STEP = 1e-11  # of any parameter, against 1 or its size
ROUNDING = 1e-13
SMALLEST_EIGENVALUE = 1e-10  # of the information matrix scaled to a unit diagonal
MOST_DAMPING = 1e12

NOT_CONVERGED = Undefined(Message("the estimation did not converge in {count} steps", {"count": MOST_STEPS}))
NO_START = Undefined(Message("the estimation found no admissible starting point"))
NOT_IDENTIFIED = Undefined(Message("the model is not identified: its information matrix has no inverse"))


@dataclass(frozen=True)
class Slope:
    """A discrepancy at one point."""

    value: float
    gradient: Numbers  # (q,)
    information: Numbers  # (q, q): expected second derivatives


@dataclass(frozen=True)
class Minimum:
    """Where the gradient is 0."""

    parameters: Numbers  # (q,)
    value: float
    information: Numbers  # (q, q)
    steps: int


def minimum(slope: Callable[[Numbers], Slope | None], start: Numbers) -> Minimum | Undefined:
    """The minimum next to `start`, shape (q,); `slope` is None where parameters are impossible.

    A step that does not go down is damped (Levenberg 1944, Quarterly of Applied Mathematics 2(2)).
    """
    here, at, damping = slope(start), start, 0.0
    if here is None:
        return NO_START
    for step in range(1, MOST_STEPS + 1):
        move = _move(here, damping)
        there = None if move is None else slope(at + move)
        if move is None or there is None or there.value > here.value + ROUNDING * (1 + abs(here.value)):
            damping = max(4 * damping, 1e-4)
            if damping > MOST_DAMPING:
                return NOT_CONVERGED
            continue
        small = bool((np.abs(move) <= SMALLEST_STEP * (1 + np.abs(at))).all())
        at, here = at + move, there
        if small and damping < 1:
            return Minimum(at, here.value, here.information, step)
        damping = 0.0 if damping < 1e-3 else damping / 10
    return NOT_CONVERGED


def inverse_information(information: Numbers) -> Numbers | Undefined:
    """The covariance matrix of the parameters, shape (q, q); Undefined where the data do not tell them apart."""
    size = np.sqrt(np.clip(np.diag(information), 0, None))
    if len(size) == 0:
        return information
    if not (np.isfinite(size).all() and (size > 0).all()):
        return NOT_IDENTIFIED
    scaled = information / size[:, None] / size[None, :]
    if float(np.linalg.eigvalsh(scaled)[0]) < SMALLEST_EIGENVALUE:
        return NOT_IDENTIFIED
    found: Numbers = np.linalg.inv(scaled) / size[:, None] / size[None, :]
    return (found + found.T) / 2


def _move(here: Slope, damping: float) -> Numbers | None:
    if len(here.gradient) == 0:
        return here.gradient
    size = np.sqrt(np.clip(np.diag(here.information), 0, None))
    if not (size > 0).all():
        return None
    scaled = here.information / size[:, None] / size[None, :] + damping * np.eye(len(size))
    try:
        found: Numbers = -np.linalg.solve(scaled, here.gradient / size) / size
    except np.linalg.LinAlgError:
        return None
    return found if bool(np.isfinite(found).all()) else None
