"""Distinct patterns of a regression some at a time, so that a million of them never stand in memory together."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST = 1 << 13  # patterns of a piece


@dataclass(frozen=True)
class Piece:
    """Some patterns, each counting as the `weights` cases it stands for."""

    x: Numbers  # (p, k)
    y: Numbers  # (p,)
    weights: Numbers  # (p,), above 0


@dataclass(frozen=True)
class Pieces:
    """Pieces of some columns, which may be gone through more than once."""

    read: Callable[[], Iterable[Numbers]]  # blocks (p, c): predictors, then y and the weights
    inside: Sequence[int]  # the predictors wanted

    def __iter__(self) -> Iterator[Piece]:
        for block in self.read():
            for start in range(0, len(block), MOST):
                rows = block[start : start + MOST]
                yield Piece(rows[:, list(self.inside)], rows[:, -2], rows[:, -1])
