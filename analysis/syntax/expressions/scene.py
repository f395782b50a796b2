"""What an expression may ask beside the active file: vectors, the clock, settings, random numbers."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from numpy.typing import NDArray

from analysis.syntax.calendar_days import epoch_of
from analysis.syntax.expressions.randomness import Randomness
from instrument.records import dataclass

FUZZ = 6
"""Last bits of a number by which RND and TRUNC forgive it for falling short."""


@dataclass(frozen=True)
class Scene:
    """The settings of a job as its expressions see them."""

    n: int = 1  # cases
    vectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # folded name → variables
    now: datetime = field(default_factory=datetime.now)
    random: Randomness = field(default_factory=Randomness)
    length: int = 59  # lines of a page
    width: int = 80  # characters of a line
    decimal: str = "."
    fuzz: int = FUZZ
    earlier: Mapping[str, NDArray[Any]] = field(default_factory=dict)  # variable → what LAG(variable) gives
    numbers: NDArray[Any] | None = None  # of the cases as they were read; None: 1 to n
    first_year: int | None = None  # of two digits; None: 69 years ago

    @property
    def epoch(self) -> int:
        """The first of the hundred years that two digits may mean."""
        return epoch_of(self.now) if self.first_year is None else self.first_year

    def vector(self, name: str) -> tuple[str, ...] | None:
        """The variables of a vector, whatever the case of `name`; None where there is none."""
        return self.vectors.get(name.casefold())
