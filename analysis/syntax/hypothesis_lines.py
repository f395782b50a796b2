"""What each test of NPTESTS finds: the statistics below one another, by their words."""

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from analysis.comparing import grouped
from analysis.result import Result
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.mann_whitney import spread_of_ranks
from analysis.syntax.drawn_probabilities import limits_drawn
from analysis.syntax.further_hypotheses import of_homogeneity, of_one_median
from analysis.syntax.further_tests import FurtherTest
from analysis.syntax.hypothesis import Hypothesis
from analysis.table import Cell
from analysis.tally import Tally

Line = tuple[str, Cell]
Lines = Iterator[Line]


def statistics_of(found: Result, name: str = "test_statistics") -> dict[str, Cell]:
    """The first row of the table of statistics by its words."""
    names = (name, "chi_square_statistics", "jonckheere_test", "runs_test", "one_sample_kolmogorov", "test_statistics")
    table = next(each for wanted in names for each in found.tables if each.name == wanted)
    return {
        column.word: cell for column, cell in zip(table.columns, table.rows[0], strict=True) if column.under is None
    }


def _mann_whitney(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """U and W are of the second group (spec: NPTESTS), Z has its sign."""
    rows = found.table("ranks").rows
    codes = [float(str(row[1]).rpartition("=")[2]) for row in rows[:2]]
    one, two = (float(str(row[2])) for row in rows[:2])
    w = float(str(rows[1][4]))
    u = w - two * (two + 1) / 2
    groups = grouped(tally, str(rows[0][0]), each.names[-1], codes, 2)
    n = one + two
    se = math.sqrt(one * two / (n * (n - 1)) * spread_of_ranks(groups.values, groups.weights)) if n > 1 else 0.0
    told = statistics_of(found)
    yield from (("n", n), ("mann_whitney_u", u), ("wilcoxon_w", w), ("test_statistic", u), ("se", se))
    yield ("standardized", (u - one * two / 2) / se if se > 0 else told["z"])
    yield from (("p", told["p"]), ("exact_p", told.get("exact_p_uncorrected")))


def _wilcoxon(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """The sum of positive ranks, second less first."""
    values, missing, weights = tally.rows(each.names)
    kept = ~missing.any(axis=1) & (weights > 0)
    gaps, weights = np.round((values[:, 1] - values[:, 0])[kept], 10), weights[kept]
    some = gaps != 0
    ranks = mean_ranks(np.abs(gaps[some]), weights[some])
    w = float((weights[some] * ranks)[gaps[some] > 0].sum())
    se = math.sqrt(float(weights[some] @ ranks**2)) / 2
    half = float(weights[some] @ ranks) / 2
    told = statistics_of(found)
    yield from (("n", float(weights.sum())), ("test_statistic", w), ("se", se))
    yield from (("standardized", (w - half) / se if se > 0 else told["z"]), ("p", told["p"]))


def _sign(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """The number of positive differences, corrected for continuity."""
    negative, positive, _, total = (float(str(row[4])) for row in found.table("signs").rows)
    n = negative + positive
    se, gap, told = math.sqrt(n) / 2, positive - n / 2, statistics_of(found)
    corrected = math.copysign(max(0.0, abs(gap) - 0.5), gap)
    yield from (("n", total), ("test_statistic", positive), ("se", se))
    yield from (("standardized", corrected / se if se > 0 else told["z"]), ("p", told["p"]))
    yield ("exact_p", told.get("exact_p_two_sided") if n <= FEW else None)


FEW = 25  # cases up to which exact probabilities are shown


def of_chi_square(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """Total N, the statistic, its degrees of freedom and p."""
    told = statistics_of(found, "chi_square_statistics")
    value = next((told[word] for word in VALUES if word in told), None)
    n = told.get("n", found.cases.valid)
    yield ("n", n)
    if each.test == "median":
        yield ("median", told.get("median"))
    if each.test == "kendall_w":
        yield ("kendall_w", told["kendall_w"])
    yield from (("test_statistic", value), ("df", told["df"]), ("p", told["p"]))


VALUES = ("kruskal_wallis_h", "cochran_q", "chi_square")


def _jonckheere(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    told = statistics_of(found, "jonckheere_test")
    yield from (("n", told["n"]), ("test_statistic", told["jonckheere"]), ("se", told["jonckheere_sd"]))
    yield from (("standardized", told["z"]), ("p", told["p"]))


def _mcnemar(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    told = statistics_of(found)
    counts = found.table("pair_counts")
    changed = [float(str(cell)) for row in counts.rows for cell in row[1:]]
    only = changed[1:3] if len(changed) == 4 else [0.0, 0.0]
    n = sum(only)
    value = max(0.0, abs(only[0] - only[1]) - 1) ** 2 / n if n > 0 else 0.0
    yield from (("n", told["n"]), ("test_statistic", value), ("df", 1.0))
    yield from (("p", p_chi_square(value, 1)), ("exact_p", told.get("exact_p_two_sided") if n <= FEW else None))


def _binomial(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """The number of successes, corrected for continuity."""
    table = found.table("binomial_test")
    first, total = float(str(table.rows[0][table.index("n")])), float(str(table.rows[2][table.index("n")]))
    share = each.task.options.proportion
    told = {column.word: cell for column, cell in zip(table.columns, table.rows[0], strict=True)}
    se, gap = math.sqrt(total * share * (1 - share)), first - total * share
    corrected = math.copysign(max(0.0, abs(gap) - 0.5), gap)
    exact = told.get("exact_p_two_sided")
    yield from (("n", total), ("test_statistic", first), ("se", se), ("standardized", corrected / se))
    yield from (("p", told["p"]), ("exact_p", exact if total <= FEWEST else None))


FEWEST = 30  # cases of a binomial test


DRAWN = ("drawn_p", "drawn_low", "drawn_high")


def _kolmogorov(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    told = statistics_of(found, "one_sample_kolmogorov")
    if each.task.options.groups is not None:
        told = statistics_of(found)
    yield ("n", told.get("n", found.cases.valid))
    for word in ("extreme_absolute", "extreme_positive", "extreme_negative"):
        yield (word, told[word])
    yield from (("test_statistic", told.get("distance", told["kolmogorov_z"])), ("p", told["p"]))
    if each.drawing is not None:
        yield from zip(DRAWN, limits_drawn(told["distance"], told["n"], each.drawing), strict=True)


def _runs(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    told = statistics_of(found, "runs_test")
    one, two = (float(str(told[word])) for word in ("n_below", "n_at_least"))
    n = one + two
    spread = 2 * one * two * (2 * one * two - n) / (n * n * (n - 1)) if n > 1 else 0.0
    yield from (("n", n), ("test_statistic", told["runs"]), ("se", math.sqrt(max(spread, 0.0))))
    yield from (("standardized", told["z"]), ("p", told["p"]))


def _one_wilcoxon(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    yield from of_one_median(tally, each.names[0], each.task.tested if isinstance(each.task, FurtherTest) else 0.0)


def _homogeneity(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    yield from of_homogeneity(tally, each.names)


FINDERS: Mapping[str, Callable[[Result, Hypothesis, Tally], Lines]] = {
    "mann_whitney": _mann_whitney,
    "wilcoxon": _wilcoxon,
    "sign": _sign,
    "jonckheere": _jonckheere,
    "mcnemar": _mcnemar,
    "binomial": _binomial,
    "kolmogorov_smirnov": _kolmogorov,
    "runs": _runs,
    "one_wilcoxon": _one_wilcoxon,
    "homogeneity": _homogeneity,
}
