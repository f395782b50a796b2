"""NPTESTS: what tests find that no plan has, intervals of a share, and comparisons of shares."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.comparing import grouped
from analysis.labels import level_key
from analysis.result import Result
from analysis.statistics.binomial_intervals import INTERVALS
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.jonckheere import jonckheere
from analysis.statistics.kruskal_wallis import rank_difference
from analysis.statistics.marginal_homogeneity import marginal_homogeneity
from analysis.statistics.signed_ranks import differences_of, wilcoxon
from analysis.table import Cell, Table, headed
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from analysis.whole_weights import weighted_as

Line = tuple[str, Cell]
COMPARED = ("rank_difference", "se", "z", "p", "p_adjusted")


def of_one_median(tally: Tally, name: str, median: float) -> Iterator[Line]:
    """Wilcoxon's signed ranks of a variable's distances from `median`: the sum of the positive ones."""
    values, weights = _complete(tally, [name])
    gaps = differences_of(np.full(len(values), median), values[:, 0])
    some, test = gaps != 0, wilcoxon(gaps, weights)
    ranks = mean_ranks(np.abs(gaps[some]), weights[some])
    w, half = float((weights[some] * ranks) @ (gaps[some] > 0)), float(weights[some] @ ranks) / 2
    yield from (("n", float(weights.sum())), ("test_statistic", w))
    if isinstance(test.z, Undefined):
        yield from (("standardized", test.z), ("p", test.p))
        return
    se = (half - min(w, 2 * half - w)) / abs(test.z) if test.z else math.sqrt(float(weights[some] @ ranks**2)) / 2
    yield from (("se", se), ("standardized", (w - half) / se), ("p", test.p))


def of_homogeneity(tally: Tally, names: Sequence[str]) -> Iterator[Line]:
    """The test of marginal homogeneity of two variables."""
    values, weights = _complete(tally, names)
    found = marginal_homogeneity(values[:, 0], values[:, 1], weights)
    yield from (("n", float(weights.sum())), ("test_statistic", found.observed), ("se", found.sd))
    yield from (("standardized", found.z), ("p", found.p))


def _complete(tally: Tally, names: Sequence[str]) -> tuple[Numbers, Numbers]:
    whole, _ = weighted_as(tally, "spss")
    values, missing, weights = whole.rows(names)
    kept = ~missing.any(axis=1) & (weights > 0)
    return values[kept], weights[kept]


def intervals(found: Result, names: Sequence[str], asked: Sequence[str], confidence: float) -> Iterator[Table]:
    """The share of successes of a binomial test with the limits that are asked for."""
    table = found.table("binomial_test")
    if not asked or len(table.rows) < 3:
        return
    first, total = (float(str(table.rows[at][table.index("n")])) for at in (0, 2))
    rows = [
        (kind, str(table.rows[0][1]), first / total, *INTERVALS[kind](first, total, confidence))
        for kind in asked
        if total > 0
    ]
    words = headed("kind", "category", "estimate", "ci_low", "ci_high")
    yield Table("intervals_of_shares", words, tuple(rows), tuple(names))


def compared_shares(tally: Tally, names: Sequence[str], success: float | None) -> Iterator[Table]:
    """Every two variables of Cochran's test by the shares of `success`, which is the first value in the file if None.

    Source: Dunn (1964), Technometrics 6(3); the error: Sheskin (2011), Handbook of Parametric and Nonparametric
    Statistical Procedures, test 26.
    """
    values, weights = _complete(tally, names)
    k, n = len(names), float(weights.sum())
    if n <= 0:
        return
    hits = values == (values[0, 0] if success is None else success)
    each, shares = hits.sum(axis=1), weights @ hits / n
    se = math.sqrt(2 * float(weights @ (k * each - each**2)) / (n * n * k * (k - 1)))
    order = sorted(range(k), key=lambda at: shares[at])
    rows = []
    for at, x in enumerate(order):
        for y in order[at + 1 :]:
            gap = float(shares[min(x, y)] - shares[max(x, y)])  # as SPSS: the earlier variable less the later
            pair = rank_difference(x, y, gap, se, k * (k - 1) // 2)
            rows.append((names[x], names[y], pair.difference, pair.se, pair.z, pair.p, pair.adjusted))
    yield Table("comparisons_of_cochran_q", headed("group", "other_group", *COMPARED), tuple(rows), tuple(names))


def compared_trends(tally: Tally, name: str, by: str, codes: Sequence[float]) -> Iterator[Table]:
    """Every two groups by Jonckheere and Terpstra's test of them alone, in the order of `codes`."""
    if len(codes) < 3:
        return
    whole, _ = weighted_as(tally, "spss")
    pairs = [(x, y) for at, x in enumerate(codes) for y in codes[at + 1 :]]
    rows = []
    for pair in pairs:
        found = jonckheere(grouped(whole, name, by, pair, 2))
        adjusted = found.p if isinstance(found.p, Undefined) else min(1.0, found.p * len(pairs))
        keys = (level_key(by, code) for code in pair)
        rows.append((*keys, found.observed, found.sd, found.z, found.p, adjusted))
    yield Table("comparisons_of_jonckheere", headed("group", "other_group", *COMPARED), tuple(rows), (name, by))
