"""The t test of pairs of variables."""

from collections.abc import Mapping

from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.ttest.cells import own_effect_sizes
from analysis.procedures.ttest.options import Options
from analysis.result import Result
from analysis.statistics.correlation import correlation
from analysis.statistics.groups import Sample, sample, sample_of_differences
from analysis.statistics.mean_differences import paired
from analysis.table import Cell, Table, headed
from analysis.tally import Tally


def of_pairs(tally: Tally, options: Options, pairs: list[tuple[str, str]]) -> Result:
    """Paired Samples Statistics, Correlations, Test and Effect Sizes."""
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
            own_effect_sizes("pair", gaps, 0.0, options.confidence),
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
    return Table("paired_statistics", headed("pair", "variable", "mean", "n", "sd", "se_mean"), tuple(rows))


def _paired_correlations(tally: Tally, pairs: Mapping[str, tuple[str, str]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for key, pair in pairs.items():
        products, n = tally.moments(pair).products, tally.moments(pair).n
        found = correlation(float(products[0, 1]), float(products[0, 0]), float(products[1, 1]), n)
        half = found.p / 2 if isinstance(found.p, float) else found.p
        rows.append((key, *pair, found.n, found.r, half, found.p))
    words = ("pair", "variable", "other_variable", "n", "r", "p_one_sided", "p")
    return Table("paired_correlations", headed(*words), tuple(rows))


def _paired_test(pairs: Mapping[str, tuple[str, str]], gaps: Mapping[str, Sample], confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for key, pair in pairs.items():
        gap, test = gaps[key], paired(gaps[key], confidence)
        described = (gap.mean, gap.sd, gap.se_mean, test.ci_low, test.ci_high)
        rows.append((key, *pair, *described, test.t, test.df, test.p_one_sided, test.p))
    words = ("mean", "sd", "se_mean", "ci_low", "ci_high", "t", "df", "p_one_sided", "p")
    return Table("paired_test", headed("pair", "variable", "other_variable", *words), tuple(rows))


def _differences(tally: Tally, first: str, second: str) -> Sample:
    both = tally.patterns([first, second]).listwise()
    return sample_of_differences(both.values[:, 0], both.values[:, 1], both.weights)
