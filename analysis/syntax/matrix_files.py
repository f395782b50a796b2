"""Matrix files: means, deviations, counts and correlations as cases of ROWTYPE_ and VARNAME_."""

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.known_moments import matrix_moments
from analysis.tally import Moments, Numbers, Tally
from instrument.message import Fault, nearest, quoted

ROWTYPE, VARNAME = "ROWTYPE_", "VARNAME_"
COUNTS = ("N", "N_VECTOR", "N_MATRIX", "N_SCALAR", "COUNT")
DEVIATIONS = ("STDDEV", "SD")
CORRELATIONS, COVARIANCES = ("CORR",), ("COV", "SSCP")


def continuous(active: Active) -> tuple[str, ...]:
    """The variables that a matrix file is of, those behind VARNAME_; raises `Fault` where the file is no matrix."""
    row, name = active.find(ROWTYPE), active.find(VARNAME)
    if row is None or name is None:
        raise Fault("the file is no matrix: it has no variables ROWTYPE_ and VARNAME_")
    return active.names[active.names.index(name) + 1 :]


def matrix_of(tally: Tally, names: Sequence[str]) -> Moments:
    """The moments that the cases of a matrix file tell of `names`; raises `Fault` where they tell too little.

    Without means or deviations they are 0 and 1; a covariance matrix brings its deviations.
    """
    words = _words(tally)
    values = tally.rows(names)[0]
    rows = [(kind, name, values[at]) for at, (kind, name) in enumerate(words)]
    matrix = _matrix(rows, names, CORRELATIONS)
    covariances = _matrix(rows, names, COVARIANCES[:1]) if matrix is None else None
    if matrix is None and covariances is None:
        possible = {"possible": "CORR, COV"}
        raise Fault("the matrix has no rows of correlations or covariances; possible: {possible}", possible)
    counts = [each for kind, _, each in rows if kind in COUNTS]  # of pairs of their own cases a matrix of counts
    if not counts:
        raise Fault("the matrix does not say of how many cases it is; possible: {possible}", {"possible": "N"})
    sds = _vector(rows, DEVIATIONS)
    if covariances is not None:
        sds = np.sqrt(np.diag(covariances))
        matrix = covariances / np.outer(sds, sds)
    means = _vector(rows, ("MEAN",))
    k = len(names)
    return matrix_moments(
        names,
        float(np.nanmin(np.vstack(counts))),
        np.zeros(k) if means is None else means,
        np.ones(k) if sds is None else sds,
        np.asarray(matrix),
    )


def _words(tally: Tally) -> list[tuple[str, str]]:
    """ROWTYPE_ and VARNAME_ of every case."""
    told = []
    for name in (ROWTYPE, VARNAME):
        found = next(each for each in tally.codebook.by_name if each.upper() == name)
        texts = {level.code: level.text["en"] for level in tally.codebook.by_name[found].levels}
        told.append([texts.get(code, "").strip().upper() for code in tally.rows([found])[0][:, 0].tolist()])
    return list(zip(told[0], told[1], strict=True))


Told = Sequence[tuple[str, str, Numbers]]


def _vector(rows: Told, kinds: Sequence[str]) -> Numbers | None:
    return next((values for kind, _, values in rows if kind in kinds), None)


def _matrix(rows: Told, names: Sequence[str], kinds: Sequence[str]) -> Numbers | None:
    """Rows of the matrix in the order of `names`; None where there are none, `Fault` where one is lacking."""
    found = {name: values for kind, name, values in rows if kind in kinds}
    if not found:
        return None
    for name in names:
        if name.upper() not in found:
            raise Fault(
                "the matrix has no row for {found}; possible: {possible}",
                {"found": quoted(name), "possible": nearest(name.upper(), list(found))},
            )
    made = np.array([found[name.upper()] for name in names])
    if not np.isfinite(made).all():
        raise Fault("a value of the matrix is missing")
    return made


def matrix_file(names: Sequence[str], vectors: Mapping[str, Numbers], matrices: Mapping[str, Numbers]) -> Active:
    """A matrix file of `names`: a case for each vector, shape (k,), and for each row of each matrix, (k, k)."""
    kinds = [*vectors, *(kind for kind in matrices for _ in names)]
    named = [*("" for _ in vectors), *(name for _ in matrices for name in names)]
    values = np.vstack([*(each[None, :] for each in vectors.values()), *matrices.values()])
    width = max(8, *(len(name.encode()) for name in names))
    columns: dict[str, Values] = {ROWTYPE: np.array(kinds, dtype=object), VARNAME: np.array(named, dtype=object)}
    columns |= {name: values[:, at] for at, name in enumerate(names)}
    fields = {ROWTYPE: Field(ROWTYPE, 8, Format("A", 8, 0)), VARNAME: Field(VARNAME, width, Format("A", width, 0))}
    fields |= {name: Field(name, format=Format("F", 10, 4)) for name in names}
    return Active(fields, columns, len(kinds))
