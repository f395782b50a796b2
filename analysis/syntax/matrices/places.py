"""Which elements of a matrix an index names, to read them or to give them values."""

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.matrices.operators import size
from analysis.syntax.matrices.packed import Matrix
from instrument.message import Fault

Places = NDArray[np.intp]


def places(index: Matrix | None, length: int) -> Places:
    """The rows or columns, from 0, that a vector names from 1; None: all of them."""
    if index is None:
        return np.arange(length)
    if index.size and min(index.shape) != 1:
        raise Fault("an index is a number or a vector, not a matrix of {one}", {"one": size(index)})
    found = index.ravel().astype(np.intp) - 1
    for each in found.tolist():
        if not 0 <= each < length:
            raise Fault("an index of {number} lies outside of 1 to {n}", {"number": each + 1, "n": length})
    return found


def taken(a: Matrix, rows: Matrix | None, columns: Matrix | None) -> Matrix:
    """Some rows and columns."""
    return a[np.ix_(places(rows, a.shape[0]), places(columns, a.shape[1]))]


def taken_of_vector(a: Matrix, index: Matrix | None) -> Matrix:
    """Some elements of a vector, as it lies; a matrix with all of them is their column."""
    if index is None and min(a.shape, default=0) > 1:
        raise Fault("one index takes a vector, not a matrix of {one}", {"one": size(a)})
    _vector(a)
    found = a.ravel()[places(index, a.size)]
    return found.reshape(1, -1) if a.shape[0] <= 1 and a.shape[1] != 1 else found.reshape(-1, 1)


def _vector(a: Matrix) -> None:
    if a.size and min(a.shape) != 1:
        raise Fault("one index takes a vector, not a matrix of {one}", {"one": size(a)})


def given(a: Matrix, rows: Matrix | None, columns: Matrix | None, values: Matrix) -> Matrix:
    """The matrix in which some rows and columns have other values."""
    down, across = places(rows, a.shape[0]), places(columns, a.shape[1])
    if values.shape != (len(down), len(across)):
        _refuse(values, f"{len(down)}×{len(across)}")
    found = a.copy()
    found[np.ix_(down, across)] = values
    return found


def given_to_vector(a: Matrix, index: Matrix | None, values: Matrix) -> Matrix:
    """The vector in which some elements have other values."""
    _vector(a)
    at = places(index, a.size)
    if values.size != len(at) or (values.size and min(values.shape) != 1):
        _refuse(values, str(len(at)))
    found = a.ravel().copy()
    found[at] = values.ravel()
    return found.reshape(a.shape)


def _refuse(values: Matrix, wanted: str) -> None:
    raise Fault("{wanted} values are expected here, not a matrix of {one}", {"wanted": wanted, "one": size(values)})
