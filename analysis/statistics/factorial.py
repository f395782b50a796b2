"""Effects of factors and covariates as columns of a design that has one for every level."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Effect:
    """Factors and covariates by their position; neither is the intercept."""

    factors: tuple[int, ...] = ()
    covariates: tuple[int, ...] = ()

    def contains(self, other: "Effect") -> bool:
        """Whether the columns of `other` are sums of these: the same covariates, and more factors."""
        return self.covariates == other.covariates and set(other.factors) < set(self.factors)


@dataclass(frozen=True)
class Parameter:
    """One column: an effect by its position, and a level of each of its factors."""

    effect: int
    levels: tuple[int, ...]


def parameters(effects: Sequence[Effect], sizes: Sequence[int]) -> tuple[Parameter, ...]:
    """The columns of `effects` whose factors have `sizes` levels, effect by effect, the last factor fastest."""
    return tuple(
        Parameter(at, levels)
        for at, effect in enumerate(effects)
        for levels in product(*(range(sizes[factor]) for factor in effect.factors))
    )


def columns(effects: Sequence[Effect], shares: Sequence[Numbers], covariates: Numbers) -> Numbers:
    """The columns, shape (n, parameters), of n cases or of n means.

    `shares` holds for each factor, shape (n, its levels), 1 at the level of a case, or the weights that a mean gives
    to the levels; `covariates` has shape (n, covariates).
    """
    blocks = []
    for effect in effects:
        block = np.ones((len(covariates), 1))
        for factor in effect.factors:
            crossed = block[:, :, None] * shares[factor][:, None, :]
            block = crossed.reshape(len(block), block.shape[1] * shares[factor].shape[1])
        for covariate in effect.covariates:
            block = block * covariates[:, covariate, None]
        blocks.append(block)
    return np.hstack(blocks)


def indicators(levels: NDArray[np.intp], size: int) -> Numbers:
    """1 at the level of each case, shape (n, size), from `levels`, shape (n,)."""
    return np.asarray(levels[:, None] == np.arange(size)[None, :], dtype=np.float64)


def full_factorial(factors: int, covariates: int) -> tuple[Effect, ...]:
    """The intercept, every covariate, every factor and every interaction of factors, as UNIANOVA orders them."""
    subsets = [tuple(at for at in range(factors) if mask >> at & 1) for mask in range(1, 2**factors)]
    crossed = sorted(subsets, key=lambda subset: (len(subset), subset))
    return (Effect(), *(Effect((), (at,)) for at in range(covariates)), *(Effect(subset) for subset in crossed))
