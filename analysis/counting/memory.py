"""A tally of answers held in memory."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.tally import Moments, Numbers, Patterns, Tally, distinct, is_missing
from instrument.codebook import Variable
from instrument.message import Fault, quoted
from survey.responses import Responses


class MemoryTally(Tally):
    """Counts `responses` when first asked, and remembers the counts."""

    def __init__(self, responses: Responses) -> None:
        self.codebook = responses.codebook
        self._responses = responses
        self._weights = responses.weights()
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
            self._patterns[key] = distinct(key, values, missing, weights, np.ones(len(weights), dtype=np.int64))
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
            variable = self.codebook.variable(name)
            if variable.is_text:
                raise Fault("variable {found} holds text; possible: a variable of numbers", {"found": quoted(name)})
            values[:, at] = self._responses.columns[name]
            missing[:, at] = is_missing(variable, values[:, at])
        return values, missing, self._weights

    def _count_moments(self, names: tuple[str, ...]) -> Moments:
        values, missing, weights = self.rows(names)
        kept = ~missing.any(axis=1) & (weights > 0)
        values, used = values[kept], weights[kept]
        n = float(used.sum())
        cases = Cases(float(weights.sum()), n, int(kept.sum()))
        if n == 0:
            return Moments(names, cases, np.full(len(names), np.nan), np.full((len(names), len(names)), np.nan))
        means = used @ values / n
        centred = values - means
        means = means + used @ centred / n  # a second pass keeps the digits of data far from zero
        centred = values - means
        return Moments(names, cases, means, (centred * used[:, None]).T @ centred)
