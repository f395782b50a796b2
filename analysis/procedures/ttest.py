"""T-TEST: means of two groups, of two variables, or of one against a value."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.categories import Category
from analysis.comparing import cases_in, grouped, two_codes
from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect, Parting
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Fault, Message, Place, Result, quoted
from analysis.statistics.centers import means, medians
from analysis.statistics.correlation import correlation
from analysis.statistics.groups import Groups, Sample, centred, sample, sample_of_differences, samples
from analysis.statistics.mean_differences import EMPTY_GROUP, TTest, one_sample, paired, pooled, welch
from analysis.statistics.standardized_differences import Effect, cohen_d, glass_delta, hedges_g, one_sample_d
from analysis.statistics.variance_analysis import Test, levene
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from instrument.codebook import Variable

DIFFERENCE = ("t", "df", "p_one_sided", "p", "mean_difference", "se_difference", "ci_low", "ci_high")
EFFECT = ("standardizer", "estimate", "ci_low", "ci_high")
STANDARDIZERS = Message(
    "The denominator used in estimating the effect sizes. Cohen's d uses the pooled standard deviation. Hedges' "
    "correction uses the pooled standard deviation, plus a correction factor. Glass's delta uses the sample standard "
    "deviation of the control (i.e., the second) group."
)
OWN_STANDARDIZERS = Message(
    "The denominator used in estimating the effect sizes. Cohen's d uses the sample standard deviation. Hedges' "
    "correction uses the sample standard deviation, plus a correction factor."
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


@dataclass(frozen=True)
class Options:
    """One of `groups` (its two codes in `values`, by default its two levels), `test_value` and `pairs`.

    Levene's test goes by distances from means in the `dialect` spss, from medians in the other.
    """

    variables: tuple[Variable, ...] = ()
    groups: Category | None = None
    values: tuple[float, ...] = ()
    test_value: float | None = None
    pairs: tuple[tuple[Variable, ...], ...] = ()
    confidence: float = 0.95
    dialect: Dialect = "spss"


def run(tally: Tally, options: Options) -> Result:
    """The tables of the kind of test that the options ask for; each variable on its own valid cases."""
    _check(options)
    names = [variable.name for variable in options.variables]
    if options.groups is not None:
        return _between_groups(tally, options, names, options.groups)
    if options.test_value is not None:
        return _against_value(tally, options, names, options.test_value)
    return _of_pairs(tally, options, [(first.name, second.name) for first, second in options.pairs])


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    kinds = ("groups", "test_value", "pairs")
    given = [kind for kind in kinds if getattr(options, kind) not in (None, ())]
    if len(given) != 1:
        raise Fault(
            "{found} of the options groups, test_value, pairs are given; possible: exactly one", {"found": len(given)}
        )
    if given != ["pairs"] and not options.variables:
        raise Fault("option {found} is missing", {"found": quoted("variables")})
    for pair in options.pairs:
        if len(pair) != 2:
            found = ",".join(variable.name for variable in pair)
            raise Fault(
                "{found} is not a pair; possible: two variables, as q8,q9",
                {"found": quoted(found)},
                Place(entry="pairs"),
            )


def _between_groups(tally: Tally, options: Options, names: list[str], groups: Variable) -> Result:
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
    columns = ("variable", "group", "n", "mean", "sd", "se_mean")
    rows = [
        (name, key, each.n, each.mean, each.sd, each.se_mean)
        for name, groups in found.items()
        for key, each in zip(keys, samples(groups), strict=False)
    ]
    return Table("group_statistics", _columns(columns), tuple(rows), (by,))


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
        rows.append((name, "equal_variances", spread.value, spread.p, *_cells(same)))
        rows.append((name, "unequal_variances", None, None, *_cells(apart)))
    columns = ("variable", "assumption", "levene_f", "levene_p", *DIFFERENCE)
    return Table("independent_test", _columns(columns), tuple(rows), (by,), tuple(notes))


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
        rows.append((name, "cohen_d", *_effect_cells(d)))
        rows.append((name, "hedges_g", *_effect_cells(hedges_g(d, first.n + second.n - 2))))
        rows.append((name, "glass_delta", *_effect_cells(glass_delta(first, second, confidence))))
    return Table("effect_sizes", _columns(("variable", "statistic", *EFFECT)), tuple(rows), (by,), (STANDARDIZERS,))


def _against_value(tally: Tally, options: Options, names: list[str], value: float) -> Result:
    found = {name: _sample(tally, name) for name in names}
    statistics = [(name, each.n, each.mean, each.sd, each.se_mean) for name, each in found.items()]
    tests = [(name, *_cells(one_sample(each, value, options.confidence))) for name, each in found.items()]
    note = Message("Test Value = {value}", {"value": value})
    return Result(
        procedure="ttest",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(
            Table("one_sample_statistics", _columns(("variable", "n", "mean", "sd", "se_mean")), tuple(statistics)),
            Table("one_sample_test", _columns(("variable", *DIFFERENCE)), tuple(tests), notes=(note,)),
            _own_effect_sizes("variable", found, value, options.confidence),
        ),
        labels=labels_of(tally.codebook, names),
    )


def _of_pairs(tally: Tally, options: Options, pairs: list[tuple[str, str]]) -> Result:
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    numbered = {f"pair={number}": pair for number, pair in enumerate(pairs, start=1)}
    gaps = {key: _differences(tally, *pair) for key, pair in numbered.items()}
    return Result(
        procedure="ttest",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(
            _paired_statistics(tally, numbered),
            _paired_correlations(tally, numbered),
            _paired_test(numbered, gaps, options.confidence),
            _own_effect_sizes("pair", gaps, 0.0, options.confidence),
        ),
        labels=labels_of(tally.codebook, names),
    )


def _paired_statistics(tally: Tally, pairs: Mapping[str, tuple[str, str]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for key, pair in pairs.items():
        both = tally.patterns(pair).listwise()
        for at, name in enumerate(pair):
            each = sample(both.values[:, at], both.weights)
            rows.append((key, name, each.mean, each.n, each.sd, each.se_mean))
    return Table("paired_statistics", _columns(("pair", "variable", "mean", "n", "sd", "se_mean")), tuple(rows))


def _paired_correlations(tally: Tally, pairs: Mapping[str, tuple[str, str]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for key, pair in pairs.items():
        products, n = tally.moments(pair).products, tally.moments(pair).n
        found = correlation(float(products[0, 1]), float(products[0, 0]), float(products[1, 1]), n)
        half = found.p / 2 if isinstance(found.p, float) else found.p
        rows.append((key, *pair, found.n, found.r, half, found.p))
    columns = ("pair", "variable", "other_variable", "n", "r", "p_one_sided", "p")
    return Table("paired_correlations", _columns(columns), tuple(rows))


def _paired_test(pairs: Mapping[str, tuple[str, str]], gaps: Mapping[str, Sample], confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for key, pair in pairs.items():
        gap, test = gaps[key], paired(gaps[key], confidence)
        described = (gap.mean, gap.sd, gap.se_mean, test.ci_low, test.ci_high)
        rows.append((key, *pair, *described, test.t, test.df, test.p_one_sided, test.p))
    columns = ("mean", "sd", "se_mean", "ci_low", "ci_high", "t", "df", "p_one_sided", "p")
    return Table("paired_test", _columns(("pair", "variable", "other_variable", *columns)), tuple(rows))


def _own_effect_sizes(stub: str, found: Mapping[str, Sample], value: float, confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        d = one_sample_d(each, value, confidence)
        rows.append((name, "cohen_d", *_effect_cells(d)))
        rows.append((name, "hedges_g", *_effect_cells(hedges_g(d, each.n - 1))))
    return Table("effect_sizes", _columns((stub, "statistic", *EFFECT)), tuple(rows), notes=(OWN_STANDARDIZERS,))


def _sample(tally: Tally, name: str) -> Sample:
    valid = tally.patterns([name]).listwise()
    return sample(valid.column(name), valid.weights)


def _differences(tally: Tally, first: str, second: str) -> Sample:
    both = tally.patterns([first, second]).listwise()
    return sample_of_differences(both.values[:, 0], both.values[:, 1], both.weights)


def _cells(test: TTest) -> tuple[Cell, ...]:
    return (test.t, test.df, test.p_one_sided, test.p, test.difference, test.se, test.ci_low, test.ci_high)


def _effect_cells(effect: Effect) -> tuple[Cell, ...]:
    return tuple(getattr(effect, word) for word in EFFECT)


def _columns(words: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(word) for word in words)
