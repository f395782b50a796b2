"""What signs do between matrices: element by element, or as matrices are multiplied."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.matrices.packed import Matrix, scalar
from instrument.message import Fault

Pair = Callable[[Matrix, Matrix], Matrix]


def alike(name: str, a: Matrix, b: Matrix) -> None:
    """Raises `Fault` where two matrices have not the same size, and neither is a scalar."""
    if a.size != 1 and b.size != 1 and a.shape != b.shape:
        raise Fault("{sign} takes matrices of the same size, not {one} and {other}", {"sign": name, **sizes(a, b)})


def sizes(a: Matrix, b: Matrix) -> dict[str, str | int | float]:
    return {"one": size(a), "other": size(b)}


def size(a: Matrix) -> str:
    return f"{a.shape[0]}×{a.shape[1]}"


def by_elements(name: str, run: Callable[[Matrix, Matrix], Matrix]) -> Pair:
    """A function of pairs of elements; a scalar goes with every element of the other."""

    def found(a: Matrix, b: Matrix) -> Matrix:
        alike(name, a, b)
        if a.size == 1 and b.size != 1:
            a = np.full(b.shape, a[0, 0])
        elif b.size == 1 and a.size != 1:
            b = np.full(a.shape, b[0, 0])
        with np.errstate(all="ignore"):
            return np.asarray(run(a, b), dtype=float)

    return found


def product(a: Matrix, b: Matrix) -> Matrix:
    """The product of matrices, or of a scalar and a matrix."""
    if a.size == 1 or b.size == 1:
        return np.asarray(a[0, 0] * b if a.size == 1 else a * b[0, 0])
    if a.shape[1] != b.shape[0]:
        raise Fault("matrices of {one} and {other} cannot be multiplied", sizes(a, b))
    return np.asarray(a @ b)


def power(a: Matrix, b: Matrix) -> Matrix:
    """A square matrix to a whole power."""
    if a.shape[0] != a.shape[1]:
        raise Fault("** takes a square matrix, not one of {one}", {"one": size(a)})
    if b.size != 1:
        raise Fault("** takes a whole number behind it, not a matrix of {one}", {"one": size(b)})
    exponent = float(b[0, 0])
    if a.size == 1:
        with np.errstate(all="ignore"):
            return scalar(float(np.float64(a[0, 0]) ** exponent))
    if exponent != int(exponent):
        raise Fault("** takes a whole number behind it, not {found}", {"found": f"{exponent:g}"})
    base = inverse(a) if exponent < 0 else a
    return np.asarray(np.linalg.matrix_power(base, abs(int(exponent))))


def inverse(a: Matrix) -> Matrix:
    """The inverse; raises `Fault` for a matrix that has none."""
    if a.shape[0] != a.shape[1]:
        raise Fault("{name} takes a square matrix, not one of {one}", {"name": "INV", "one": size(a)})
    try:
        return np.asarray(np.linalg.inv(a))
    except np.linalg.LinAlgError:
        raise Fault("the matrix is singular and has no inverse") from None


def _truth(run: Callable[[Matrix, Matrix], NDArray[np.bool_]]) -> Callable[[Matrix, Matrix], Matrix]:
    return lambda a, b: np.asarray(run(a, b), dtype=float)


SIGNS: Mapping[str, Pair] = {
    "+": by_elements("+", lambda a, b: a + b),
    "-": by_elements("-", lambda a, b: a - b),
    "*": product,
    "/": by_elements("/", lambda a, b: a / b),
    "**": power,
    "&*": by_elements("&*", lambda a, b: a * b),
    "&/": by_elements("&/", lambda a, b: a / b),
    "&**": by_elements("&**", lambda a, b: a**b),
    "=": by_elements("=", _truth(lambda a, b: a == b)),
    "<>": by_elements("<>", _truth(lambda a, b: a != b)),
    "<": by_elements("<", _truth(lambda a, b: a < b)),
    "<=": by_elements("<=", _truth(lambda a, b: a <= b)),
    ">": by_elements(">", _truth(lambda a, b: a > b)),
    ">=": by_elements(">=", _truth(lambda a, b: a >= b)),
    "AND": by_elements("AND", _truth(lambda a, b: (a > 0) & (b > 0))),
    "OR": by_elements("OR", _truth(lambda a, b: (a > 0) | (b > 0))),
    "XOR": by_elements("XOR", _truth(lambda a, b: (a > 0) ^ (b > 0))),
}
