"""Functions of distributions in MATRIX, which are those of COMPUTE element by element."""

from collections.abc import Sequence

import numpy as np

from analysis.syntax.active import Active, Field
from analysis.syntax.assigning import scene
from analysis.syntax.expressions import evaluate, parse
from analysis.syntax.matrices.operators import alike
from analysis.syntax.matrices.packed import Matrix
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.reader import Reader
from analysis.syntax.tokens import tokens
from instrument.message import Fault
from instrument.records import replace


def of_compute(name: str, given: Sequence[Matrix], scope: Scope) -> Matrix:
    """The function for every element of the first argument that is no scalar; raises `Fault` for what it lacks."""
    shape = next((each.shape for each in given if each.size != 1), (1, 1))
    columns = {}
    for at, each in enumerate(given):
        alike(name, each, np.zeros(shape))
        columns[f"#a{at}"] = np.full(shape, each[0, 0]).ravel() if each.size == 1 else each.ravel()
    n = int(np.prod(shape))
    active = Active({key: Field(key) for key in columns}, columns, n)
    reader = Reader("MATRIX", tokens(f"{name}({', '.join(columns)})"))
    within = replace(scene(scope.job), earlier={}, vectors={}, numbers=None)
    found = np.asarray(evaluate(parse(reader, active, within), active, within), dtype=float)
    if np.isnan(found).any():
        raise Fault("{name} cannot be taken of {found}", {"name": name, "found": "these"})
    return found.reshape(shape)
