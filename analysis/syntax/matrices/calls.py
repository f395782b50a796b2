"""CALL EIGEN, SETDIAG and SVD: what gives several matrices, or changes one."""

from collections.abc import Callable

import numpy as np

from analysis.syntax.matrices.decompositions import eigen, singular
from analysis.syntax.matrices.operators import size
from analysis.syntax.matrices.packed import Matrix
from analysis.syntax.matrices.parsing import expression
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.reader import Reader
from instrument.message import Fault

KNOWN = ("EIGEN", "SETDIAG", "SVD")


def call(reader: Reader) -> Callable[[Scope], None]:
    """CALL EIGEN(m, vectors, values) | SETDIAG(m, values) | SVD(m, u, s, v)."""
    name = reader.need(*KNOWN)
    reader.need_sign("(")
    if name == "SETDIAG":
        return _set_diagonal(reader)
    given = expression(reader)
    names: list[str] = []
    while reader.sign(","):
        names.append(reader.name())
    reader.need_sign(")")
    reader.end()
    if len(names) != (2 if name == "EIGEN" else 3):
        raise reader.fault("{name} takes {count} arguments, not {found}",
                           {"name": name, "count": 3 if name == "EIGEN" else 4, "found": len(names) + 1})  # fmt: skip

    def run(scope: Scope) -> None:
        found = (eigen if name == "EIGEN" else singular)(given(scope))
        for each, value in zip(names, found, strict=True):
            scope.give(each, value)

    return run


def _set_diagonal(reader: Reader) -> Callable[[Scope], None]:
    name = reader.name()
    reader.need_sign(",")
    values = expression(reader)
    reader.need_sign(")")
    reader.end()

    def run(scope: Scope) -> None:
        before = scope.matrices.get(name.casefold())
        if before is None:
            raise Fault("no matrix {found}", {"found": name})
        scope.give(name, _with_diagonal(before, values(scope)))

    return run


def _with_diagonal(before: Matrix, values: Matrix) -> Matrix:
    """A number everywhere on the diagonal, or as many of a vector as there are, and as there is room for."""
    if values.size != 1 and min(values.shape, default=0) != 1:
        raise Fault("{name} takes a vector, not a matrix of {one}", {"name": "SETDIAG", "one": size(values)})
    found = before.copy()
    room = min(found.shape)
    count = room if values.size == 1 else min(room, values.size)
    at = np.arange(count)
    found[at, at] = values[0, 0] if values.size == 1 else values.ravel()[:count]
    return found
