"""What columns of a design add to the sum of squares that those before them explain."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.estimability import basis_of
from analysis.statistics.groups import Sample

Numbers = NDArray[np.float64]


def sequential(x: Numbers, cells: Sequence[Sample], blocks: Sequence[Sequence[int]]) -> list[tuple[float, int]]:
    """What each of `blocks` of columns adds to those before: sum of squares and df; the first is only entered."""
    weights = np.array([cell.n for cell in cells])
    y = np.array([cell.above for cell in cells], dtype=float)
    y = y - float(weights @ y) / float(weights.sum())
    entered: list[int] = []
    found: list[tuple[float, int]] = []
    explained, rank = 0.0, 0
    for block in blocks:
        entered = [*entered, *block]
        kept = [entered[at] for at in basis_of(x[:, entered], weights).kept]
        directions = np.linalg.qr(x[:, kept] * np.sqrt(weights)[:, None])[0]
        now = float(((directions.T @ (np.sqrt(weights) * y)) ** 2).sum())
        found.append((now - explained, len(kept) - rank))
        explained, rank = now, len(kept)
    return found
