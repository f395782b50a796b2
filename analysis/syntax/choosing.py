"""SELECT of a procedure: the cases that models are estimated on, others being told of only."""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.syntax.active import Active, Field
from analysis.syntax.formats.writing import written
from analysis.syntax.reader import Reader
from instrument.records import dataclass

SELECTED = "$select"
RELATIONS = {"EQ": "=", "NE": "<> ~= !=", "LT": "<", "LE": "<=", "GT": ">", "GE": ">="}
SIGNS = {
    "EQ": ("=", "~="),
    "NE": ("~=", "="),
    "LT": ("<", ">="),
    "LE": ("<=", ">"),
    "GT": (">", "<="),
    "GE": (">=", "<"),
}
"""How each relation is printed, and its opposite."""
OPPOSITES = {"EQ": "NE", "NE": "EQ", "LT": "GE", "LE": "GT", "GT": "LE", "GE": "LT"}
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
    label: str  # of the variable, or its name
    value_written: str  # its label, or as the variable's format writes it

    def condition(self, chosen: bool = True) -> str:
        """What tables say of the cases that are chosen, or of the others: `group = 1`, `group ~= 1`."""
        return f"{self.label} {SIGNS[self.relation][not chosen]} {self.value_written}"

    def in_words(self, chosen: bool = True) -> str:
        """The same as commands write it: `group EQ 1`, `group NE 1`."""
        return f"{self.label} {self.relation if chosen else OPPOSITES[self.relation]} {self.value_written}"


def selection(part: Reader, active: Active) -> Selection | None:
    """Reads variable, relation, value; None for ALL. Raises `Fault`."""
    if active.find(str(part.token and part.token.text)) is None and part.take("ALL"):
        return None
    name = part.variable(active)
    relation = part.take(*RELATIONS)
    if not relation:
        sign = part.next().text
        relation = next((word for word, signs in RELATIONS.items() if sign in signs.split()), "")
        if not relation:
            part.cursor -= 1
            raise part.expected(*RELATIONS)
    value = part.string() if part.at_string() else part.number()
    described = active.fields[name]
    return Selection(name, relation, value, described.label or name, _shown(described, value))


def _shown(described: Field, value: float | str) -> str:
    label = next((text for level, text in described.levels if level == value), "")
    return label or (value if isinstance(value, str) else written(value, described.format).strip())


def with_selection(active: Active, chosen: Selection | None) -> Active:
    """The file with a variable that is 1 for the selected cases, 0 for the others."""
    if chosen is None:
        return active
    described, values = active.fields[chosen.name], active.columns[chosen.name]
    found = np.asarray(RELATED[chosen.relation](values, chosen.value), dtype=bool) & ~described.is_missing(values)
    levels = ((0.0, chosen.condition(False)), (1.0, chosen.condition()))
    return active.with_column(Field(SELECTED, levels=levels), found.astype(np.float64))
