"""The order of cases by the values of variables."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Values


def order(columns: Sequence[Values], descending: Sequence[bool]) -> NDArray[np.int64]:
    """Positions of the cases, shape (n,), by the first column, then the second; ties keep the order of the file.

    A system missing number is less than every other, as in SPSS.
    """
    keys = [-ranks(column) if down else ranks(column) for column, down in zip(columns, descending, strict=True)]
    return np.lexsort(keys[::-1]).astype(np.int64)


def ranks(values: Values) -> NDArray[np.int64]:
    """Dense ranks of the values from 0, shape (n,), equal for equal values; NaN is the lowest."""
    if values.dtype == object:
        _, found = np.unique(values.astype(str), return_inverse=True)
    else:
        _, found = np.unique(np.where(np.isnan(values), -np.inf, values), return_inverse=True)
    return np.asarray(found, dtype=np.int64)
