"""Ranks and the scores that are made of them, over weighted cases.

Source: IBM SPSS Statistics Algorithms, RANK; GNU PSPP gives the same.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import compiled
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FRACTIONS: dict[str, tuple[float, float]] = {
    "BLOM": (3 / 8, 1 / 4),
    "RANKIT": (1 / 2, 0.0),
    "TUKEY": (1 / 3, 1 / 3),
    "VW": (0.0, 1.0),
}
"""What is taken off a rank and put to the number of cases, to estimate the proportion below it."""


@dataclass(frozen=True)
class Ranks:
    """Of n cases: the rank of each; and of the tie each belongs to, its weight and the weights up to and before it."""

    rank: Numbers  # (n,)
    total: float  # of all weights
    tie: Numbers  # (n,)
    up_to: Numbers  # (n,)
    before: Numbers  # (n,)


def ranks(values: Numbers, weights: Numbers, ties: str = "MEAN") -> Ranks:
    """Ranks from 1 of `values`, shape (n,), none missing, with `weights` above 0; those of ties by `ties`.

    MEAN, LOW and HIGH of the ranks that a tie spans, or CONDENSE: the number of the tie.
    """
    distinct, of = np.unique(values, return_inverse=True)
    tie = np.asarray(np.bincount(of, weights, len(distinct)), dtype=float)
    up_to = np.cumsum(tie)
    before = up_to - tie
    whole = tie >= 1  # a tie of less than one case spans no rank
    by = {
        "LOW": np.where(whole, before + 1, before),
        "HIGH": up_to,
        "MEAN": np.where(whole, before + (tie + 1) / 2, before + tie / 2),
        "CONDENSE": np.arange(1.0, len(distinct) + 1),
    }
    return Ranks(by[ties][of], float(tie.sum()), tie[of], up_to[of], before[of])


def proportions(of: Ranks, fraction: str) -> Numbers:
    """The estimated proportion of cases below each; NaN where it is not above 0."""
    off, more = FRACTIONS[fraction]
    found = (of.rank - off) / (of.total + more)
    return np.where(found > 0, found, np.nan)


def normal_scores(of: Ranks, fraction: str) -> Numbers:
    """The quantile of the normal distribution at that proportion; NaN where there is none."""
    found = compiled().ndtri(proportions(of, fraction))
    return np.where(np.isfinite(found), found, np.nan)


def percentile_groups(of: Ranks, count: int) -> Numbers:
    """Which of `count` groups of about equal size each belongs to, from 1."""
    return np.floor(of.rank * count / (of.total + 1)) + 1


def savage_scores(of: Ranks) -> Numbers:
    """Expected values of ordered exponential variables less 1, the mean of them within a tie."""
    size = int(np.ceil(of.total))
    expected = np.concatenate([[0.0], np.cumsum(1 / np.arange(size, 0, -1.0)), [np.inf]])
    sums = np.concatenate([[0.0], np.cumsum(expected[1:-1])])
    low, high = np.floor(of.before).astype(int), np.floor(of.up_to).astype(int)
    head = (1 - (of.before - low)) * expected[low + 1]
    share = of.up_to - high
    tail = np.where(share > 0, share * expected[np.minimum(high + 1, size)], 0.0)
    between = sums[high] - sums[np.minimum(low + 1, high)]
    found = np.where(low == high, expected[np.minimum(low + 1, size)], (head + between + tail) / of.tie)
    return np.asarray(found - 1)


SCORES: dict[str, Callable[[Ranks, str, int], Numbers]] = {
    "RANK": lambda of, fraction, count: of.rank,
    "NORMAL": lambda of, fraction, count: normal_scores(of, fraction),
    "PERCENT": lambda of, fraction, count: of.rank * 100 / of.total,
    "PROPORTION": lambda of, fraction, count: proportions(of, fraction),
    "RFRACTION": lambda of, fraction, count: of.rank / of.total,
    "SAVAGE": lambda of, fraction, count: savage_scores(of),
    "N": lambda of, fraction, count: np.full(len(of.rank), of.total),
    "NTILES": lambda of, fraction, count: percentile_groups(of, count),
}
"""SPSS's functions of RANK."""
