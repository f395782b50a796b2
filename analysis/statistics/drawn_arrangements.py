"""Statistics of ranks and counts in samples of the arrangements that nothing but chance would make."""

from collections.abc import Callable, Iterator

import numpy as np

from analysis.statistics.arrangements import Numbers, Whole
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.drawing import Drawing
from analysis.statistics.exact_tables import random_tables
from analysis.statistics.groups import Groups
from analysis.statistics.jonckheere import counts_of, ordered_pairs
from analysis.statistics.kruskal_wallis import spread
from analysis.statistics.median_test import far_from_expected
from analysis.statistics.null_distribution import Null
from analysis.statistics.runs import chances_of_runs

AT_ONCE = 4_000_000  # numbers
FEW_CELLS = 2000


def of_two(groups: Groups, drawing: Drawing) -> Null:
    """How far U of the first of two groups is from its mean."""
    table = counts_of(groups)
    size, other = table.sum(axis=0)

    def gaps(tables: Numbers) -> Numbers:
        found: Numbers = tables[:, :, 0] @ _ranks(table) - size * (size + 1) / 2 - size * other / 2
        return found

    return _drawn(table, gaps, drawing)


def of_several(groups: Groups, drawing: Drawing) -> Null:
    """What Kruskal and Wallis's H grows with."""
    table = counts_of(groups)
    doubled, sizes = 2 * _ranks(table), table.sum(axis=0)
    return _drawn(table, lambda tables: spread(np.moveaxis(tables, 1, 2) @ doubled, sizes), drawing)


def of_trend(groups: Groups, drawing: Drawing) -> Null:
    """How far Jonckheere and Terpstra's statistic is from its mean."""
    table = counts_of(groups)
    sizes = table.sum(axis=0)
    mean = (float(sizes.sum()) ** 2 - float(sizes @ sizes)) / 4
    return _drawn(table, lambda tables: ordered_pairs(tables) - mean, drawing)


def of_sides(counts: Numbers, drawing: Drawing) -> Null:
    """What chi-square of the median test grows with, of `counts` (2, groups)."""
    table = counts[:, counts.sum(axis=0) > 0]
    return _drawn(table, lambda tables: far_from_expected(tables[:, 0, :], table), drawing)


def of_distance(groups: Groups, drawing: Drawing) -> Null:
    """The distance of the distribution functions of two groups."""
    table = counts_of(groups)

    def gaps(tables: Numbers) -> Numbers:
        reached = np.cumsum(tables, axis=1) / table.sum(axis=0)
        found: Numbers = np.abs(reached[:, :, 0] - reached[:, :, 1]).max(axis=1)
        return found

    return _drawn(table, gaps, drawing)


def of_signs(sizes: Numbers, weights: Numbers, seen: float, drawing: Drawing) -> Null:
    """How far the sum of `sizes`, shape (p,), with a sign of chance each is from 0; half of it is that of positives."""
    random = np.random.default_rng(drawing.seed)
    up = [random.binomial(int(many), 0.5, drawing.samples) - many / 2 for many in weights]
    gaps: Numbers = np.asarray(sum(each * size for each, size in zip(up, sizes, strict=True)), dtype=np.float64)
    return _equal(gaps, seen)


def of_orders(ranks: Numbers, weights: Numbers, drawing: Drawing) -> Null:
    """What Friedman's chi-square grows with, of the `ranks` (p, k) of cases that count `weights`."""
    random = np.random.default_rng(drawing.seed)
    rows = np.repeat(ranks, np.rint(weights).astype(np.int64), axis=0)
    found, size = [], max(1, AT_ONCE // rows.size)
    for start in range(0, drawing.samples, size):
        tiled = np.broadcast_to(rows, (min(size, drawing.samples - start), *rows.shape))
        found.append((random.permuted(tiled, axis=2).sum(axis=1) ** 2).sum(axis=1))
    return _equal(np.concatenate(found), float((rows.sum(axis=0) ** 2).sum()))


def of_shares(counts: Numbers, expected: Numbers, drawing: Drawing) -> Null:
    """Chi-square of `counts` (k,) against those `expected`."""
    random, n = np.random.default_rng(drawing.seed), round(float(counts.sum()))
    drawn = random.multinomial(n, expected / expected.sum(), drawing.samples)
    gaps: Numbers = ((drawn - expected) ** 2 / expected).sum(axis=1)
    return _equal(gaps, float(((counts - expected) ** 2 / expected).sum()))


def of_runs(seen: float, first: int, second: int, drawing: Drawing) -> Null:
    """How far the number of runs of `first` and `second` cases is from its mean."""
    possible, shares = chances_of_runs(first, second)
    mean = 2 * first * second / (first + second) + 1
    drawn = np.random.default_rng(drawing.seed).choice(possible, drawing.samples, p=shares)
    return _equal(drawn - mean, seen - mean)


def of_fit(distance: float, n: int, drawing: Drawing) -> Null:
    """The distance of `n` cases from the continuous distribution that they are drawn from."""
    random = np.random.default_rng(drawing.seed)
    steps = np.arange(1, n + 1) / n
    found, size = [], max(1, AT_ONCE // n)
    for start in range(0, drawing.samples, size):
        reached = np.sort(random.random((min(size, drawing.samples - start), n)), axis=1)
        found.append(np.maximum((steps - reached).max(axis=1), (reached - steps + 1 / n).max(axis=1)))
    return _equal(np.concatenate(found), distance)


def _drawn(table: Numbers, gaps: Callable[[Numbers], Numbers], drawing: Drawing) -> Null:
    found = [gaps(tables) for tables in _tables(np.rint(table).astype(np.int64), drawing)]
    return _equal(np.concatenate(found), float(gaps(table[None])[0]))


def _equal(gaps: Numbers, seen: float) -> Null:
    return Null(gaps, np.full(len(gaps), 1 / len(gaps)), seen)


def _ranks(table: Numbers) -> Numbers:
    """The mean rank of each row of `table`, shape (values, groups)."""
    return mean_ranks(np.arange(len(table), dtype=np.float64), table.sum(axis=1))


def numbers_of(table: Numbers) -> float:
    """How many numbers a random table with the margins of `table` (d, k) takes."""
    return 10.0 * table.size if _is_small(table) else float(table.sum())


def _is_small(table: Numbers | Whole) -> bool:
    """Whether cells are so few that they are drawn faster than cases."""
    return table.size <= FEW_CELLS and 10 * table.size <= float(table.sum())


def _tables(table: Whole, drawing: Drawing) -> Iterator[Numbers]:
    """Random tables with the margins of `table` (d, k), some at a time, shape (m, d, k)."""
    if _is_small(table):
        for each in random_tables(table.astype(np.float64), drawing.samples, drawing.seed):
            yield each.astype(np.float64)
        return
    random = np.random.default_rng(drawing.seed)
    rows, columns = (np.repeat(np.arange(table.shape[axis]), table.sum(axis=1 - axis)) for axis in (0, 1))
    size = max(1, AT_ONCE // max(len(rows), table.size))
    for start in range(0, drawing.samples, size):
        many = min(size, drawing.samples - start)
        cells = random.permuted(np.broadcast_to(rows, (many, len(rows))), axis=1) * table.shape[1] + columns
        cells += np.arange(many)[:, None] * table.size
        yield np.bincount(cells.ravel(), minlength=many * table.size).reshape(many, *table.shape).astype(np.float64)
