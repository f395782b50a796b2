"""The inverse of a correlation matrix, where it has one."""

import numpy as np
from numpy.typing import NDArray

from analysis.undefined import Undefined
from instrument.message import Message

SINGULAR = Undefined(Message("the correlation matrix has no inverse: an item is made of the others"))

SMALLEST_EIGENVALUE = 1e-10
"""Rounding leaves about 1e-15 where an item is exactly made of others; real items stay far above this."""


def inverse_of(correlation: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """The inverse of `correlation`, shape (k, k) without NaN; None where it is singular."""
    if len(correlation) == 0 or float(np.linalg.eigvalsh(correlation)[0]) < SMALLEST_EIGENVALUE:
        return None
    found: NDArray[np.float64] = np.asarray(np.linalg.inv(correlation), dtype=np.float64)
    return (found + found.T) / 2


def squared_multiple_correlations(correlation: NDArray[np.float64]) -> tuple[float, ...] | Undefined:
    """Each variable's R square on all others, length k: 1 - 1 / diagonal of the inverse; Undefined where singular."""
    inverse = inverse_of(correlation)
    if inverse is None:
        return SINGULAR
    return tuple(float(1 - 1 / each) for each in np.diag(inverse))
