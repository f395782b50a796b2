"""The functions of MATRIX: of elements, of rows and columns, and of whole matrices."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from analysis.syntax.matrices import decompositions as of_matrices
from analysis.syntax.matrices import makers
from analysis.syntax.matrices.operators import inverse, size
from analysis.syntax.matrices.packed import Matrix, scalar
from analysis.syntax.matrices.scope import Scope
from instrument.message import Fault

Run = Callable[..., Matrix]
Real = Callable[[Matrix], Matrix]


def _within(name: str, run: Real, low: float, high: float = np.inf) -> Real:
    """A function of numbers between bounds."""

    def found(a: Matrix) -> Matrix:
        if a.size and not ((a >= low) & (a <= high)).all():
            value = float(a[~((a >= low) & (a <= high))][0])
            raise Fault("{name} cannot be taken of {found}", {"name": name, "found": f"{value:g}"})
        with np.errstate(all="ignore"):
            return np.asarray(run(a), dtype=float)

    return found


def _modulo(a: Matrix, b: Matrix) -> Matrix:
    if b.size != 1:
        raise Fault("{what} takes a number, not a matrix of {one}", {"what": "MOD", "one": size(b)})
    if b[0, 0] == 0:
        raise Fault("{name} cannot be taken of {found}", {"name": "MOD", "found": "0"})
    return np.asarray(np.fmod(a, b[0, 0]))


def _over(run: Callable[..., Matrix], axis: int) -> Real:
    return lambda a: np.asarray(run(a, axis=axis), dtype=float).reshape((1, -1) if axis == 0 else (-1, 1))


def _whole(run: Callable[[Matrix], float]) -> Real:
    return lambda a: scalar(float(run(a)))


def _squares(a: Matrix, axis: int) -> Matrix:
    return np.asarray((a**2).sum(axis=axis))


LEAST = np.nextafter(0, 1)
ELEMENTS: Mapping[str, Real] = {
    "ABS": np.abs,
    "ARSIN": _within("ARSIN", np.arcsin, -1, 1),
    "ARTAN": np.arctan,
    "COS": np.cos,
    "EXP": np.exp,
    "LG10": _within("LG10", np.log10, LEAST),
    "LN": _within("LN", np.log, LEAST),
    "RND": np.rint,
    "SIN": np.sin,
    "SQRT": _within("SQRT", np.sqrt, 0),
    "TRUNC": np.trunc,
}
WHOLE: Mapping[str, tuple[int, Run]] = {
    "ALL": (1, _whole(lambda a: bool((a != 0).all()))),
    "ANY": (1, _whole(lambda a: bool((a != 0).any()))),
    "CHOL": (1, of_matrices.cholesky),
    "CMAX": (1, _over(np.max, 0)),
    "CMIN": (1, _over(np.min, 0)),
    "CSSQ": (1, _over(_squares, 0)),
    "CSUM": (1, _over(np.sum, 0)),
    "DESIGN": (1, makers.design),
    "DET": (1, _whole(lambda a: float(np.linalg.det(of_matrices.square("DET", a))))),
    "DIAG": (1, lambda a: np.diag(a).reshape(-1, 1).copy()),
    "EVAL": (1, of_matrices.eigenvalues),
    "GINV": (1, lambda a: np.asarray(np.linalg.pinv(a))),
    "GRADE": (1, makers.grades),
    "GSCH": (1, of_matrices.orthonormal),
    "INV": (1, inverse),
    "KRONEKER": (2, lambda a, b: np.asarray(np.kron(a, b))),
    "MAGIC": (1, makers.magic),
    "MAKE": (3, makers.filled),
    "MDIAG": (1, makers.with_diagonal),
    "MMAX": (1, _whole(np.max)),
    "MMIN": (1, _whole(np.min)),
    "MOD": (2, _modulo),
    "MSSQ": (1, _whole(lambda a: float((a**2).sum()))),
    "MSUM": (1, _whole(np.sum)),
    "NCOL": (1, _whole(lambda a: a.shape[1])),
    "NROW": (1, _whole(lambda a: a.shape[0])),
    "RANK": (1, _whole(lambda a: float(np.linalg.matrix_rank(a)))),
    "RESHAPE": (3, makers.reshaped),
    "RMAX": (1, _over(np.max, 1)),
    "RMIN": (1, _over(np.min, 1)),
    "RNKORDER": (1, makers.ranks),
    "RSSQ": (1, _over(_squares, 1)),
    "RSUM": (1, _over(np.sum, 1)),
    "SOLVE": (2, of_matrices.solved),
    "SSCP": (1, lambda a: a.T @ a),
    "SVAL": (1, lambda a: np.linalg.svd(a, compute_uv=False).reshape(-1, 1)),
    "SWEEP": (2, of_matrices.swept),
    "T": (1, lambda a: a.T.copy()),
    "TRACE": (1, _whole(np.trace)),
    "TRANSPOS": (1, lambda a: a.T.copy()),
}
MANY = ("BLOCK", "IDENT")
RANDOM = ("UNIFORM",)
NAMES = tuple(sorted((*ELEMENTS, *WHOLE, *MANY, *RANDOM, "EOF")))
FAMILIES = ("CDF.", "IDF.", "PDF.", "SIG.", "RV.", "NCDF.", "NPDF.")
"""Functions of distributions, which are those of COMPUTE."""


def is_known(name: str) -> bool:
    """Whether a word before a parenthesis is a function."""
    upper = name.upper()
    return upper in NAMES or upper.startswith(FAMILIES) or upper in ("LNGAMMA", "NORMAL", "PROBIT")


def called(name: str, given: Sequence[Matrix], scope: Scope) -> Matrix:
    """The value of a function; raises `Fault` for arguments that it does not take."""
    if name in ELEMENTS:
        _count(name, given, 1)
        with np.errstate(all="ignore"):
            return np.asarray(ELEMENTS[name](given[0]), dtype=float)
    if name in WHOLE:
        count, run = WHOLE[name]
        _count(name, given, count)
        if name in ("CMAX", "CMIN", "MMAX", "MMIN", "RMAX", "RMIN") and not given[0].size:
            raise Fault("{name} cannot be taken of {found}", {"name": name, "found": "{}"})
        return np.asarray(run(*given), dtype=float)
    if name == "BLOCK":
        return makers.blocks(given)
    if name == "IDENT" and given:
        return makers.identity(*(makers.whole(name, each) for each in given[:2]))
    if name == "UNIFORM":
        _count(name, given, 2)
        return scope.job.randomness.generator.random([makers.whole(name, each) for each in given])
    from analysis.syntax.matrices.distributions import of_compute

    return of_compute(name, given, scope)


def _count(name: str, given: Sequence[Matrix], count: int) -> None:
    if len(given) != count:
        raise Fault("{name} takes {count} arguments, not {found}", {"name": name, "count": count, "found": len(given)})
