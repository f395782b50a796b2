"""The different values of a column."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGE = 100_000


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The different values in order; NaN once.

    `numpy.unique` without counts first imports `numpy.ma`, which takes longer than sorting a small column.
    """
    if values.size >= LARGE:
        return np.unique(values)
    return np.unique(values, return_counts=True)[0]
