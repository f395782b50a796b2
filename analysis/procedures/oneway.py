"""ONEWAY: means of several groups."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.confidence import between_0_and_1
from analysis.labels import labels_of, level_key
from analysis.options import plain
from analysis.result import Message, Result
from analysis.statistics.centers import means, medians, trimmed_means
from analysis.statistics.distributions import quantile_t
from analysis.statistics.groups import Groups, Sample, centred, sample, samples
from analysis.statistics.post_hoc import Comparison, bonferroni, games_howell, lsd, tukey
from analysis.statistics.variance_analysis import (
    Anova,
    Effects,
    Test,
    analyse_variance,
    brown_forsythe,
    effects,
    levene,
    levene_adjusted,
    welch,
)
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

ASYMPTOTIC = Message("Asymptotically F distributed.")
NEGATIVE = Message("Negative but less biased estimates are retained, not rounded to zero.")
FIXED = Message("Eta-squared and Epsilon-squared are estimated based on the fixed-effect model.")

PostHoc = Literal["lsd", "bonferroni", "tukey", "games_howell"]


@dataclass(frozen=True)
class Options:
    """The means of `variables` over the groups of `factor`; `posthoc` compares every two of them."""

    variables: tuple[Variable, ...]
    factor: Variable
    posthoc: tuple[PostHoc, ...] = ()
    confidence: float = 0.95


@dataclass(frozen=True)
class Analysis:
    """One variable over the groups that have cases; df as of the truncated sum of weights (D19)."""

    values: np.ndarray
    groups: Groups
    keys: tuple[str, ...]
    found: tuple[Sample, ...]
    n: float
    anova: Anova


def run(tally: Tally, options: Options) -> Result:
    """Descriptives, homogeneity, ANOVA, effect sizes, robust tests and comparisons; each variable on its own cases."""
    between_0_and_1(options.confidence)
    names, factor = [variable.name for variable in options.variables], options.factor.name
    found = {name: _analyse(tally, name, factor) for name in names}
    tables = [
        _descriptives(found, options.confidence),
        _homogeneity(found),
        _anova(found),
        _effect_sizes(found),
        _robust_tests(found),
        *([_comparisons(found, options)] if options.posthoc else []),
    ]
    return Result(
        procedure="oneway",
        options=plain(options),
        cases=tally.patterns([*names, factor]).cases,
        tables=tuple(Table(each.name, each.columns, each.rows, (factor,), each.notes) for each in tables),
        labels=labels_of(tally.codebook, [*names, factor]),
    )


def _analyse(tally: Tally, name: str, factor: str) -> Analysis:
    patterns = tally.patterns([name, factor]).listwise()
    codes, at = np.unique(patterns.column(factor), return_inverse=True)
    values = patterns.column(name)
    groups = centred(Groups(values, at.astype(np.intp), patterns.weights, len(codes)))
    n = float(math.floor(math.fsum(patterns.weights) + 1e-9))
    found = samples(groups)
    keys = tuple(level_key(factor, code) for code in codes)
    return Analysis(values, groups, keys, found, n, analyse_variance(found, n))


def _descriptives(found: Mapping[str, Analysis], confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        for at, (key, group) in enumerate(zip(each.keys, each.found, strict=True)):
            rows.append((name, key, *_described(group, each.values[each.groups.at == at], confidence)))
        total = sample(each.values, each.groups.weights)
        rows.append((name, "total", *_described(total, each.values, confidence)))
    columns = ("n", "mean", "sd", "se_mean", "ci_low", "ci_high", "minimum", "maximum")
    return Table("group_descriptives", _columns("variable", "group", *columns), tuple(rows))


def _described(group: Sample, values: np.ndarray, confidence: float) -> tuple[Cell, ...]:
    described = (group.n, group.mean, group.sd, group.se_mean)
    if isinstance(group.mean, Undefined):
        return (*described, group.mean, group.mean, group.mean, group.mean)
    ends = (float(values.min()), float(values.max()))
    if isinstance(group.se_mean, Undefined):
        return (*described, group.se_mean, group.se_mean, *ends)
    reach = quantile_t((1 + confidence) / 2, group.n - 1) * group.se_mean
    return (*described, group.mean - reach, group.mean + reach, *ends)


def _homogeneity(found: Mapping[str, Analysis]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        middle = medians(each.groups)
        tests = {
            "based_on_mean": levene(each.groups, means(each.groups), each.n),
            "based_on_median": levene(each.groups, middle, each.n),
            "based_on_median_adjusted": levene_adjusted(each.groups, middle, each.n),
            "based_on_trimmed_mean": levene(each.groups, trimmed_means(each.groups), each.n),
        }
        rows.extend((name, word, *_test_cells(test)) for word, test in tests.items())
    return Table("homogeneity", _columns("variable", "statistic", "levene", "df1", "df2", "p"), tuple(rows))


def _anova(found: Mapping[str, Analysis]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        a = each.anova
        rows.append((name, "between_groups", a.between, a.df_between, a.mean_square_between, a.f, a.p))
        rows.append((name, "within_groups", a.within, a.df_within, a.mean_square_within, None, None))
        rows.append((name, "total", a.total, max(each.n - 1, 0.0), None, None, None))
    columns = ("variable", "source", "sum_of_squares", "df", "mean_square", "f", "p")
    return Table("anova", _columns(*columns), tuple(rows))


def _effect_sizes(found: Mapping[str, Analysis]) -> Table:
    sizes = {name: effects(each.anova) for name, each in found.items()}
    words = ("eta_squared", "epsilon_squared", "omega_squared")
    rows = [(name, word, getattr(each, word)) for name, each in sizes.items() for word in words]
    notes = (FIXED, NEGATIVE) if any(_is_negative(each) for each in sizes.values()) else (FIXED,)
    return Table("effect_sizes", _columns("variable", "statistic", "estimate"), tuple(rows), notes=notes)


def _is_negative(found: Effects) -> bool:
    return isinstance(found.omega_squared, float) and found.omega_squared < 0


def _robust_tests(found: Mapping[str, Analysis]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        rows.append((name, "welch", *_test_cells(welch(each.found))))
        rows.append((name, "brown_forsythe", *_test_cells(brown_forsythe(each.found))))
    columns = _columns("variable", "statistic", "value", "df1", "df2", "p")
    return Table("robust_tests", columns, tuple(rows), notes=(ASYMPTOTIC,))


def _comparisons(found: Mapping[str, Analysis], options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    notes = [note for name, each in found.items() for note in _refusal(name, each)]
    for name, each in found.items():
        if _refusal(name, each):
            continue
        for word in options.posthoc:
            compared = _POST_HOC[word](each.found, each.anova, options.confidence)
            rows.extend((name, word, *_comparison_cells(each.keys, pair)) for pair in compared)
    columns = ("mean_difference", "se_difference", "p", "ci_low", "ci_high")
    stubs = ("variable", "test", "group", "other_group")
    return Table("multiple_comparisons", _columns(*stubs, *columns), tuple(rows), notes=tuple(notes))


_POST_HOC: dict[str, Callable[[Sequence[Sample], Anova, float], tuple[Comparison, ...]]] = {
    "lsd": lsd,
    "bonferroni": bonferroni,
    "tukey": tukey,
    "games_howell": lambda found, anova, confidence: games_howell(found, confidence),
}


def _refusal(name: str, each: Analysis) -> tuple[Message, ...]:
    """SPSS compares nothing where fewer than three groups, or a group of one, leave nothing to choose from."""
    if len(each.found) < 3:
        return (
            Message(
                "Post hoc tests are not performed for {variable} because there are fewer than three groups.",
                {"variable": name},
            ),
        )
    if any(group.n < 2 for group in each.found):
        return (
            Message(
                "Post hoc tests are not performed for {variable} because at least one group has fewer than two cases.",
                {"variable": name},
            ),
        )
    return ()


def _comparison_cells(keys: tuple[str, ...], pair: Comparison) -> tuple[Cell, ...]:
    return (keys[pair.first], keys[pair.second], pair.difference, pair.se, pair.p, pair.ci_low, pair.ci_high)


def _test_cells(test: Test) -> tuple[Cell, ...]:
    return (test.value, test.df1, test.df2, test.p)


def _columns(*words: str) -> tuple[Column, ...]:
    return tuple(Column(word) for word in words)
