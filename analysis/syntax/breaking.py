"""Cases grouped by the values of variables."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active
from analysis.syntax.ordering import order, ranks
from instrument.records import dataclass


@dataclass(frozen=True)
class Groups:
    """`number` of each case's group, shape (n,), from 0 in ascending order of the keys; `first` case of each group."""

    number: NDArray[np.int64]
    first: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)


def grouped(active: Active, names: Sequence[str]) -> Groups:
    """The groups of equal values of `names`, all cases in one where there is no name."""
    if not names:
        return Groups(np.zeros(active.n, dtype=np.int64), np.zeros(min(active.n, 1), dtype=np.int64))
    columns = [active.columns[name] for name in names]
    sorted_rows = order(columns, [False] * len(columns))
    keys = np.column_stack([ranks(column) for column in columns])[sorted_rows]
    starts = np.ones(active.n, dtype=bool)
    starts[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    number = np.empty(active.n, dtype=np.int64)
    number[sorted_rows] = np.cumsum(starts) - 1
    return Groups(number, sorted_rows[starts])
