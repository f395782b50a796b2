"""Values of earlier cases, and labels of values.

Sources: IBM, Command Syntax Reference, "LAG"; GNU PSPP manual, 7.7.9.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import Described, Function
from analysis.syntax.expressions.values import Numbers, Texts


def lagged(column: NDArray[Any], back: int) -> NDArray[Any]:
    """The column `back` cases later; missing, or a text of blanks, in the first ones."""
    found = np.empty_like(column)
    found[:back] = "" if column.dtype == object else np.nan
    found[back:] = column[: max(len(column) - back, 0)]
    return found


def _lag(scene: Scene, variable: Described, back: Numbers | None = None) -> Numbers | Texts:
    described, column = variable
    steps = 1 if back is None else int(back)
    earlier = scene.earlier.get(described.name)  # what the variable will be, while a pass over the cases is solved
    found = lagged(column, steps) if earlier is None else earlier if steps == 1 else lagged(earlier, steps - 1)
    if described.is_text:
        return Texts.of(found)
    return np.where(described.is_missing(found), np.nan, found)


def _label(variable: Described) -> Texts:
    described, column = variable
    labels = dict(described.levels)
    if described.is_text:
        plain = {str(value).rstrip(" "): label for value, label in labels.items()}
        return Texts.of(column).mapped(lambda text: plain.get(text, ""))
    codes = np.zeros(len(column), dtype=np.intp)
    for place, value in enumerate(labels, 1):
        codes[column == float(value)] = place
    return Texts(("", *labels.values()), codes)


FUNCTIONS = (
    Function("LAG", ("variable", "number"), _lag, optional=1, constant=(1,), sees=True),
    Function("LAG", ("text variable", "number"), _lag, "string", optional=1, constant=(1,), sees=True),
    Function("VALUELABEL", ("variable",), _label, "string"),
    Function("VALUELABEL", ("text variable",), _label, "string"),
)
