"""Slopes and deviations as effects ask for them: in all cases, and in every sample drawn again."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.process.columns import Columns
from analysis.process.equation_tables import deviation
from analysis.process.equations import Equation, Solved
from analysis.statistics.bootstrap import resampled_covariances, slopes

Numbers = NDArray[np.float64]


class Estimates(Protocol):
    """What an effect is computed from; numbers of shape (), or of one for each sample."""

    def slope(self, outcome: str, term: str) -> Numbers:
        """The coefficient of a term; 0 where the equation of the outcome has no such term."""

    def sd(self, key: str) -> Numbers:
        """The standard deviation of a column."""


class InAllCases:
    """Of the equations as solved."""

    def __init__(self, columns: Columns, solved: Mapping[str, Solved]) -> None:
        self._columns = columns
        self._solved = solved

    def slope(self, outcome: str, term: str) -> Numbers:
        each = self._solved[outcome]
        return np.asarray(each.b(term) if term in each.equation.terms else 0.0)

    def sd(self, key: str) -> Numbers:
        return np.asarray(deviation(self._columns, key))


class InSamples:
    """Of the equations in samples drawn from the cases, NaN where a sample cannot be fitted."""

    def __init__(self, columns: Columns, equations: Sequence[Equation], samples: int, seed: int) -> None:
        self._columns = columns
        self._covariances = resampled_covariances(columns.values, columns.weights, samples, seed)
        full = np.array([deviation(columns, key) ** 2 for key in columns.keys])
        self._slopes: dict[str, dict[str, Numbers]] = {}
        for each in equations:
            outcome, terms = columns.keys.index(each.outcome), columns.at(each.terms)
            found = slopes(self._covariances, outcome, terms, full)
            self._slopes[each.outcome] = dict(zip(each.terms, found.T, strict=True))

    def slope(self, outcome: str, term: str) -> Numbers:
        found = self._slopes[outcome].get(term)
        return np.zeros(len(self._covariances)) if found is None else found

    def sd(self, key: str) -> Numbers:
        at, n = self._columns.keys.index(key), round(self._columns.n)
        found: Numbers = np.sqrt(np.maximum(self._covariances[:, at, at], 0.0) * (n / (n - 1)))
        return np.where(found > 0, found, np.nan)

    @property
    def failed(self) -> int:
        """Samples that could not be fitted."""
        bad = np.zeros(len(self._covariances), dtype=bool)
        for found in self._slopes.values():
            for each in found.values():
                bad |= ~np.isfinite(each)
        return int(bad.sum())
