"""Wilcoxon's signed ranks and the sign test of two measurements."""

import math

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, small, sums_of_signed
from analysis.statistics.binomial import exact_binomial
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.mann_whitney import RankSum
from analysis.statistics.null_distribution import Null
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

MOST_STEPS = 5e9  # some seconds
ROUNDING = 2.0**-46  # of the largest answer; answers differ by more
NO_DIFFERENCE = Undefined(Message("no pair differs"))


@dataclass(frozen=True)
class Signs:
    """Pairs by the sign of the second value minus the first, with the ranks of the sizes of their differences."""

    negative: RankSum
    positive: RankSum
    ties: float

    @property
    def n(self) -> float:
        return self.negative.n + self.positive.n + self.ties


@dataclass(frozen=True)
class Wilcoxon:
    """Z of the smaller rank sum, never above 0, with its probabilities; exact ones are None for many pairs (D8)."""

    z: Statistic
    p: Statistic
    exact_two_sided: Statistic | None
    exact_one_sided: Statistic | None
    rank_biserial: Statistic  # (positive - negative) / all ranks
    r: Statistic  # |z| / √(pairs that differ)


@dataclass(frozen=True)
class SignTest:
    """Z with a continuity correction, never above 0, and its probabilities."""

    z: Statistic
    p: Statistic
    exact_two_sided: Statistic
    exact_one_sided: Statistic


def differences_of(first: Numbers, second: Numbers) -> Numbers:
    """`second` minus `first`, shape (p,), without the rests of rounding that would part ties: 0.3 - 0.1 is 0.2."""
    size = float(max(np.abs(first).max(initial=0.0), np.abs(second).max(initial=0.0)))
    step = (size or 1.0) * ROUNDING
    found: Numbers = np.rint((second - first) / step) * step
    return found


def signs(differences: Numbers, weights: Numbers) -> Signs:
    """The signs and ranks of `differences`, shape (p,), each counting `weights`, shape (p,); zeros have no rank."""
    moved = differences != 0
    ranks = mean_ranks(np.abs(differences[moved]), weights[moved])
    sizes, up = weights[moved], differences[moved] > 0
    return Signs(
        RankSum(float(sizes[~up].sum()), float(sizes[~up] @ ranks[~up])),
        RankSum(float(sizes[up].sum()), float(sizes[up] @ ranks[up])),
        float(weights[~moved].sum()),
    )


def wilcoxon(differences: Numbers, weights: Numbers) -> Wilcoxon:
    """Wilcoxon's test of `differences`, shape (p,): zeros dropped, ties corrected, no continuity correction.

    Source: Wilcoxon (1945), Biometrics Bulletin 1(6); spss.md D8.
    """
    found = signs(differences, weights)
    reason = _nothing(found)
    if reason is not None:
        return Wilcoxon(reason, reason, None, None, reason, reason)
    moved = differences != 0
    sizes = weights[moved]
    total = found.positive.sum_of_ranks + found.negative.sum_of_ranks
    smaller = min(found.positive.sum_of_ranks, found.negative.sum_of_ranks)
    n = found.positive.n + found.negative.n
    z = (smaller - total / 2) / math.sqrt(_variance(n, np.abs(differences[moved]), sizes))
    null = null_of_signs(differences, weights)
    two_sided, one_sided = (null.two_sided, null.one_sided) if isinstance(null, Null) else (null, null)
    biserial = (found.positive.sum_of_ranks - found.negative.sum_of_ranks) / total
    return Wilcoxon(z, p_normal_two_sided(z), two_sided, one_sided, biserial, abs(z) / math.sqrt(n))


def sign_test(differences: Numbers, weights: Numbers) -> SignTest:
    """The sign test of `differences`, shape (p,); zeros are dropped.

    SPSS prints the exact probability up to 25 pairs that differ, and Z above.
    Source: Dixon & Mood (1946), Journal of the American Statistical Association 41(236).
    """
    found = signs(differences, weights)
    reason = _nothing(found)
    if reason is not None:
        return SignTest(reason, reason, reason, reason)
    n, fewer = found.positive.n + found.negative.n, min(found.positive.n, found.negative.n)
    z = min(0.0, fewer - n / 2 + 0.5) / (math.sqrt(n) / 2)
    exact = exact_binomial(fewer, n, 0.5)
    return SignTest(z, p_normal_two_sided(z), exact.two_sided, exact.one_sided)


def _nothing(found: Signs) -> Undefined | None:
    if found.n <= 0:
        return NO_CASES
    return NO_DIFFERENCE if found.positive.n + found.negative.n <= 0 else None


def _variance(n: float, sizes: Numbers, weights: Numbers) -> float:
    """n (n + 1)(2n + 1) / 24 less what ties take: the sum of (t³ - t) / 48."""
    tied = np.bincount(np.unique(sizes, return_inverse=True)[1], weights)
    return (n * (n + 1) * (2 * n + 1) - float((tied**3 - tied).sum()) / 2) / 24


def null_of_signs(differences: Numbers, weights: Numbers, effort: Effort = UNASKED) -> Null | Undefined | None:
    """How far the sum of positive ranks is from its mean for every choice of signs; None where pairs are many."""
    moved = differences != 0
    counts = small(weights[moved], effort)
    if counts is None or isinstance(counts, Undefined):
        return counts
    ranks = mean_ranks(np.abs(differences[moved]), weights[moved])
    if 2 * float(counts @ ranks) * float(counts.sum()) > MOST_STEPS:
        return None
    shares = sums_of_signed(np.rint(2 * ranks).astype(np.int64), counts)
    gaps = np.arange(len(shares)) / 2 - (len(shares) - 1) / 4
    return Null(gaps, shares, signs(differences, weights).positive.sum_of_ranks - (len(shares) - 1) / 4)
