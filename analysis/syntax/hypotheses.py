"""NPTESTS: every test of a command, with one table of all hypotheses."""

from collections.abc import Iterator, Mapping

from analysis.comparing import observed_codes
from analysis.result import Result
from analysis.syntax.drawn_probabilities import drawn_note
from analysis.syntax.further_hypotheses import compared_shares, compared_trends, intervals
from analysis.syntax.further_tests import FurtherTest
from analysis.syntax.hypothesis import Hypothesis
from analysis.syntax.hypothesis_lines import FINDERS, of_chi_square, statistics_of
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass

COMPARED = ("kruskal_wallis", "friedman", "kendall_w", "cochran_q", "jonckheere")
HYPOTHESES = headed("number", "null_hypothesis", "test", "p", "is_exact", "detail")


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
            lines = dict(FINDERS.get(each.test, of_chi_square)(found, each, tally))
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
            return f"{float(str(statistics_of(found, 'runs_test')['test_value'])):.3f}"
        case "kolmogorov_smirnov" if options.groups is None:
            told = statistics_of(found, "one_sample_kolmogorov")
            own = [f"{float(str(told[word])):.3f}" for word in ("mean", "sd", "minimum", "maximum") if word in told]
            return "|".join([options.distribution, *own])
    return ""
