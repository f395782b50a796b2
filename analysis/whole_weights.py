"""Case weights as SPSS takes them in tests of ranks and signs: each rounded to a whole number (D18)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.dialect import Dialect, Parting
from analysis.result import Message
from analysis.tally import Moments, Numbers, Patterns, Tally, centred_moments, distinct
from instrument.codebook import Variable

WEIGHTS = Parting(
    spss=Message("Each case's weight is rounded to a whole number first, as SPSS does."),
    recommended=Message(
        "Weights count as frequencies, fractions included; SPSS rounds each to a whole number (dialect: spss)."
    ),
)


class WholeWeights(Tally):
    """A tally whose case weights are whole numbers, halves rounded upwards."""

    def __init__(self, tally: Tally) -> None:
        self.codebook = tally.codebook
        self._tally = tally

    @property
    def weight(self) -> Variable | None:
        return self._tally.weight

    def patterns(self, names: Sequence[str]) -> Patterns:
        values, missing, weights = self.rows(names)
        return distinct(tuple(names), values, missing, weights, np.ones(len(weights), dtype=np.int64))

    def moments(self, names: Sequence[str]) -> Moments:
        values, missing, weights = self.rows(names)
        kept = ~missing.any(axis=1) & (weights > 0)
        return centred_moments(tuple(names), values[kept], weights[kept], float(weights.sum()))

    def rows(self, names: Sequence[str]) -> tuple[Numbers, NDArray[np.bool_], Numbers]:
        values, missing, weights = self._tally.rows(names)
        return values, missing, _rounded(weights)


def weighted_as(tally: Tally, dialect: Dialect) -> tuple[Tally, tuple[Message, ...]]:
    """The tally as a dialect weights it, and a note where SPSS's weights and ours differ."""
    if tally.weight is None:
        return tally, ()
    weights = tally.rows([])[2]
    if bool((_rounded(weights) == weights).all()):
        return tally, ()
    return (WholeWeights(tally) if dialect == "spss" else tally), (WEIGHTS.told(dialect),)


def _rounded(weights: Numbers) -> Numbers:
    found: Numbers = np.floor(weights + 0.5)
    return found
