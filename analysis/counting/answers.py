"""One variable's answers as batches read them."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.tally import is_missing
from instrument.codebook import Variable
from instrument.message import Fault, quoted
from instrument.records import dataclass
from survey.coded import Coded, among, code, whole

Numbers = NDArray[np.float64]

LARGEST = 1e100  # the square of a larger number, summed, may leave the range of floating point


@dataclass(frozen=True)
class Answers:
    """A column with what its codebook declares missing; as codes where it holds whole numbers in a narrow range."""

    variable: Variable
    column: NDArray[Any] | Coded

    @cached_property
    def coded(self) -> Coded:
        """As codes, whatever the column holds."""
        return self.column if isinstance(self.column, Coded) else code(self.column)

    @cached_property
    def unanswered(self) -> NDArray[np.bool_]:
        """Which codes are no valid answer."""
        return is_missing(self.variable, self.coded.values)

    @cached_property
    def gaps(self) -> NDArray[np.intp]:
        """The codes that are no valid answer and may occur."""
        return self.coded.occurring(self.unanswered)

    @property
    def is_whole(self) -> bool:
        """Whether every valid answer is a whole number in a narrow range."""
        return isinstance(self.column, Coded)

    def read(self, rows: slice) -> tuple[Numbers, NDArray[np.bool_]]:
        """Values and whether each is missing."""
        if isinstance(self.column, Coded):
            codes = self.column.codes[rows]
            return self.column.values.take(codes), among(codes, self.gaps)
        values = self.column[rows]
        return values, is_missing(self.variable, values)


def answers_of(variable: Variable, column: NDArray[Any] | Coded) -> Answers:
    """Raises `Fault` for a text, and for a number whose square leaves the range of floating point."""
    if variable.is_text:
        raise Fault("variable {found} holds text; possible: a variable of numbers", {"found": quoted(variable.name)})
    if not isinstance(column, Coded):
        values = np.asarray(column, dtype=np.float64)
        column = whole(values) or values
    values = column.values if isinstance(column, Coded) else column
    if np.abs(np.where(is_missing(variable, values), 0.0, values)).max(initial=0.0) > LARGEST:
        raise Fault(
            "variable {found} holds a number that cannot be computed with; possible: up to {possible}",
            {"found": quoted(variable.name), "possible": f"{LARGEST:g}"},
        )
    return Answers(variable, column)
