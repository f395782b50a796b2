"""Cases that lack the same answers, as one block."""

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """The cases that lack the same answers."""

    seen: Mask  # (k,)
    n: float  # sum of weights
    mean: Numbers  # (seen,)
    products: Numbers  # (seen, seen): sum of w (x - mean)(x - mean)'


def blocks(values: Numbers, seen: Mask, weights: Numbers) -> tuple[Block, ...]:
    """Patterns of `values`, (p, k), known where `seen`, (p, k), by what they lack; those that lack all are left out."""
    kinds, groups = np.unique(seen, axis=0, return_inverse=True)
    made = []
    for at, kind in enumerate(kinds):
        inside = groups.ravel() == at
        if kind.any():
            x, w = values[inside][:, kind], weights[inside]
            mean = w @ x / w.sum()
            centred = x - mean
            made.append(Block(kind, float(w.sum()), mean, (centred * w[:, None]).T @ centred))
    return tuple(made)
