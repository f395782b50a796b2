"""Runs of two groups in the order of all values, and how far one of them spreads among them."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.correlation import mean_ranks
from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.mean_differences import EMPTY_GROUP
from instrument.records import dataclass

Numbers = NDArray[np.float64]

CORRECTED_BELOW = 50  # cases below which Z is corrected for continuity
EXACT_UP_TO = 30  # cases
TRIMMED = 0.05  # of the control group, at each end


@dataclass(frozen=True)
class GroupRuns:
    """A number of runs, Z and the probability of so few or fewer, exact up to 30 cases, and of just so many."""

    runs: float
    z: Statistic
    p: Statistic
    exact: float | None
    point: float | None


@dataclass(frozen=True)
class Span:
    """How many ranks the control group spans, and the probability of so few or fewer."""

    span: float
    p: Statistic


def wald_wolfowitz(
    first: Numbers, second: Numbers, exact_up_to: int = EXACT_UP_TO
) -> tuple[GroupRuns, GroupRuns, int, int]:
    """Fewest and most runs that ties between the groups leave possible; how many such ties, and cases in them.

    Source: Wald & Wolfowitz (1940), Annals of Mathematical Statistics 11(2); IBM SPSS Statistics Algorithms, NPAR
    TESTS.
    """
    shared = np.intersect1d(first, second)
    tied = int(np.isin(first, shared).sum() + np.isin(second, shared).sum())
    fewest, most = _possible(first, second)
    n, m = len(first), len(second)
    return _tested(fewest, n, m, exact_up_to), _tested(most, n, m, exact_up_to), len(shared), tied


def _possible(first: Numbers, second: Numbers) -> tuple[int, int]:
    """The fewest and the most runs: at each value the cases of both groups may stand in any order."""
    few = {0: (0, 0), 1: (0, 0)}  # the group of the last case → fewest and most runs so far
    is_first = True
    for value in np.unique(np.concatenate([first, second])):
        counts = (int((first == value).sum()), int((second == value).sum()))
        few = _after(few, counts, is_first)
        is_first = False
    return min(low for low, _ in few.values()), max(high for _, high in few.values())


def _after(before: dict[int, tuple[int, int]], counts: tuple[int, int], is_first: bool) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for last, (low, high) in before.items():
        for start in (0, 1):
            if not counts[start]:
                continue
            begins = 1 if is_first or start != last else 0
            other = counts[1 - start]
            if not other:
                ends = {start: (begins, begins)}
            else:
                mine = counts[start]
                longest = begins + 2 * min(mine, other) - 1 + (1 if mine > other else 0)
                # ends in the other group after one change at least, in its own after two
                ends = {1 - start: (begins + 1, begins + 2 * min(mine, other) - 1)}
                if mine > 1:
                    ends[start] = (begins + 2, longest if mine > other else begins + 2 * (min(mine, other + 1) - 1))
            for end, (least, most) in ends.items():
                own = (low + least, high + most)
                old = found.get(end)
                found[end] = own if old is None else (min(old[0], own[0]), max(old[1], own[1]))
    return found


def _tested(runs: int, n: int, m: int, exact_up_to: int) -> GroupRuns:
    total = n + m
    if n == 0 or m == 0:
        return GroupRuns(float(runs), EMPTY_GROUP, EMPTY_GROUP, None, None)
    mean = 2 * n * m / total + 1
    variance = 2 * n * m * (2 * n * m - total) / (total * total * (total - 1)) if total > 1 else 0.0
    gap = runs - mean
    if total < CORRECTED_BELOW:
        gap = math.copysign(max(0.0, abs(gap) - 0.5), gap)
    if variance <= 0:
        return GroupRuns(float(runs), EMPTY_GROUP, EMPTY_GROUP, None, None)
    z = gap / math.sqrt(variance)
    tail = p_normal_two_sided(z) / 2
    exact = _exact(runs, n, m) if total <= exact_up_to else (None, None)
    return GroupRuns(float(runs), z, tail if z < 0 else 1 - tail, *exact)


def _exact(runs: int, n: int, m: int) -> tuple[float, float]:
    """The probability of so few or fewer runs, and of just so many."""
    ways = [_ways(each, n, m) for each in range(2, runs + 1)]
    return sum(ways) / math.comb(n + m, n), ways[-1] / math.comb(n + m, n)


def _ways(runs: int, n: int, m: int) -> int:
    half = runs // 2
    if runs % 2 == 0:
        return 2 * math.comb(n - 1, half - 1) * math.comb(m - 1, half - 1)
    one = math.comb(n - 1, half) * math.comb(m - 1, half - 1)
    return one + math.comb(n - 1, half - 1) * math.comb(m - 1, half)


def moses(control: Numbers, other: Numbers, trimmed: int | None = None) -> tuple[Span, Span, int]:
    """The span of the control group, and without `trimmed` cases at each end, which are 5% and one at least.

    Source: Moses (1952), Psychometrika 17(3); IBM SPSS Statistics Algorithms, NPAR TESTS.
    """
    m, n = len(control), len(other)
    if m == 0 or n == 0:
        return Span(0.0, EMPTY_GROUP), Span(0.0, EMPTY_GROUP), 0
    cut = max(1, int(TRIMMED * m)) if trimmed is None else trimmed
    ranks = np.sort(mean_ranks(np.concatenate([control, other]), np.ones(m + n))[:m])
    whole = float(np.floor(ranks[-1] - ranks[0] + 1 + 0.5))
    inner = ranks[cut : m - cut]
    if len(inner) == 0:
        return Span(whole, _span_p(whole, m, n, 0)), Span(0.0, EMPTY_GROUP), cut
    less = float(np.floor(inner[-1] - inner[0] + 1 + 0.5))
    return Span(whole, _span_p(whole, m, n, 0)), Span(less, _span_p(less, m, n, cut)), cut


def _span_p(span: float, m: int, n: int, cut: int) -> float:
    """The probability that `m` - 2 `cut` cases of the control group span so few of all ranks or fewer."""
    between = int(span) - (m - 2 * cut)
    inner = m - 2 * cut - 2
    ways = 0
    for each in range(between + 1):
        inside = math.comb(each + inner, each) if inner >= 0 else int(each == 0)
        ways += inside * math.comb(n + 2 * cut + 1 - each, n - each) if each <= n else 0
    return min(1.0, ways / math.comb(m + n, m))
