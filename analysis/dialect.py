"""Where SPSS's rule parts from the recommended one: which of the two a procedure follows, and its footnote."""

from collections.abc import Mapping
from typing import Literal

from analysis.table import Cell
from instrument.message import Message, Scalar
from instrument.records import dataclass

Dialect = Literal["recommended", "spss"]

PRINTED = 3
"""Decimals to which statistics differ or do not: what differs further behind, nobody reads."""


@dataclass(frozen=True)
class Parting:
    """A footnote for each dialect, told where these data make a difference: what the other one would print."""

    spss: Message  # told where SPSS's rule is followed
    recommended: Message  # told where the recommended one is

    def told(self, dialect: Dialect, values: Mapping[str, Scalar] | None = None) -> Message:
        """The footnote of the dialect that is followed, its gaps filled with what the other one finds."""
        sentence = (self.spss if dialect == "spss" else self.recommended).sentence
        return Message(sentence, dict(values or {}))

    def where_differing(
        self, dialect: Dialect, own: Mapping[str, Cell], other: Mapping[str, Cell], variable: str = ""
    ) -> tuple[Message, ...]:
        """The footnote that names the `other` statistics, where one is printed unlike its `own`; none without them."""
        numbers = {name: cell for name, cell in other.items() if isinstance(cell, int | float)}
        if len(numbers) < len(other) or not any(differ(own[name], cell) for name, cell in other.items()):
            return ()
        return (self.told(dialect, {**({"variable": variable} if variable else {}), **numbers}),)


def differ(ours: Cell, theirs: Cell) -> bool:
    """Whether two statistics are printed differently."""
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return f"{ours:.{PRINTED}f}" != f"{theirs:.{PRINTED}f}"
    return ours != theirs
