"""What a level of a table shows: its items, each with who belongs to it."""

import numpy as np
from numpy.typing import NDArray

from analysis.custom.axes import Level
from analysis.custom.computed import Computed, Operand
from analysis.result import Labels
from analysis.tally import Patterns
from instrument.codebook import Variable
from instrument.records import dataclass

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Item:
    """A category, a subtotal, the total of a level, or a category computed from others."""

    key: str
    codes: frozenset[float | str]  # of a variable, or the members of a set; none of a computed category
    is_total: bool = False
    is_subtotal: bool = False
    computed: Computed | None = None
    operands: tuple[tuple[Operand, tuple["Item", ...]], ...] = ()  # of each operand the items that add up to it


@dataclass(frozen=True)
class Shown:
    """A level with its items in the order of the table; `codes` are those of all that it counts."""

    level: Level
    items: tuple[Item, ...]
    codes: frozenset[float | str]
    empty: bool  # whether it shows categories of nobody
    labels: Labels

    def belongs(self, patterns: Patterns, codes: frozenset[float | str]) -> Flags:
        """Which patterns, shape (p,), have one of the codes, or ticked one of the members."""
        source = self.level.source
        if isinstance(source, Variable):
            return np.isin(patterns.column(source.name), [code for code in codes if isinstance(code, float)])
        found = np.zeros(len(patterns.weights), dtype=bool)
        for name in codes:
            at = patterns.names.index(str(name))
            found |= ~patterns.missing[:, at] & (patterns.values[:, at] == source.counted)
        return found
