"""Jonckheere and Terpstra's test of a trend over ordered groups."""

import math

import numpy as np

from analysis.statistics.arrangements import Numbers, Whole, into_groups, share_at_least, small
from analysis.statistics.description import CONSTANT, FEW_CASES, NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.groups import Groups
from analysis.statistics.variance_analysis import FEW_GROUPS
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Jonckheere:
    """Pairs of cases in which the later group is higher, ties counted as half, and what to expect without a trend."""

    observed: Statistic
    mean: Statistic
    sd: Statistic
    z: Statistic
    p: Statistic
    exact_two_sided: Statistic | None
    exact_one_sided: Statistic | None


def jonckheere(groups: Groups) -> Jonckheere:
    """The test of groups in their order, of which none is empty, with the variance that ties leave.

    Source: Jonckheere (1954), Biometrika 41(1/2); variance: Hollander & Wolfe (1999), 6.2.
    """
    n = float(groups.weights.sum())
    reason = NO_CASES if n <= 0 else FEW_GROUPS if groups.count < 2 else None
    if reason is not None:
        return Jonckheere(reason, reason, reason, reason, reason, None, None)
    _, at = np.unique(groups.values, return_inverse=True)
    counts = np.zeros((int(at.max()) + 1, groups.count))
    np.add.at(counts, (at, groups.at), groups.weights)
    observed, sizes = _observed(counts), counts.sum(axis=0)
    mean = (n * n - float(sizes @ sizes)) / 4
    variance = _variance(n, sizes, counts.sum(axis=1)) if n > 2 else 0.0
    two_sided, one_sided = _exact(groups, counts, observed, mean)
    if variance <= 0:
        why = CONSTANT if len(counts) == 1 else FEW_CASES
        return Jonckheere(observed, mean, why, why, why, two_sided, one_sided)
    z = (observed - mean) / math.sqrt(variance)
    return Jonckheere(observed, mean, math.sqrt(variance), z, p_normal_two_sided(z), two_sided, one_sided)


def _observed(counts: Numbers) -> float:
    """From `counts` of each value, ascending, in each group, shape (values, groups)."""
    lower = np.cumsum(counts, axis=0) - counts / 2
    earlier = np.cumsum(lower, axis=1) - lower
    return float((earlier * counts).sum())


def _variance(n: float, sizes: Numbers, ties: Numbers) -> float:
    whole = np.array([n])
    return (
        (_fives(whole) - _fives(sizes) - _fives(ties)) / 72
        + _threes(sizes) * _threes(ties) / (36 * _threes(whole))
        + _twos(sizes) * _twos(ties) / (8 * _twos(whole))
    )


def _fives(m: Numbers) -> float:
    return float((m * (m - 1) * (2 * m + 5)).sum())


def _threes(m: Numbers) -> float:
    return float((m * (m - 1) * (m - 2)).sum())


def _twos(m: Numbers) -> float:
    return float((m * (m - 1)).sum())


def _exact(groups: Groups, counts: Numbers, observed: float, mean: float) -> tuple[Statistic | None, Statistic | None]:
    weights = small(groups.weights)
    if weights is None or isinstance(weights, Undefined):
        return weights, weights

    def gain(block: int, held: Whole, moved: Whole) -> Whole:
        """Twice the pairs that a block adds: with the lower values held, and half of its own ties."""
        below = np.cumsum(held, axis=1) - held
        own = np.cumsum(moved) - moved
        added: Whole = ((2 * below + own) * moved).sum(axis=1, keepdims=True)
        return added

    times, sizes = (np.rint(counts.sum(axis=axis)).astype(np.int64) for axis in (1, 0))
    found = into_groups(times, sizes, gain, 1)
    if found is None:
        return None, None
    gaps, seen = found[0][:, 0] / 2 - mean, observed - mean
    toward = gaps if seen >= 0 else -gaps
    return share_at_least(np.abs(gaps), found[1], abs(seen)), share_at_least(toward, found[1], abs(seen))
