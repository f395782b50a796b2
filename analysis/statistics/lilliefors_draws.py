"""Lilliefors's test by samples drawn from a normal distribution."""

import numpy as np

from analysis.statistics.exact_tables import estimate
from analysis.statistics.special import ndtr
from instrument.records import dataclass

AT_ONCE = 2_000_000  # numbers drawn


@dataclass(frozen=True)
class Drawn:
    """The share of samples at least as far from their own normal distribution, with its limits."""

    p: float
    low: float
    high: float


def lilliefors_drawn(distance: float, n: int, samples: int, seed: int, confidence: float) -> Drawn:
    """How many of `samples` of `n` cases are as far as `distance` from the normal distribution of their own moments.

    Source: Lilliefors (1967), Journal of the American Statistical Association 62(318).
    """
    numbers = np.random.default_rng(seed)
    hits, done = 0, 0
    while done < samples:
        rows = min(samples - done, max(1, AT_ONCE // n))
        drawn = np.sort(numbers.standard_normal((rows, n)), axis=1)
        standard = (drawn - drawn.mean(axis=1, keepdims=True)) / drawn.std(axis=1, ddof=1, keepdims=True)
        reached = ndtr(standard)
        steps = np.arange(1, n + 1) / n
        far = np.maximum((steps - reached).max(axis=1), (reached - steps + 1 / n).max(axis=1))
        hits += int((far >= distance - 1e-12).sum())
        done += rows
    return Drawn(*estimate(hits, samples, confidence))
