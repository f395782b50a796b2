"""Weights under which a sample shows the margins of its population."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

NOT_MET = Undefined(Message("no weights meet the margins together: some cells of theirs have no cases"))

CLOSE = 1e-13  # of the whole, between a margin and its target
ENOUGH = 1e-9  # where rounding keeps it from coming closer
MOST_ROUNDS = 5000
MOST_CUTS = 500
AT_REST = 1e-10  # of a weight, from one cut to the next


@dataclass(frozen=True)
class Target:
    """One margin: which of its cells a pattern is in, (p,), -1 where it is unknown, and each cell's share, (cells,)."""

    places: Places
    shares: Numbers  # sums to 1; a cell without cases cannot be met, so none is among them


@dataclass(frozen=True)
class Raked:
    """Weights of one case of each pattern, (p,), their mean over cases 1."""

    weights: Numbers
    rounds: int
    gap: float  # largest difference between a margin and its target, as a share of the whole


def rake(base: Numbers, counts: Numbers, targets: Sequence[Target]) -> Raked | Undefined:
    """`base` weights, (p,) above 0, of `counts` cases each, (p,), multiplied until every margin is met.

    A case whose cell is unknown keeps factor 1 on that margin. One target is post-stratification.
    Source: Deming & Stephan (1940), Annals of Mathematical Statistics 11(4); Holt & Smith (1979), JRSS A 142(1).
    """
    weights = _of_mean_one(base, counts)
    rounds, gap = 0, math.inf
    while gap > CLOSE and rounds < MOST_ROUNDS:
        for target in targets:
            weights = weights * _factors(weights * counts, target)
        gap = max(_gap(weights * counts, target) for target in targets)
        rounds += 1
    if gap > ENOUGH:
        return NOT_MET
    return Raked(_of_mean_one(weights, counts), rounds, gap)


def rake_within(
    base: Numbers, counts: Numbers, targets: Sequence[Target], lower: float, upper: float
) -> Raked | Undefined:
    """`rake`, weights outside `lower` to `upper` (times their mean) cut back, raked anew, until both hold.

    Where both cannot hold the limits do, and `gap` says what the margins miss.
    Source: Battaglia, Hoaglin & Frankel (2009), Survey Practice 2(5); Potter (1990), ASA Survey Research Methods.
    """
    found = rake(base, counts, targets)
    if isinstance(found, Undefined):
        return found
    rounds, weights = found.rounds, found.weights
    for _ in range(MOST_CUTS):
        cut = np.clip(weights, lower, upper)
        found = rake(cut, counts, targets)
        if isinstance(found, Undefined):
            return found
        moved = float(np.abs(found.weights - weights).max())
        rounds, weights = rounds + found.rounds, found.weights
        if moved <= AT_REST:
            break
    cut = _cut(weights, counts, lower, upper)
    return Raked(cut, rounds, max(_gap(cut * counts, target) for target in targets))


@dataclass(frozen=True)
class Spread:
    """What weights cost: Kish's design effect and the number of equally weighted cases worth as much."""

    n: float
    sum: float
    mean: float
    sd: float
    minimum: float
    maximum: float
    design_effect: float
    effective_n: float


def spread(weights: Numbers, counts: Numbers) -> Spread | Undefined:
    """Of `weights`, (p,) above 0, of `counts` cases each; sd has the divisor n.

    Source: Kish (1965), Survey Sampling, 11.7: design effect n Σw² / (Σw)², effective n (Σw)² / Σw².
    """
    n = math.fsum(counts)
    if n <= 0:
        return NO_CASES
    total, squares = math.fsum(counts * weights), math.fsum(counts * weights**2)
    mean = total / n
    return Spread(
        n=n,
        sum=total,
        mean=mean,
        sd=math.sqrt(math.fsum(counts * (weights - mean) ** 2) / n),
        minimum=float(weights.min()),
        maximum=float(weights.max()),
        design_effect=n * squares / total**2,
        effective_n=total**2 / squares,
    )


def shares(mass: Numbers, target: Target) -> Numbers:
    """The share of each cell in the `mass`, (p,), of the patterns whose cell is known, shape (cells,)."""
    known = target.places >= 0
    sums = np.bincount(target.places[known], mass[known], minlength=len(target.shares))
    return np.asarray(sums / sums.sum(), dtype=np.float64)


def _factors(mass: Numbers, target: Target) -> Numbers:
    factors = target.shares / shares(mass, target)
    return np.where(target.places >= 0, factors[target.places], 1.0)


def _gap(mass: Numbers, target: Target) -> float:
    return float(np.abs(shares(mass, target) - target.shares).max())


def _of_mean_one(weights: Numbers, counts: Numbers) -> Numbers:
    return np.asarray(weights * (math.fsum(counts) / math.fsum(weights * counts)), dtype=np.float64)


def _cut(weights: Numbers, counts: Numbers, lower: float, upper: float) -> Numbers:
    """Weights within the limits and of mean 1: those not cut take up what the others lose or gain, in proportion."""
    cut = np.clip(weights, lower, upper)
    for _ in range(MOST_CUTS):
        free = (cut > lower) & (cut < upper)
        missing = math.fsum(counts) - math.fsum(cut * counts)
        held = math.fsum((cut * counts)[free])
        if abs(missing) <= AT_REST * math.fsum(counts) or held <= 0:
            break
        cut = np.clip(np.where(free, cut * (1 + missing / held), cut), lower, upper)
    return np.asarray(cut, dtype=np.float64)
