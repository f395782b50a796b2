"""How nearly the columns of a regression are made of one another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

NOT_TOLD_APART = Undefined(Message("the columns cannot be told apart to the digits a number holds"))
SMALLEST = 1e-15


@dataclass(frozen=True)
class Dimension:
    """One direction of the columns, the constant first among them."""

    eigenvalue: float
    condition_index: float | Undefined
    proportions: tuple[float | Undefined, ...]  # of each column's variance that lies in this dimension


def dimensions(x: Numbers, weights: Numbers) -> tuple[Dimension, ...]:
    """The dimensions of the constant and the columns of `x` (p, k), each pattern counting `weights` (p,) > 0.

    Columns are scaled to unit length and not centred; eigenvalues descend.
    Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, 3.2.
    """
    columns = np.column_stack([np.ones(len(x)), x]) * np.sqrt(weights)[:, None]
    columns = columns / np.abs(columns).max(axis=0)
    _, upper = np.linalg.qr(columns / np.sqrt((columns**2).sum(axis=0)))
    _, sizes, directions = np.linalg.svd(upper)
    found: list[Dimension] = []
    if sizes[-1] <= SMALLEST * sizes[0]:
        unknown = (NOT_TOLD_APART,) * len(sizes)
        return tuple(Dimension(float(size**2), NOT_TOLD_APART, unknown) for size in sizes)
    shares = (directions.T / sizes) ** 2
    shares /= shares.sum(axis=1, keepdims=True)
    for at, size in enumerate(sizes):
        proportions = tuple(float(share) for share in shares[:, at])
        found.append(Dimension(float(size**2), float(sizes[0] / size), proportions))
    return tuple(found)
