"""The t test of two groups: statistics, Levene's test, both tests of means, effect sizes."""

from collections.abc import Mapping

from analysis.comparing import cases_in, grouped, two_codes
from analysis.dialect import Dialect, Parting
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.procedures.ttest.cells import DIFFERENCE, EFFECT, cells, effect_cells
from analysis.procedures.ttest.options import Options
from analysis.result import Message, Result
from analysis.statistics.centers import means, medians
from analysis.statistics.groups import Groups, Sample, centred, samples
from analysis.statistics.mean_differences import EMPTY_GROUP, pooled, welch
from analysis.statistics.standardized_differences import cohen_d, glass_delta, hedges_g
from analysis.statistics.variance_analysis import Test, levene
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from instrument.codebook import Variable

STANDARDIZERS = Message(
    "The denominator used in estimating the effect sizes. Cohen's d uses the pooled standard deviation. Hedges' "
    "correction uses the pooled standard deviation, plus a correction factor. Glass's delta uses the sample standard "
    "deviation of the control (i.e., the second) group."
)
LEVENE = Parting(
    spss=Message(
        "{variable}: Levene's test goes by distances from means, as in SPSS; from medians, which skewed answers "
        "mislead less, F is {f:.3f}, p {p:.3f} (dialect: recommended)."
    ),
    recommended=Message(
        "{variable}: Levene's test goes by distances from medians; from means, as in SPSS, F is {f:.3f}, p {p:.3f} "
        "(dialect: spss)."
    ),
)


def between_groups(tally: Tally, options: Options, names: list[str], groups: Variable) -> Result:
    """Group Statistics, Independent Samples Test and Effect Sizes, each variable on its own cases."""
    codes = two_codes(tally, groups, options.values)
    keys = [level_key(groups.name, code) for code in codes]
    found = {name: centred(grouped(tally, name, groups.name, codes, 2)) for name in names}
    return Result(
        procedure="ttest",
        options=plain(options),
        cases=cases_in(tally, names, groups.name, codes),
        tables=(
            _group_statistics(groups.name, keys, found),
            _independent_test(groups.name, found, options),
            _effect_sizes(groups.name, found, options.confidence),
        ),
        labels={**bare_labels(groups, codes), **labels_of(tally.codebook, [*names, groups.name])},
    )


def _group_statistics(by: str, keys: list[str], found: Mapping[str, Groups]) -> Table:
    words = ("variable", "group", "n", "mean", "sd", "se_mean")
    rows = [
        (name, key, each.n, each.mean, each.sd, each.se_mean)
        for name, groups in found.items()
        for key, each in zip(keys, samples(groups), strict=False)
    ]
    return Table("group_statistics", headed(*words), tuple(rows), (by,))


def _independent_test(by: str, found: Mapping[str, Groups], options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    notes: list[Message] = []
    for name, groups in found.items():
        first, second = samples(groups)
        around_means = options.dialect == "spss"
        spread, other = (_levene(groups, first, second, each) for each in (around_means, not around_means))
        notes += _parting(name, spread, other, options.dialect)
        notes += _lone(name, first, second)
        same, apart = pooled(first, second, options.confidence), welch(first, second, options.confidence)
        rows.append((name, "equal_variances", spread.value, spread.p, *cells(same)))
        rows.append((name, "unequal_variances", None, None, *cells(apart)))
    words = ("variable", "assumption", "levene_f", "levene_p", *DIFFERENCE)
    return Table("independent_test", headed(*words), tuple(rows), (by,), tuple(notes))


def _lone(name: str, first: Sample, second: Sample) -> tuple[Message, ...]:
    """A warning where SPSS prints a test of a group that has no variance to speak of."""
    few = min(first.n, second.n)
    if not 0 < few < 2 or max(first.n, second.n) < 2:
        return ()
    return (
        Message(
            "{variable}: one group has fewer than two cases; its variance is unknown, "
            "and the test that assumes equal variances takes the other group's for it",
            {"variable": name},
        ),
    )


def _levene(groups: Groups, first: Sample, second: Sample, around_means: bool) -> Test:
    """Around the means (D3), or the medians; with unrounded degrees of freedom (D19)."""
    if first.n <= 0 or second.n <= 0:
        return Test(EMPTY_GROUP, EMPTY_GROUP, EMPTY_GROUP, EMPTY_GROUP)
    return levene(groups, means(groups) if around_means else medians(groups), first.n + second.n)


def _parting(name: str, own: Test, other: Test, dialect: Dialect) -> tuple[Message, ...]:
    return LEVENE.where_differing(dialect, {"f": own.value, "p": own.p}, {"f": other.value, "p": other.p}, name)


def _effect_sizes(by: str, found: Mapping[str, Groups], confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, groups in found.items():
        first, second = samples(groups)
        d = cohen_d(first, second, confidence)
        rows.append((name, "cohen_d", *effect_cells(d)))
        rows.append((name, "hedges_g", *effect_cells(hedges_g(d, first.n + second.n - 2))))
        rows.append((name, "glass_delta", *effect_cells(glass_delta(first, second, confidence))))
    return Table("effect_sizes", headed("variable", "statistic", *EFFECT), tuple(rows), (by,), (STANDARDIZERS,))
