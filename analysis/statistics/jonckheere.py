"""Jonckheere and Terpstra's test of a trend over ordered groups."""

import math

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, Whole, into_groups, small
from analysis.statistics.description import CONSTANT, FEW_CASES, NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.groups import Groups
from analysis.statistics.null_distribution import Null
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
    counts = counts_of(groups)
    observed, sizes = float(ordered_pairs(counts[None])[0]), counts.sum(axis=0)
    mean = (n * n - float(sizes @ sizes)) / 4
    variance = _variance(n, sizes, counts.sum(axis=1)) if n > 2 else 0.0
    null = null_of_trend(groups)
    two_sided, one_sided = (null.two_sided, null.one_sided) if isinstance(null, Null) else (null, null)
    if variance <= 0:
        why = CONSTANT if len(counts) == 1 else FEW_CASES
        return Jonckheere(observed, mean, why, why, why, two_sided, one_sided)
    z = (observed - mean) / math.sqrt(variance)
    return Jonckheere(observed, mean, math.sqrt(variance), z, p_normal_two_sided(z), two_sided, one_sided)


def counts_of(groups: Groups) -> Numbers:
    """Cases of each value, ascending, in each group, shape (values, groups)."""
    _, at = np.unique(groups.values, return_inverse=True)
    counts = np.zeros((int(at.max()) + 1, groups.count))
    np.add.at(counts, (at, groups.at), groups.weights)
    return counts


def ordered_pairs(counts: Numbers) -> Numbers:
    """The statistic of each of several tables, shape (m, values, groups)."""
    lower = np.cumsum(counts, axis=1) - counts / 2
    earlier = np.cumsum(lower, axis=2) - lower
    found: Numbers = (earlier * counts).sum(axis=(1, 2))
    return found


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


def null_of_trend(groups: Groups, effort: Effort = UNASKED) -> Null | Undefined | None:
    """How far the statistic is from its mean in every arrangement of the answers; None where they are many."""
    weights = small(groups.weights, effort)
    if weights is None or isinstance(weights, Undefined):
        return weights
    counts = counts_of(groups)

    def gain(block: int, held: Whole, moved: Whole) -> Whole:
        """Twice the pairs that a block adds: with the lower values held, and half of its own ties."""
        below = np.cumsum(held, axis=-1) - held
        own = np.cumsum(moved, axis=-1) - moved
        added: Whole = ((2 * below + own) * moved).sum(axis=-1, keepdims=True)
        return added

    times, sizes = (np.rint(counts.sum(axis=axis)).astype(np.int64) for axis in (1, 0))
    found = into_groups(times, sizes, gain, 1, effort.states)
    if found is None:
        return None
    mean = (float(sizes.sum()) ** 2 - float(sizes @ sizes)) / 4
    return Null(found[0][:, 0] / 2 - mean, found[1], float(ordered_pairs(counts[None])[0]) - mean)
