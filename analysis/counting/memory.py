"""A tally of answers held in memory."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.grouping import Coded, code
from analysis.tally import Moments, Numbers, Patterns, Tally, centred_moments, distinct, is_missing
from instrument.codebook import Variable
from instrument.message import Fault, quoted
from survey.responses import Responses

LARGEST = 1e100  # the square of a larger number, summed, may leave the range of floating point


class MemoryTally(Tally):
    """Counts `responses` when first asked, and remembers the counts."""

    def __init__(self, responses: Responses) -> None:
        self.codebook = responses.codebook
        self._responses = responses
        self._weights = responses.weights()
        self._columns: dict[str, tuple[Numbers, NDArray[np.bool_]]] = {}
        self._codes: dict[str, Coded] = {}
        self._patterns: dict[tuple[str, ...], Patterns] = {}
        self._moments: dict[tuple[str, ...], Moments] = {}

    @property
    def weight(self) -> Variable | None:
        name = self._responses.weight
        return None if name is None else self.codebook.variable(name)

    def patterns(self, names: Sequence[str]) -> Patterns:
        key = tuple(names)
        if key not in self._patterns:
            values, missing, weights = self.rows(key)
            counts = np.ones(len(weights), dtype=np.int64)
            self._patterns[key] = distinct(key, values, missing, weights, counts, [self._coded(name) for name in key])
        return self._patterns[key]

    def moments(self, names: Sequence[str]) -> Moments:
        key = tuple(names)
        if key not in self._moments:
            self._moments[key] = self._count_moments(key)
        return self._moments[key]

    def rows(self, names: Sequence[str]) -> tuple[Numbers, NDArray[np.bool_], Numbers]:
        values = np.empty((len(self._responses), len(names)))
        missing = np.empty(values.shape, dtype=bool)
        for at, name in enumerate(names):
            values[:, at], missing[:, at] = self._column(name)
        return values, missing, self._weights

    def _coded(self, name: str) -> Coded:
        if name not in self._codes:
            self._codes[name] = code(self._column(name)[0])
        return self._codes[name]

    def _column(self, name: str) -> tuple[Numbers, NDArray[np.bool_]]:
        if name not in self._columns:
            self._columns[name] = self._read_column(self.codebook.variable(name))
        return self._columns[name]

    def _read_column(self, variable: Variable) -> tuple[Numbers, NDArray[np.bool_]]:
        if variable.is_text:
            raise Fault(
                "variable {found} holds text; possible: a variable of numbers", {"found": quoted(variable.name)}
            )
        values = np.asarray(self._responses.columns[variable.name], dtype=float)
        missing = is_missing(variable, values)
        if len(values) and np.abs(np.where(missing, 0.0, values)).max() > LARGEST:
            raise Fault(
                "variable {found} holds a number that cannot be computed with; possible: up to {possible}",
                {"found": quoted(variable.name), "possible": LARGEST},
            )
        return values, missing

    def _count_moments(self, names: tuple[str, ...]) -> Moments:
        values, missing, weights = self.rows(names)
        kept = ~missing.any(axis=1) & (weights > 0)
        return centred_moments(names, values[kept], weights[kept], float(weights.sum()))
