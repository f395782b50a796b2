"""SELECT of a procedure: the cases that models are estimated on, others being told of only."""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.syntax.active import Active, Field
from analysis.syntax.reader import Reader
from instrument.records import dataclass

SELECTED = "$select"
RELATIONS = {"EQ": "=", "NE": "<> ~= !=", "LT": "<", "LE": "<=", "GT": ">", "GE": ">="}
RELATED: dict[str, Callable[[Any, Any], Any]] = {
    "EQ": operator.eq,
    "NE": operator.ne,
    "LT": operator.lt,
    "LE": operator.le,
    "GT": operator.gt,
    "GE": operator.ge,
}


@dataclass(frozen=True)
class Selection:
    """Those whose variable stands so to a value."""

    name: str
    relation: str  # EQ, NE, LT, LE, GT, GE
    value: float | str
    written: str


def selection(part: Reader, active: Active) -> Selection | None:
    """Reads variable, relation, value; None for ALL. Raises `Fault`."""
    if active.find(str(part.token and part.token.text)) is None and part.take("ALL"):
        return None
    start = part.cursor
    name = part.variable(active)
    relation = part.take(*RELATIONS)
    if not relation:
        sign = part.next().text
        relation = next((word for word, signs in RELATIONS.items() if sign in signs.split()), "")
        if not relation:
            part.cursor -= 1
            raise part.expected(*RELATIONS)
    value = part.string() if part.at_string() else part.number()
    written = " ".join(token.text for token in part.tokens[start : part.cursor])
    return Selection(name, relation, value, written)


def with_selection(active: Active, chosen: Selection | None) -> Active:
    """The file with a variable that is 1 for the selected cases, 0 for the others."""
    if chosen is None:
        return active
    described, values = active.fields[chosen.name], active.columns[chosen.name]
    found = np.asarray(RELATED[chosen.relation](values, chosen.value), dtype=bool) & ~described.is_missing(values)
    return active.with_column(Field(SELECTED), found.astype(np.float64))
