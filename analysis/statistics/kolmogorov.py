"""Kolmogorov and Smirnov's distances: of a sample from the normal distribution, and of two samples."""

import math

import numpy as np

from analysis.statistics.arrangements import ALIKE, UNASKED, Effort, Numbers, small
from analysis.statistics.description import CONSTANT, FEW_CASES, NO_CASES, ONE_CASE, Statistic, describe
from analysis.statistics.groups import Groups
from analysis.statistics.mean_differences import EMPTY_GROUP
from analysis.statistics.special import kolmogorov, ndtr
from analysis.undefined import Undefined
from instrument.records import dataclass

SMALLEST_LILLIEFORS = 5


@dataclass(frozen=True)
class Distance:
    """The most extreme differences of two distribution functions."""

    absolute: Statistic
    positive: Statistic
    negative: Statistic

    @classmethod
    def undefined(cls, reason: Undefined) -> "Distance":
        return cls(reason, reason, reason)


@dataclass(frozen=True)
class NormalFit:
    """How far a sample is from the normal distribution of its own mean and standard deviation."""

    n: float
    mean: Statistic
    sd: Statistic
    distance: Distance  # sample less normal
    z: Statistic  # distance × √n
    p: Statistic  # Lilliefors
    p_uncorrected: Statistic  # Kolmogorov's, which takes mean and deviation for known


@dataclass(frozen=True)
class TwoSamples:
    """How far two samples are apart; the exact probability is None where cases are many."""

    distance: Distance  # first less second
    z: Statistic
    p: Statistic
    exact: Statistic | None


def fit_to_normal(values: Numbers, weights: Numbers) -> NormalFit:
    """The test of distinct ascending `values`, shape (p,), each counting `weights`, shape (p,).

    Source: Lilliefors (1967), Journal of the American Statistical Association 62(318); spss.md §2.5.
    """
    found = describe(values, weights)
    if isinstance(found.mean, Undefined) or isinstance(found.sd, Undefined) or found.sd == 0:
        reason = NO_CASES if found.n <= 0 else CONSTANT if found.sd == 0 else ONE_CASE
        return NormalFit(found.n, found.mean, found.sd, Distance.undefined(reason), reason, reason, reason)
    reached = np.cumsum(weights) / found.n
    normal = ndtr((values - found.mean) / found.sd)
    gaps = distance(reached - normal, reached - weights / found.n - normal)
    d = max(_of(gaps.positive), -_of(gaps.negative))
    z = d * math.sqrt(found.n)
    return NormalFit(found.n, found.mean, found.sd, gaps, z, lilliefors(d, found.n), float(kolmogorov(z)))


def two_samples(groups: Groups) -> TwoSamples:
    """The test of two groups. Source: Smirnov (1939), Bulletin de l'Université de Moscou 2(2)."""
    _, at = np.unique(groups.values, return_inverse=True)
    counts = np.zeros((int(at.max(initial=-1)) + 1, 2))
    np.add.at(counts, (at, groups.at), groups.weights)
    first, second = (float(each) for each in counts.sum(axis=0))
    if first * second <= 0:
        reason = EMPTY_GROUP if first + second > 0 else NO_CASES
        return TwoSamples(Distance.undefined(reason), reason, reason, None)
    gaps = np.cumsum(counts[:, 0]) / first - np.cumsum(counts[:, 1]) / second
    found = distance(gaps, gaps)
    d = max(_of(found.positive), -_of(found.negative))
    z = d * math.sqrt(first * second / (first + second))
    return TwoSamples(found, z, float(kolmogorov(z)), share_as_far(counts, d))


def lilliefors(d: float, n: float) -> Statistic:
    """The probability of a distance as large as `d` from the normal distribution fitted to `n` cases.

    Dallal and Wilkinson's formula up to .1, where they hold it to be good; above, Stephens's modified statistic.
    Source: Dallal & Wilkinson (1986), American Statistician 40(4); Stephens (1974), Journal of the American Statistical
    Association 69(347); the curve above .1 as in R's nortest.
    """
    if n < SMALLEST_LILLIEFORS:
        return FEW_CASES
    scaled, m = (d, n) if n <= 100 else (d * (n / 100) ** 0.49, 100.0)
    exponent = -7.01256 * scaled**2 * (m + 2.78019) + 2.99587 * scaled * math.sqrt(m + 2.78019)
    p = math.exp(exponent - 0.122119 + 0.974598 / math.sqrt(m) + 1.67997 / m)
    return p if p <= 0.1 else _stephens((math.sqrt(n) - 0.01 + 0.85 / math.sqrt(n)) * d)


STEPHENS = (
    (0.302, (1.0,)),
    (0.5, (2.76773, -19.828315, 80.709644, -138.55152, 81.218052)),
    (0.9, (-4.901232, 40.662806, -97.490286, 94.029866, -32.355711)),
    (1.31, (6.198765, -19.558097, 23.186922, -12.234627, 2.423045)),
)
"""Up to which modified statistic, and the polynomial that gives its probability there."""


def _stephens(modified: float) -> float:
    for end, coefficients in STEPHENS:
        if modified <= end:
            return sum(each * modified**power for power, each in enumerate(coefficients))
    return 0.0


def distance(above: Numbers, below: Numbers) -> Distance:
    """The most extreme of the differences at the values, `above`, and just below them, shape (p,) each."""
    positive, negative = max(0.0, float(above.max())), min(0.0, float(below.min()))
    return Distance(max(positive, -negative), positive, negative)


def _of(each: Statistic) -> float:
    return each if isinstance(each, float) else 0.0


def share_as_far(
    counts: Numbers, d: float, effort: Effort = UNASKED, is_farther: bool = False
) -> float | Undefined | None:
    """The share of arrangements of the values seen, `counts` (values, 2), whose distance is `d` or more, or more.

    Source: Schröer & Trenkler (1995), Computational Statistics & Data Analysis 20(2).
    """
    d += 2 * ALIKE if is_farther else 0.0
    whole = small(counts.ravel(), effort)
    if whole is None or isinstance(whole, Undefined):
        return whole
    table = whole.reshape(-1, 2)
    first, second = (int(each) for each in table.sum(axis=0))
    held = np.arange(first + 1)
    ways, seen = np.zeros(first + 1), 0  # ways to stay closer than d, by cases of the first group so far
    ways[0] = 1.0
    for block in table.sum(axis=1).tolist():
        grown = np.zeros(first + 1)
        for moved in range(min(block, first) + 1):
            grown[moved:] += math.comb(block, moved) * ways[: first + 1 - moved]
        seen += block
        others = seen - held
        inside = (others >= 0) & (others <= second) & (np.abs(held / first - others / second) < d - ALIKE)
        ways = np.where(inside, grown, 0.0)
    return max(0.0, 1 - float(ways[first]) / math.comb(first + second, first)) if d > ALIKE else 1.0
