"""GET of MATRIX: cases as rows."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active
from analysis.syntax.matrices.packed import Matrix, packed
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.matrices.targets import target_with_size
from analysis.syntax.naming_files import dataset_named
from analysis.syntax.reader import Reader
from instrument.message import Fault, quoted

Rows = NDArray[np.bool_]
"""The cases that are taken, shape (n,)."""
ACCEPT, OMIT = "ACCEPT", "OMIT"


def get(reader: Reader) -> Callable[[Scope], None]:
    """GET x [/FILE='name.sav' | *] [/VARIABLES=a b] [/NAMES=n] [/MISSING=ACCEPT | OMIT | 9] [/SYSMIS=OMIT | 9]."""
    to, _ = target_with_size(reader)
    start = reader.cursor

    def run(scope: Scope) -> None:
        reader.cursor = start
        active, rows = scope.job.active, scope.job.cases()
        chosen: tuple[str, ...] | None = None
        names, missing, system = "", "", ""
        while reader.sign("/"):
            word = reader.need("FILE", "VARIABLES", "NAMES", "MISSING", "SYSMIS")
            reader.sign("=")
            if word == "FILE":
                if not reader.sign("*"):
                    active = dataset_named(reader, scope.job)
                    rows = np.ones(active.n, dtype=bool)
            elif word == "VARIABLES":
                chosen = reader.variables(active)
            elif word == "NAMES":
                names = reader.name()
            elif word == "MISSING":
                missing = reader.take(ACCEPT, OMIT) or str(reader.number())
            else:
                system = reader.take(OMIT) or str(reader.number())
        reader.end()
        taken = chosen if chosen is not None else active.names
        to(scope, _matrix(active, taken, rows, missing, system))
        if names:
            scope.give(names, np.array([[packed(name)] for name in taken]))

    return run


def _matrix(active: Active, names: tuple[str, ...], rows: Rows, missing: str, system: str) -> Matrix:
    columns = []
    kept = rows.copy()
    for name in names:
        described, column = active.fields[name], active.columns[name]
        if described.is_text:
            columns.append(np.array([packed(str(each)) for each in column]))
            continue
        values = np.asarray(column, dtype=float).copy()
        lacks = np.isnan(values)
        gone = described.is_missing(values)
        if missing != ACCEPT:
            values, kept = _treated(values, gone & ~lacks, kept, missing, name)
        how = system if missing == ACCEPT or system else missing
        values, kept = _treated(values, lacks, kept, how, name)
        columns.append(values)
    found = np.column_stack(columns) if columns else np.zeros((active.n, 0))
    return np.asarray(found[kept], dtype=float)


def _treated(values: Matrix, gone: Rows, kept: Rows, how: str, name: str) -> tuple[Matrix, Rows]:
    """Values in the place of missing ones, or the cases without them."""
    if not (gone & kept).any():
        return values, kept
    if how == OMIT:
        return values, kept & ~gone
    if how in ("", ACCEPT):
        case = int(np.flatnonzero(gone & kept)[0]) + 1
        raise Fault("variable {name} is missing in case {number}", {"name": quoted(name), "number": case})
    return np.where(gone, float(how), values), kept
