"""Columns as values that can be compared."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from survey.responses import Column


def comparable(columns: Mapping[str, Column]) -> list[list[object]]:
    """Columns as lists of values that equal themselves: NaN as None."""
    return [_comparable(column) for column in columns.values()]


def _comparable(column: Column) -> list[object]:
    if column.dtype == object:
        return list(column)
    known: NDArray[np.bool_] = ~np.isnan(column)
    return [value if given else None for value, given in zip(column.tolist(), known.tolist(), strict=True)]
