"""Which predictors a regression can tell apart."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]

TIE = 1e-9


@dataclass(frozen=True)
class Entry:
    """What a block of predictors adds; predictors by their position."""

    entered: tuple[int, ...]  # in the order given
    refused: tuple[int, ...]
    order: tuple[int, ...] = ()  # `entered` as they came in


def enter(correlation: Numbers, before: Sequence[int], block: Sequence[int], tolerance: float) -> Entry:
    """Enters `block` after `before`, largest tolerance first, as SPSS's ENTER does.

    A predictor is refused when its tolerance, or what it would leave any other, is below `tolerance`. `correlation`
    holds the predictors, shape (k, k); one that does not vary has 0 on its diagonal and is refused.
    """
    entered: list[int] = []
    waiting = [each for each in block if correlation[each, each] > 0]
    while waiting:
        free = np.array([_tolerance(correlation, [*before, *entered], each) for each in waiting])
        best = waiting[int(np.flatnonzero(free >= free.max() - TIE)[0])]
        if free.max() < tolerance or _smallest(correlation, [*before, *entered, best]) < tolerance:
            waiting = [each for each in waiting if each != best] if free.max() >= tolerance else []
            continue
        entered.append(best)
        waiting.remove(best)
    chosen = set(entered)
    kept = tuple(each for each in block if each in chosen)
    return Entry(kept, tuple(each for each in block if each not in chosen), tuple(entered))


def tolerances(correlation: Numbers, entered: Sequence[int]) -> Numbers:
    """1 - R square of each entered predictor on the others, shape (entered,)."""
    if not entered:
        return np.zeros(0)
    inside = correlation[np.ix_(entered, entered)]
    return np.asarray(1 / np.diag(np.linalg.inv(inside)), dtype=np.float64)


def _tolerance(correlation: Numbers, inside: list[int], one: int) -> float:
    if not inside:
        return 1.0
    against = correlation[inside, one]
    explained = against @ np.linalg.solve(correlation[np.ix_(inside, inside)], against)
    return float(1 - explained)


def _smallest(correlation: Numbers, entered: list[int]) -> float:
    return float(tolerances(correlation, entered).min())
