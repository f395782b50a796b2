"""NPTESTS: what each test finds, with one table of all hypotheses."""

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from analysis.comparing import grouped, observed_codes
from analysis.result import Result
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.drawing import Drawing
from analysis.statistics.mann_whitney import spread_of_ranks
from analysis.syntax.drawn_probabilities import drawn_note, limits_drawn
from analysis.syntax.further_hypotheses import (
    compared_shares,
    compared_trends,
    intervals,
    of_homogeneity,
    of_one_median,
)
from analysis.syntax.further_tests import FurtherTest
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass

Line = tuple[str, Cell]
COMPARED = ("kruskal_wallis", "friedman", "kendall_w", "cochran_q", "jonckheere")
HYPOTHESES = headed("number", "null_hypothesis", "test", "p", "is_exact", "detail")


@dataclass(frozen=True)
class Hypothesis:
    """A test of NPTESTS: a task of ours, and whether samples are compared two by two where they differ."""

    task: Task
    compare: bool = False
    intervals: tuple[str, ...] = ()  # of a share
    success: float | None = None  # the value that Cochran's test counts
    drawing: Drawing | None = None  # of Lilliefors's test

    @property
    def test(self) -> str:
        return self.task.kind if isinstance(self.task, FurtherTest) else str(self.task.options.test)

    @property
    def names(self) -> tuple[str, ...]:
        if isinstance(self.task, FurtherTest):
            return (*self.task.names, *(name for pair in self.task.pairs for name in pair))
        options = self.task.options
        pairs = [variable.name for pair in options.pairs for variable in pair]
        groups = [options.groups.name] if options.groups is not None else []
        return (*(variable.name for variable in options.variables), *pairs, *groups)


@dataclass(frozen=True)
class Hypotheses(Task):
    """All tests of a command."""

    hypotheses: tuple[Hypothesis, ...] = ()
    alpha: float = 0.05
    confidence: float = 0.95

    def run(self, tally: Tally) -> Result:
        """The summary of all hypotheses, then each test's own tables. Raises `Fault` as the tests."""
        tables: list[Table] = []
        labels: dict[str, Mapping[str, str]] = {}
        decimals: dict[str, int] = {}
        summary: list[tuple[Cell, ...]] = []
        found = None
        for number, each in enumerate(self.hypotheses, start=1):
            found = each.task.run(tally)
            labels.update(found.labels)
            decimals.update(found.decimals)
            lines = dict(FINDERS.get(each.test, _chi_square)(found, each, tally))
            p, exact = lines.get("p"), lines.get("exact_p")
            shown = p if exact is None else exact
            name = ">".join(each.names)
            summary.append(
                (str(number), name, each.test, shown, "exact" if exact is not None else None, _detail(found, each))
            )
            notes = (drawn_note(each.drawing),) if each.drawing is not None else ()
            words = headed("statistic", "value")
            tables.append(Table(f"summary_of_{each.test}", words, tuple(lines.items()), each.names, notes))
            if each.test == "binomial":
                tables += intervals(found, each.names, each.intervals, self.confidence)
            if each.compare and each.test in COMPARED and isinstance(shown, float) and shown < self.alpha:
                tables += _pairs(found, each, tally)
        first = Table("hypotheses", HYPOTHESES, tuple(summary))
        options = {"test": "several", "alpha": self.alpha}
        if found is None:
            raise ValueError("a command without tests")
        return Result("nonparametric", options, found.cases, (first, *tables), labels=labels, decimals=decimals)


def _pairs(found: Result, each: Hypothesis, tally: Tally) -> Iterator[Table]:
    """Every two samples of a test that finds them different."""
    if each.test == "cochran_q":
        return compared_shares(tally, each.names, each.success)
    if each.test == "jonckheere":
        name, by = each.names
        groups = each.task.options.groups
        return compared_trends(tally, name, by, each.task.options.values or observed_codes(tally, groups))
    return _compared(found, each)


def _compared(found: Result, each: Hypothesis) -> Iterator[Table]:
    """Every pair of samples, the smallest mean ranks first; a difference is of the earlier less the later code."""
    pairs = next((table for table in found.tables if table.name == "pairwise_comparisons"), None)
    ranks = next((table for table in found.tables if table.name == "ranks"), None)
    if pairs is None or ranks is None:
        return
    at = ranks.index("mean_rank")
    means = {str(row[at - 2 if "n" in [x.word for x in ranks.columns] else at - 1]): row[at] for row in ranks.rows}
    keys = ("group", "other_group") if any(x.word == "group" for x in pairs.columns) else ("variable", "other_variable")
    cells = {(str(row[pairs.index(keys[0])]), str(row[pairs.index(keys[1])])): row for row in pairs.rows}
    order = sorted((key for key in means if key != "total"), key=lambda key: float(str(means[key])))
    words = ("rank_difference", "se", "z", "p", "p_adjusted")
    rows = []
    for x, first in enumerate(order):
        for second in order[x + 1 :]:
            row = cells.get((first, second)) or cells[second, first]
            rows.append((first, second, *(row[pairs.index(word)] for word in words)))
    yield Table(f"comparisons_of_{each.test}", headed("group", "other_group", *words), tuple(rows), each.names)


def _detail(found: Result, each: Hypothesis) -> str:
    """What a hypothesis of one sample says beside its field, its parts behind one another with a | between."""
    options = each.task.options
    match each.test:
        case "one_wilcoxon" if isinstance(each.task, FurtherTest):
            return f"{each.task.tested:.3f}"
        case "chi_square":
            return "given" if options.expected else "equal"
        case "binomial":
            parts = [str(row[1]) for row in found.table("binomial_test").rows[:2]]
            cut = f"{options.cut_value:g}" if options.cut_value is not None else ""
            return "|".join([*parts, cut, f"{options.proportion:.3f}", f"{1 - options.proportion:.3f}"])
        case "runs":
            return f"{float(str(_statistics(found, 'runs_test')['test_value'])):.3f}"
        case "kolmogorov_smirnov" if options.groups is None:
            told = _statistics(found, "one_sample_kolmogorov")
            own = [f"{float(str(told[word])):.3f}" for word in ("mean", "sd", "minimum", "maximum") if word in told]
            return "|".join([options.distribution, *own])
    return ""


def _statistics(found: Result, name: str = "test_statistics") -> dict[str, Cell]:
    """The first row of the table of statistics by its words."""
    names = (name, "chi_square_statistics", "jonckheere_test", "runs_test", "one_sample_kolmogorov", "test_statistics")
    table = next(each for wanted in names for each in found.tables if each.name == wanted)
    return {
        column.word: cell for column, cell in zip(table.columns, table.rows[0], strict=True) if column.under is None
    }


Lines = Iterator[Line]


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
    told = _statistics(found)
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
    told = _statistics(found)
    yield from (("n", float(weights.sum())), ("test_statistic", w), ("se", se))
    yield from (("standardized", (w - half) / se if se > 0 else told["z"]), ("p", told["p"]))


def _sign(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """The number of positive differences, corrected for continuity."""
    negative, positive, _, total = (float(str(row[4])) for row in found.table("signs").rows)
    n = negative + positive
    se, gap, told = math.sqrt(n) / 2, positive - n / 2, _statistics(found)
    corrected = math.copysign(max(0.0, abs(gap) - 0.5), gap)
    yield from (("n", total), ("test_statistic", positive), ("se", se))
    yield from (("standardized", corrected / se if se > 0 else told["z"]), ("p", told["p"]))
    yield ("exact_p", told.get("exact_p_two_sided") if n <= FEW else None)


FEW = 25  # cases up to which exact probabilities are shown


def _chi_square(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    """Total N, the statistic, its degrees of freedom and p."""
    told = _statistics(found, "chi_square_statistics")
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
    told = _statistics(found, "jonckheere_test")
    yield from (("n", told["n"]), ("test_statistic", told["jonckheere"]), ("se", told["jonckheere_sd"]))
    yield from (("standardized", told["z"]), ("p", told["p"]))


def _mcnemar(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    told = _statistics(found)
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
    told = _statistics(found, "one_sample_kolmogorov")
    if each.task.options.groups is not None:
        told = _statistics(found)
    yield ("n", told.get("n", found.cases.valid))
    for word in ("extreme_absolute", "extreme_positive", "extreme_negative"):
        yield (word, told[word])
    yield from (("test_statistic", told.get("distance", told["kolmogorov_z"])), ("p", told["p"]))
    if each.drawing is not None:
        yield from zip(DRAWN, limits_drawn(told["distance"], told["n"], each.drawing), strict=True)


def _runs(found: Result, each: Hypothesis, tally: Tally) -> Lines:
    told = _statistics(found, "runs_test")
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
