"""How nearly the columns of a regression are made of one another."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.pieces import Piece
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NOT_TOLD_APART = Undefined(Message("the columns cannot be told apart to the digits a number holds"))
SMALLEST = 1e-15


@dataclass(frozen=True)
class Dimension:
    """One direction of the columns, the constant first among them."""

    eigenvalue: float
    condition_index: float | Undefined
    proportions: tuple[float | Undefined, ...]  # of each column's variance that lies in this dimension


def dimensions(pieces: Iterable[Piece], constant: bool = True) -> tuple[Dimension, ...]:
    """The dimensions of the constant and the columns x (p, k), each pattern counting its weight; of one piece or more.

    Without a constant those of x alone.

    Columns are scaled to unit length and not centred; eigenvalues descend.
    Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, 3.2.
    """
    top = np.max([np.abs(columns).max(axis=0) for columns in _columns(pieces, constant)], axis=0)
    length = np.sqrt(np.sum([((columns / top) ** 2).sum(axis=0) for columns in _columns(pieces, constant)], axis=0))
    halves = [np.linalg.qr(columns / top / length)[1] for columns in _columns(pieces, constant)]
    return dimensions_of(halves[0] if len(halves) == 1 else np.linalg.qr(np.vstack(halves))[1])


def dimensions_of(root: Numbers) -> tuple[Dimension, ...]:
    """The dimensions of columns of unit length whose cross-products are those of `root` (r, c)."""
    _, sizes, directions = np.linalg.svd(root)
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


def _columns(pieces: Iterable[Piece], constant: bool) -> Iterator[Numbers]:
    for piece in pieces:
        columns = np.column_stack([np.ones(len(piece.x)), piece.x]) if constant else piece.x
        yield columns * np.sqrt(piece.weights)[:, None]
