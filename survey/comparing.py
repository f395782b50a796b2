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
    if known.all():
        return list(column.tolist())
    values = column.astype(object)
    values[~known] = None
    return list(values)
