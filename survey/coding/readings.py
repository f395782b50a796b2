"""What the cells of a column of options say, each different one read once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass
from survey.labelled import Reading
from survey.responses import Column


@dataclass(frozen=True)
class Readings:
    """What the cells of a column say; a cell that stands a thousand times is read once."""

    different: tuple[Reading, ...]
    places: NDArray[np.int64]  # (n,): which of them each cell is

    def numbers(self, number: Callable[[Reading], float]) -> NDArray[np.float64]:
        """A number for each cell, shape (n,)."""
        return np.array([number(each) for each in self.different], dtype=float)[self.places]

    def words(self, code: int) -> Column:
        """What was typed behind an option, '' for nothing."""
        typed = [next((tick.typed for tick in each.ticked if tick.code == code), "") for each in self.different]
        return np.array(typed, dtype=object)[self.places]
