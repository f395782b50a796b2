"""What every case weighs in a least-squares fit."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.least_squares import Fit
from analysis.statistics.pieces import Piece
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ALONE = 1e-10
"""1 - leverage below which a case alone decides its own predicted value."""


@dataclass(frozen=True)
class Influence:
    """Of every distinct pattern, counting as the `weights` cases it stands for; one case is meant where one leaves."""

    predicted: Numbers  # (p,)
    residual: Numbers  # (p,)
    leverage: Numbers  # (p,) 1 / n included
    weights: Numbers  # (p,)
    rows: Numbers  # (p, k + 1): how y of a case moves the intercept and each slope

    @cached_property
    def free(self) -> Numbers | None:
        """1 - leverage, (p,); None where a case alone decides its own predicted value."""
        left = 1 - self.leverage
        return left if left.min() > ALONE else None


def influences(pieces: Iterable[Piece], found: Fit) -> Iterator[Influence]:
    """`influence` of every piece."""
    for piece in pieces:
        yield influence(piece.x, piece.y, piece.weights, found)


def influence(x: Numbers, y: Numbers, weights: Numbers, found: Fit) -> Influence:
    """Of the fit `found` of `y` (p,) on `x` (p, k) with `weights` (p,) > 0.

    Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, 2.1.
    """
    centred = x - found.means
    slopes = centred @ found.inverse
    leverage = 1 / found.n + (slopes * centred).sum(axis=1)
    residual = y - found.intercept - x @ found.slopes
    if found.residual == 0:
        residual = np.zeros_like(residual)
    rows = np.column_stack([1 / found.n - slopes @ found.means, slopes])
    return Influence(found.intercept + x @ found.slopes, residual, leverage, weights, rows)
