"""Every step of scoring or Newton's method to the top of a likelihood, as programs list them."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST = 100  # steps
HALVINGS = 5  # of a step that goes down
SETTLED = 1e-6  # of any parameter


class Climbed(Protocol):
    """A log likelihood of q parameters."""

    def value(self, parameters: Numbers) -> float:
        """The log likelihood."""

    def slopes(self, parameters: Numbers) -> tuple[Numbers, Numbers]:
        """The gradient (q,) and the observed information (q, q)."""


@dataclass(frozen=True)
class Climb:
    """Where each step stands, that before the first among them."""

    deviances: tuple[float, ...]  # -2 log likelihood
    parameters: Numbers  # (steps, q)


def climb(
    likelihood: Climbed, information: Callable[[Numbers], Numbers] | None, start: Numbers, back: Numbers
) -> Climb:
    """The steps from `start` (q,) until no parameter moves by 1e-6; `back` (q, q) takes parameters to those listed.

    By the observed information, Newton's method, where no other `information` (q, q) is given: Fisher's scoring.
    """
    at, value = start, likelihood.value(start)
    deviances, parameters = [-2 * value], [back @ at]
    for _ in range(MOST):
        gradient, observed = likelihood.slopes(at)
        try:
            move = np.linalg.solve(observed if information is None else information(at), gradient)
        except np.linalg.LinAlgError:
            break
        for _ in range(HALVINGS):
            if likelihood.value(at + move) >= value:
                break
            move = move / 2
        at, value = at + move, likelihood.value(at + move)
        deviances.append(-2 * value)
        parameters.append(back @ at)
        if np.abs(parameters[-1] - parameters[-2]).max() < SETTLED:
            break
    return Climb(tuple(deviances), np.array(parameters))
