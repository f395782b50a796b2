"""Mann-Whitney's test of two groups."""

import math

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, Whole, small, sums_of_some
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.groups import Groups
from analysis.statistics.mean_differences import EMPTY_GROUP
from analysis.statistics.null_distribution import Null
from analysis.undefined import Undefined
from instrument.records import dataclass

MOST_STEPS = 5e9  # some seconds


@dataclass(frozen=True)
class RankSum:
    """A group's place among the ranks of all cases."""

    n: float
    sum_of_ranks: float

    @property
    def mean_rank(self) -> Statistic:
        return self.sum_of_ranks / self.n if self.n > 0 else NO_CASES


@dataclass(frozen=True)
class MannWhitney:
    """The smaller U, the rank sum W of the group with the smaller mean rank, and how likely so small a U is (D7).

    Exact probabilities are None where cases are many.
    """

    u: Statistic
    w: Statistic
    z: Statistic
    p: Statistic
    exact_two_sided: Statistic | None  # over all arrangements of the answers seen, ties included
    exact_one_sided: Statistic | None
    exact_uncorrected: Statistic | None  # 2 × one-sided as if no answers were tied
    rank_biserial: Statistic  # 1 where every case of the first group is above every one of the second
    r: Statistic  # |z| / √n


def rank_sums(groups: Groups) -> tuple[RankSum, ...]:
    """Mean rank and rank sum of each group; ties share the mean of their ranks."""
    ranks = mean_ranks(groups.values, groups.weights)
    n = np.bincount(groups.at, groups.weights, groups.count)
    sums = np.bincount(groups.at, groups.weights * ranks, groups.count)
    return tuple(RankSum(float(n[at]), float(sums[at])) for at in range(groups.count))


def spread_of_ranks(values: Numbers, weights: Numbers) -> float:
    """The sum of squares of the mean ranks of `values`, shape (p,), around their mean; 0 where all are tied."""
    n = float(weights.sum())
    if len(values) == 0 or values.min() == values.max():
        return 0.0
    return float(weights @ (mean_ranks(values, weights) - (n + 1) / 2) ** 2)


def mann_whitney(groups: Groups) -> MannWhitney:
    """The test of two groups, without continuity correction, with the variance that ties leave.

    Source: Mann & Whitney (1947), Annals of Mathematical Statistics 18(1); spss.md D7, §2.5.
    """
    first, second = rank_sums(groups)
    n, product = first.n + second.n, first.n * second.n
    if product <= 0:
        return _refused(EMPTY_GROUP if n > 0 else NO_CASES)
    above = first.sum_of_ranks - first.n * (first.n + 1) / 2
    u = min(above, product - above)
    z = _z(u - product / 2, product, n, spread_of_ranks(groups.values, groups.weights))
    null = null_of_two(groups)
    two_sided, one_sided = (null.two_sided, null.one_sided) if isinstance(null, Null) else (null, null)
    return MannWhitney(
        u=u,
        w=first.sum_of_ranks if above <= product / 2 else second.sum_of_ranks,
        z=z,
        p=z if isinstance(z, Undefined) else p_normal_two_sided(z),
        exact_two_sided=two_sided,
        exact_one_sided=one_sided,
        exact_uncorrected=_uncorrected(u, first.n, second.n),
        rank_biserial=(2 * above - product) / product,
        r=z if isinstance(z, Undefined) else abs(z) / math.sqrt(n),
    )


def _z(gap: float, product: float, n: float, squares: float) -> Statistic:
    if n <= 1:
        return ONE_CASE
    return gap / math.sqrt(product / (n * (n - 1)) * squares) if squares > 0 else CONSTANT


def null_of_two(groups: Groups, effort: Effort = UNASKED) -> Null | Undefined | None:
    """How far U of the first group is from its mean in every arrangement of the answers; None where they are many."""
    weights = small(groups.weights, effort)
    if weights is None or isinstance(weights, Undefined):
        return weights
    scores, times = doubled_ranks(groups.values, weights)
    size, other = (int(weights[groups.at == at].sum()) for at in (0, 1))
    few = min(size, other)  # the smaller group has fewer arrangements to count
    least = int(scores[0])
    step = max(1, int(np.gcd.reduce(scores - least)))
    if float(np.minimum(times, few).sum()) * few * few * float(scores[-1] - least) / step > MOST_STEPS:
        return None
    shares = sums_of_some((scores - least) // step, times, few)
    gaps = (few * least + step * np.arange(len(shares))) / 2 - few * (few + 1) / 2 - size * other / 2
    above = rank_sums(groups)[0].sum_of_ranks - size * (size + 1) / 2
    return Null(-gaps if size > other else gaps, shares, above - size * other / 2)


def doubled_ranks(values: Numbers, weights: Whole) -> tuple[Whole, Whole]:
    """Twice the mean rank of each distinct value, which is whole, and how many cases have it."""
    _, at = np.unique(values, return_inverse=True)
    times = np.bincount(at, weights).astype(np.int64)
    return 2 * np.cumsum(times) - times + 1, times


def _uncorrected(u: float, first: float, second: float) -> Statistic | None:
    """SPSS's Exact Sig. [2*(1-tailed Sig.)], printed for small groups alone.

    Source: IBM SPSS Statistics Algorithms, NPAR TESTS: n1 n2 ≤ 400 and n1 n2 / 2 + min(n1, n2) ≤ 220; with ties U may
    lie between two whole numbers, and the lower one is taken.
    """
    few = min(first, second)
    if first * second > 400 or first * second / 2 + few > 220:
        return None
    if not (first.is_integer() and second.is_integer()):
        return None
    shares = sums_of_some(np.arange(1, int(first + second) + 1), np.ones(int(first + second), dtype=np.int64), int(few))
    least = int(few * (few + 1) / 2)
    return min(1.0, 2 * float(shares[: least + math.floor(u + 1e-9) + 1].sum()))


def _refused(reason: Undefined) -> MannWhitney:
    return MannWhitney(reason, reason, reason, reason, None, None, None, reason, reason)
