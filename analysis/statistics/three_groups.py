"""The exact distribution of Kruskal and Wallis's statistic of three groups, all rank sums of two of them at once."""

import math

import numpy as np

from analysis.statistics.arrangements import Numbers, Whole

MOST_CELLS = 22_000_000  # of numbers of cases and rank sums of two groups
MOST_STEPS = 4e9


def sums_of_three(scores: Whole, times: Whole, sizes: Whole) -> tuple[Numbers, Numbers] | None:
    """Sums of the scores of three groups of `sizes`, shape (s, 3), and the share of the arrangements that lead to each.

    `scores`, shape (d,), ascending, belong to `times` cases each. None where there are too many.
    """
    order = np.argsort(sizes)
    few, some = int(sizes[order[0]]), int(sizes[order[1]])
    least = int(scores[0])
    step = max(1, int(np.gcd.reduce(scores - least)))
    small = (scores - least) // step
    tops = [int(np.sort(np.repeat(small, times))[::-1][:size].sum()) for size in (few, some)]
    shape = (few + 1, some + 1, tops[0] + 1, tops[1] + 1)
    moves = sum((min(many, few) + 1) * (min(many, some) + 1) for many in times.tolist())
    if math.prod(shape) > MOST_CELLS or math.prod(shape) * float(moves) > MOST_STEPS:
        return None
    ways = np.zeros(shape)
    ways[0, 0, 0, 0] = 1.0
    for score, many in zip(small.tolist(), times.tolist(), strict=True):
        ways = _moved(ways, score, many)
    last = ways[few, some]
    first, second = np.nonzero(last)
    sums = np.empty((len(first), 3))
    sums[:, order[0]] = few * least + step * first
    sums[:, order[1]] = some * least + step * second
    sums[:, order[2]] = float(scores @ times) - sums[:, order[0]] - sums[:, order[1]]
    shares = last[first, second]
    return sums, shares / shares.sum()


def _moved(ways: Numbers, score: int, many: int) -> Numbers:
    """The ways after `many` cases of a score have gone to the two groups that are counted, and to the third."""
    found = np.zeros_like(ways)
    few, some, top, other = ways.shape
    for x in range(min(many, few - 1) + 1):
        for y in range(min(many - x, some - 1) + 1):
            up, right = x * score, y * score
            if up >= top or right >= other:
                continue
            factor = float(math.comb(many, x) * math.comb(many - x, y))
            found[x:, y:, up:, right:] += factor * ways[: few - x, : some - y, : top - up, : other - right]
    return found
