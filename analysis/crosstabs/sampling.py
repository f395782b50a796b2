"""How tables are tested exactly."""

from typing import Literal

from analysis.statistics.drawing import Drawing
from instrument.records import dataclass


@dataclass(frozen=True)
class Sampling:
    """How tables larger than two by two are tested exactly: not, enumerated where that is feasible, or sampled."""

    how: Literal["none", "auto", "sampled"]
    drawing: Drawing
