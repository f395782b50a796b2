"""A column of few different numbers as small whole codes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

WIDEST = 10_000  # whole numbers within such a range are their own codes


@dataclass(frozen=True, eq=False)
class Coded:
    """A column as whole numbers in the order of its values; numpy takes it for the column itself."""

    codes: NDArray[Any]  # (n,): unsigned whole numbers, from 0
    values: NDArray[np.float64]  # (size,), ascending, NaN last: the number that each code stands for

    @property
    def size(self) -> int:
        """Above every code."""
        return len(self.values)

    def occurring(self, flags: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The flagged codes between the least and the greatest that occur; `flags` of shape (size,)."""
        if not len(self.codes):
            return np.zeros(0, dtype=np.intp)
        low, high = int(self.codes.min()), int(self.codes.max())
        return np.flatnonzero(flags[low : high + 1]) + low

    def take(self, kept: NDArray[Any]) -> "Coded":
        """The rows of a mask or of positions."""
        return Coded(self.codes[kept], self.values)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, rows: Any) -> Any:
        return self.values[self.codes[rows]]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.asarray(self.values[self.codes], dtype=dtype)


def code(values: NDArray[np.float64]) -> Coded:
    """The column `values`, shape (n,), as codes."""
    found = whole(values)
    if found is not None:
        return found
    different, codes = np.unique(values, return_inverse=True)
    return Coded(codes.astype(smallest(len(different))), different)


def whole(values: NDArray[np.float64]) -> Coded | None:
    """The column as codes where it holds whole numbers within a narrow range, or nothing but NaN."""
    unknown = np.isnan(values)
    known = values[~unknown] if unknown.any() else values
    if len(known) == 0:
        return Coded(np.zeros(len(values), dtype=np.uint8), np.full(1, np.nan))
    low, high = float(known.min()), float(known.max())
    if not (high - low < WIDEST and bool((known == np.floor(known)).all())):
        return None
    size = int(high - low) + 2
    codes = np.where(unknown, size - 1, np.where(unknown, low, values) - low)
    return Coded(codes.astype(smallest(size)), range_of(low, size))


def among(codes: NDArray[Any], few: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each of `codes` is one of a few: faster than a table of them."""
    found = np.zeros(len(codes), dtype=bool)
    for each in few:
        found |= codes == each
    return found


def range_of(low: float, size: int) -> NDArray[np.float64]:
    """The values of `size` codes: whole numbers from `low`, and NaN."""
    return np.append(low + np.arange(size - 1, dtype=np.float64), np.nan)


def smallest(size: int) -> Any:
    """The narrowest unsigned type for codes below `size`."""
    return np.min_scalar_type(max(size - 1, 0))
