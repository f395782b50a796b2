"""What factors within subjects make of the variables that measure their levels."""

from collections.abc import Sequence
from functools import reduce
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factor_contrasts import ContrastType, contrasts
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class WithinFactor:
    """The levels of one factor within subjects, and the contrasts between them."""

    levels: int
    type_: ContrastType = "polynomial"
    numbers: tuple[float, ...] = ()

    @property
    def contrasts(self) -> Numbers:
        """Shape (levels - 1, levels); raises `ValueError` where numbers do not fit the levels."""
        found = contrasts(self.type_, self.levels, self.numbers)
        if self.type_ == "special" and len(found) == self.levels:
            found = found[1:]  # behind the average
        if len(found) != self.levels - 1:
            raise ValueError(len(found))
        return found

    @property
    def average(self) -> Numbers:
        """What contrasts of other factors are averaged by, shape (1, levels): with polynomials of length 1.

        Source: IBM SPSS Statistics 27, recorded; GLM Repeated Measures, WSFACTOR.
        """
        if self.type_ == "special" and len(self.numbers) == self.levels**2:
            return np.array([self.numbers[: self.levels]])
        return np.full((1, self.levels), self.levels ** (-0.5 if self.type_ == "polynomial" else -1.0))


def effects(factors: int) -> tuple[tuple[int, ...], ...]:
    """Every factor and all that they make together, as SPSS orders them."""
    return tuple(each for size in range(1, factors + 1) for each in combinations(range(factors), size))


def effect_contrasts(factors: Sequence[WithinFactor], effect: Sequence[int]) -> Numbers:
    """The contrasts of an effect over the variables, the last factor fastest; shape (contrasts, variables)."""
    return _crossed([own.contrasts if at in effect else own.average for at, own in enumerate(factors)])


def orthonormal(factors: Sequence[WithinFactor], effect: Sequence[int]) -> Numbers:
    """The same of length 1 and at right angles, whatever the contrasts asked for."""
    plain = [WithinFactor(own.levels) for own in factors]
    return effect_contrasts(plain, effect)


def level_means(factors: Sequence[WithinFactor], effect: Sequence[int]) -> Numbers:
    """The means of each combination of an effect's levels over those of other factors; (combinations, variables)."""
    shares = [
        np.eye(own.levels) if at in effect else np.full((1, own.levels), 1 / own.levels)
        for at, own in enumerate(factors)
    ]
    return _crossed(shares)


def _crossed(parts: Sequence[Numbers]) -> Numbers:
    return reduce(lambda one, other: np.asarray(np.kron(one, other)), parts, np.ones((1, 1)))
