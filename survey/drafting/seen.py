"""What one question's columns turn out to be: a draft of it, the columns behind its parts, and coded answers."""

from collections.abc import Mapping
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from instrument.drafting.draft import DraftQuestion
from instrument.records import dataclass


@dataclass(frozen=True)
class Place:
    """A column and what of the question it holds: whole, row, option, typed (of an option), or place of a ranking."""

    at: int
    part: str = "whole"
    index: int = 0  # of the row or option, from 0; of the place, from 1


@dataclass(frozen=True, eq=False)
class Seen:
    """A drafted question with its places; `codes` of each column that holds codes, NaN for no answer, (n,)."""

    question: DraftQuestion
    places: tuple[Place, ...]
    codes: Mapping[int, NDArray[np.float64]] = field(default_factory=dict)
    ticks: Mapping[int, NDArray[np.bool_]] = field(default_factory=dict)  # index of the option → where it is ticked
    blank: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))  # (n,): no answer at all
    not_asked: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))  # (n,): a sign says so
