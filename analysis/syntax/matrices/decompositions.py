"""Functions of matrices as wholes: eigenvalues, solutions, factors."""

import numpy as np

from analysis.syntax.matrices.operators import size, sizes
from analysis.syntax.matrices.packed import Matrix
from instrument.message import Fault


def square(name: str, a: Matrix) -> Matrix:
    """The matrix; raises `Fault` where it is not square."""
    if a.shape[0] != a.shape[1]:
        raise Fault("{name} takes a square matrix, not one of {one}", {"name": name, "one": size(a)})
    return a


def cholesky(a: Matrix) -> Matrix:
    """The upper triangle R with R'R = a; raises `Fault` where a is not positive definite."""
    try:
        return np.asarray(np.linalg.cholesky(square("CHOL", a)).T)
    except np.linalg.LinAlgError:
        raise Fault("the matrix is not positive definite") from None


def eigenvalues(a: Matrix) -> Matrix:
    """Of a symmetric matrix, the largest first."""
    return np.asarray(np.linalg.eigvalsh(square("EVAL", a)))[::-1].reshape(-1, 1).copy()


def eigen(a: Matrix) -> tuple[Matrix, Matrix]:
    """Eigenvectors of a symmetric matrix in columns, and eigenvalues, the largest first.

    Each vector has the sign that makes its largest element positive.
    """
    values, vectors = np.linalg.eigh(square("EIGEN", a))
    order = np.argsort(-values, kind="stable")
    values, vectors = values[order], vectors[:, order]
    largest = np.abs(vectors).argmax(axis=0)
    signs = np.sign(vectors[largest, np.arange(vectors.shape[1])])
    return vectors * np.where(signs == 0, 1, signs), values.reshape(-1, 1).copy()


def singular(a: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """U, the diagonal matrix of singular values, and V with a = U S V'."""
    u, s, v = np.linalg.svd(a, full_matrices=False)
    return u, np.diag(s), v.T.copy()


def orthonormal(a: Matrix) -> Matrix:
    """GSCH: as many orthonormal columns as there are rows, from the first independent columns of a."""
    rows = a.shape[0]
    if a.shape[1] < rows:
        raise Fault("{name} takes at least as many columns as rows, not {one}", {"name": "GSCH", "one": size(a)})
    found: list[Matrix] = []
    for column in a.T:
        rest = column - sum((column @ each) * each for each in found) if found else column.copy()
        length = float(np.sqrt(rest @ rest))
        if length > 1e-12 * max(1.0, float(np.abs(column).max())):
            found.append(rest / length)
        if len(found) == rows:
            return np.column_stack(found)
    raise Fault("the matrix has fewer independent columns than rows")


def solved(a: Matrix, b: Matrix) -> Matrix:
    """SOLVE: x with a x = b."""
    if square("SOLVE", a).shape[0] != b.shape[0]:
        raise Fault("matrices of {one} and {other} cannot be solved", sizes(a, b))
    try:
        return np.asarray(np.linalg.solve(a, b))
    except np.linalg.LinAlgError:
        raise Fault("the matrix is singular and has no inverse") from None


def swept(a: Matrix, place: Matrix) -> Matrix:
    """SWEEP: the matrix swept by one of its diagonal elements; a tiny one makes its row and column 0."""
    k = int(place.ravel()[0]) - 1 if place.size == 1 else -1
    if not 0 <= k < min(square("SWEEP", a).shape):
        raise Fault("{name} cannot be taken of {found}", {"name": "SWEEP", "found": str(k + 1)})
    pivot = a[k, k]
    found = a.copy()
    if abs(pivot) <= 1e-19:
        found[k, :] = found[:, k] = 0.0
        return found
    found = np.asarray(a - np.outer(a[:, k], a[k, :]) / pivot)
    found[k, :], found[:, k] = a[k, :] / pivot, -a[:, k] / pivot
    found[k, k] = 1 / pivot
    return found
