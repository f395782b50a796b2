"""Functions that make matrices, or arrange the elements of one."""

from collections.abc import Sequence

import numpy as np

from analysis.syntax.matrices.operators import size
from analysis.syntax.matrices.packed import Matrix
from instrument.message import Fault

MOST = 100_000_000  # elements


def whole(name: str, found: Matrix) -> int:
    """A whole number from 0; raises `Fault`."""
    if found.size != 1:
        raise Fault("{what} takes a number, not a matrix of {one}", {"what": name, "one": size(found)})
    value = float(found[0, 0])
    if not 0 <= value <= MOST or value != int(value):
        raise Fault("{name} cannot be taken of {found}", {"name": name, "found": f"{value:g}"})
    return int(value)


def filled(rows: Matrix, columns: Matrix, value: Matrix) -> Matrix:
    """MAKE: a matrix of one value."""
    shape = (whole("MAKE", rows), whole("MAKE", columns))
    if shape[0] * shape[1] > MOST:
        raise Fault("a matrix of {n} elements is too large", {"n": shape[0] * shape[1]})
    return np.full(shape, float(value.ravel()[0]))


def identity(rows: int, columns: int | None = None) -> Matrix:
    """IDENT: 1 on the diagonal."""
    return np.eye(rows, rows if columns is None else columns)


def blocks(parts: Sequence[Matrix]) -> Matrix:
    """BLOCK: matrices along the diagonal."""
    found = np.zeros((sum(each.shape[0] for each in parts), sum(each.shape[1] for each in parts)))
    down = across = 0
    for each in parts:
        found[down : down + each.shape[0], across : across + each.shape[1]] = each
        down, across = down + each.shape[0], across + each.shape[1]
    return found


def with_diagonal(values: Matrix) -> Matrix:
    """MDIAG: the vector as the diagonal of a square matrix."""
    if values.size and min(values.shape) != 1:
        raise Fault("{name} takes a vector, not a matrix of {one}", {"name": "MDIAG", "one": size(values)})
    return np.diag(values.ravel())


def design(a: Matrix) -> Matrix:
    """DESIGN: for each column a column of 0 and 1 for each of its values, in their order; none where it has one."""
    parts = []
    for column in a.T:
        values = np.unique(column)
        if len(values) > 1:
            parts.append((column[:, None] == values[None, :]).astype(float))
    return np.hstack(parts) if parts else np.zeros((a.shape[0], 0))


def grades(a: Matrix) -> Matrix:
    """GRADE: the rank of each element, those that tie in the order of rows."""
    order = np.argsort(a.ravel(), kind="stable")
    found = np.empty(a.size)
    found[order] = np.arange(1, a.size + 1)
    return found.reshape(a.shape)


def ranks(a: Matrix) -> Matrix:
    """RNKORDER: the same with mean ranks for those that tie."""
    _, at, counts = np.unique(a.ravel(), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    found: Matrix = ((2 * last - counts + 1) / 2)[at].reshape(a.shape)
    return found


def reshaped(a: Matrix, rows: Matrix, columns: Matrix) -> Matrix:
    """RESHAPE: the elements row by row in another shape."""
    shape = (whole("RESHAPE", rows), whole("RESHAPE", columns))
    if shape[0] * shape[1] != a.size:
        raise Fault("{n} elements do not fill a matrix of {one}", {"n": a.size, "one": f"{shape[0]}×{shape[1]}"})
    return a.reshape(shape)


def magic(order: Matrix) -> Matrix:
    """MAGIC: a square of 1 to n² whose rows, columns and diagonals have one sum."""
    n = whole("MAGIC", order)
    if n < 3:
        raise Fault("{name} cannot be taken of {found}", {"name": "MAGIC", "found": str(n)})
    if n % 2:
        return _odd(n)
    return _doubly_even(n) if n % 4 == 0 else _singly_even(n)


def _odd(n: int) -> Matrix:
    down, across = np.meshgrid(np.arange(1, n + 1), np.arange(1, n + 1), indexing="ij")
    found: Matrix = n * ((down + across - 1 + n // 2) % n) + (down + 2 * across - 2) % n + 1.0
    return found


def _doubly_even(n: int) -> Matrix:
    found = np.arange(1, n * n + 1, dtype=float).reshape(n, n)
    down, across = np.meshgrid(np.arange(n) % 4, np.arange(n) % 4, indexing="ij")
    turned = (down == across) | (down + across == 3)
    return np.where(turned, n * n + 1 - found, found)


def _singly_even(n: int) -> Matrix:
    half = n // 2
    part = _odd(half)
    step = half * half
    found = np.block([[part, part + 2 * step], [part + 3 * step, part + step]])
    k = (n - 2) // 4
    for row in range(half):
        columns = [*range(k), *range(n - k + 1, n)]
        if row == half // 2:
            columns = [*range(1, k + 1), *range(n - k + 1, n)]
        found[[row, row + half], :] = _exchanged(found, row, row + half, columns)
    return found


def _exchanged(a: Matrix, one: int, other: int, columns: Sequence[int]) -> Matrix:
    """Two rows that have exchanged some of their elements."""
    rows = a[[one, other], :].copy()
    rows[:, columns] = rows[::-1, columns]
    return rows
