"""The complete patterns as a regression sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design
from analysis.tally import Patterns, centred_moments

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """Columns of all terms, y, weights, and their correlations."""

    x: Numbers  # (p, terms)
    y: Numbers  # (p,)
    weights: Numbers  # (p,)
    correlation: Numbers  # (terms + 1, terms + 1), y last; 0 on the diagonal of a term that does not vary

    @property
    def n(self) -> float:
        """Sum of weights, unrounded (D19)."""
        return float(self.weights.sum())

    def varies(self, term: int) -> bool:
        return bool(self.correlation[term, term] > 0)


def data_of(complete: Patterns, names: Sequence[str], design: Design) -> Data:
    """Of `complete` patterns of `names`, the dependent first."""
    x, y, weights = design.matrix(names, complete.values), complete.values[:, 0], complete.weights
    keys = tuple(f"column={at}" for at in range(x.shape[1] + 1))
    moments = centred_moments(keys, np.column_stack([x, y]), weights, float(weights.sum()))
    return Data(x, y, weights, np.nan_to_num(moments.correlation, nan=0.0))
