"""MEANS: how variables are distributed in groups, with an analysis of variance of the first grouping."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from analysis.categories import Category
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels, in_order
from analysis.options import plain
from analysis.result import Result
from analysis.statistics.description import NO_CASES, Statistic, describe
from analysis.statistics.grouped_percentiles import between_midpoints
from analysis.statistics.groups import Groups, samples
from analysis.statistics.percentiles import percentile
from analysis.statistics.variance_analysis import Anova, analyse_variance, effects
from analysis.table import Cell, Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Fault, Place, quoted
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.case_ends import Ends
    from analysis.statistics.linearity import Component, Linearity

GROUPS = ("group", "second_group", "third_group")
StatisticWord = Literal[
    "mean",
    "n",
    "sd",
    "median",
    "se_mean",
    "sum",
    "minimum",
    "maximum",
    "range",
    "variance",
    "skewness",
    "se_skewness",
    "kurtosis",
    "se_kurtosis",
    "harmonic_mean",
    "geometric_mean",
    "percent_of_sum",
    "percent_of_n",
    "grouped_median",
    "first",
    "last",
]
COMPONENT = ("squares", "df", "mean_square", "f", "p")
ANOVA = ("variable", "source", "sum_of_squares", "df", "mean_square", "f", "p")


@dataclass(frozen=True)
class Options:
    """`variables` in the groups of one variable, or of two crossed.

    `missing`: each variable on its own cases, or only those that answer all. `anova`: analysis of variance and eta of
    the first grouping; `linearity`: also whether means lie on a line over its codes (three groups or more).
    """

    variables: tuple[Variable, ...]
    groups: tuple[Category, ...] = ()
    statistics: tuple[StatisticWord, ...] = ("mean", "n", "sd")
    missing: Literal["pairwise", "listwise"] = "pairwise"
    anova: bool = False
    linearity: bool = False


@dataclass(frozen=True)
class Analysis:
    """One variable over the codes of the first grouping that have cases; the sum of weights is not rounded."""

    anova: Anova
    line: "Linearity"


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary and Report; ANOVA Table and Measures of Association where asked.

    `cases` counts those who answer every variable.
    """
    if len(options.groups) > len(GROUPS):
        given = quoted(", ".join(each.name for each in options.groups))
        raise Fault("{found} are too many groupings; possible: three at most", {"found": given}, Place(entry="groups"))
    names = [variable.name for variable in options.variables]
    by = [variable.name for variable in options.groups]
    every = tally.patterns([*names, *by])
    found = {name: _patterns(tally, name, names, by, options.missing) for name in dict.fromkeys(names)}
    labels: dict[str, Mapping[str, str]] = {}
    for at, group in enumerate(options.groups):
        for patterns in found.values():
            labels.update(bare_labels(group, patterns.values[:, 1 + at]))
    ends = _ends(tally, found, by) if {"first", "last"} & {*options.statistics} else {}
    tables = [_processing(found, every.cases.total, by), _report(found, options, ends)]
    if options.groups and (options.anova or options.linearity):
        analyses = {name: _analyse(patterns) for name, patterns in found.items()}
        tables += [_anova(analyses, options), _association(analyses, options)]
    return Result(
        procedure="means",
        options=plain(options),
        cases=every.cases,
        tables=tuple(tables),
        labels={**labels, **labels_of(tally.codebook, [*names, *by])},
    )


def _ends(tally: Tally, names: Iterable[str], by: Sequence[str]) -> "Mapping[str, Ends]":
    from analysis.case_ends import case_ends

    return {name: case_ends(tally, name, by) for name in names}


def _patterns(tally: Tally, name: str, names: Sequence[str], by: Sequence[str], missing: str) -> Patterns:
    """Complete patterns of the variable and its groups."""
    wanted = [name, *by] if missing == "pairwise" else [*dict.fromkeys([*names, *by])]
    return tally.patterns(wanted).listwise().of([name, *by])


def _processing(found: Mapping[str, Patterns], total: float, by: Sequence[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, patterns in found.items():
        valid = float(patterns.weights.sum())
        parts = {"valid": valid, "excluded": total - valid, "total": total}
        rows += [(name, part, count, 100 * count / total if total > 0 else NO_CASES) for part, count in parts.items()]
    columns = headed("variable", "part", "count", "percent")
    return Table("case_processing", columns, tuple(rows), tuple(by))


def _report(found: Mapping[str, Patterns], options: Options, ends: "Mapping[str, Ends]") -> Table:
    """The statistics of every group, crossed where there are several, totals last."""
    stubs = GROUPS[: len(options.groups)]
    rows = [
        (name, *keys, *_statistics(patterns.take(kept), patterns, options.statistics, ends.get(name, {}).get(keys)))
        for name, patterns in found.items()
        for keys, kept in _parts(patterns, options.groups)
    ]
    columns = headed("variable", *stubs, *options.statistics)
    return Table("group_means", columns, tuple(rows), tuple(each.name for each in options.groups))


def _parts(patterns: Patterns, groups: Sequence[Variable]) -> Iterator[tuple[tuple[str, ...], NDArray[np.bool_]]]:
    """Which patterns are of each group, each crossing of groups that has cases, and each total."""
    for keys, kept in _crossed(patterns, groups, 1):
        if kept.any() or set(keys) <= {"total"}:
            yield keys, kept


def _crossed(
    patterns: Patterns, groups: Sequence[Variable], at: int
) -> Iterator[tuple[tuple[str, ...], NDArray[np.bool_]]]:
    """The same for the groups from the one in column `at` on, whether they have cases or not."""
    if not groups:
        yield (), np.ones(len(patterns.weights), dtype=bool)
        return
    everyone = np.ones(len(patterns.weights), dtype=bool)
    for key, kept in (*_levels(patterns, groups[0], at), ("total", everyone)):
        for keys, also in _crossed(patterns, groups[1:], at + 1):
            yield (key, *keys), kept & also


def _levels(patterns: Patterns, group: Variable, at: int) -> list[tuple[str, NDArray[np.bool_]]]:
    codes = patterns.values[:, at]
    return [(level_key(group.name, code), codes == code) for code in in_order(group, codes)]


def _statistics(
    part: Patterns, whole: Patterns, words: Sequence[str], ends: tuple[float, float] | None
) -> Iterator[Cell]:
    single = part.of(part.names[:1])
    values, weights = single.values[:, 0], single.weights
    found = describe(values, weights)
    for word in words:
        if word in _OTHERS:
            yield _OTHERS[word](values, weights)
        elif word in ("first", "last"):
            yield NO_CASES if ends is None else ends[word == "last"]
        elif word == "percent_of_n":
            yield _share(found.n, float(whole.weights.sum()))
        elif word == "percent_of_sum":
            total = float(whole.weights @ whole.values[:, 0])
            yield found.sum if isinstance(found.sum, Undefined) else _share(found.sum, total)
        else:
            cell: Cell = getattr(found, word)
            yield cell


def _range(values: Numbers, weights: Numbers) -> Statistic:
    return float(values.max() - values.min()) if len(values) else NO_CASES


def _harmonic_mean(values: Numbers, weights: Numbers) -> Statistic:
    from analysis.statistics.other_means import harmonic_mean

    return harmonic_mean(values, weights)


def _geometric_mean(values: Numbers, weights: Numbers) -> Statistic:
    from analysis.statistics.other_means import geometric_mean

    return geometric_mean(values, weights)


_OTHERS: Mapping[str, Callable[[Numbers, Numbers], Statistic]] = {
    "median": lambda values, weights: percentile(values, weights, 50),
    "range": _range,
    "harmonic_mean": _harmonic_mean,
    "geometric_mean": _geometric_mean,
    "grouped_median": lambda values, weights: between_midpoints(values, weights, 50),
}


def _share(value: float, total: float) -> Cell:
    return 100 * value / total if total != 0 else NO_CASES


def _analyse(patterns: Patterns) -> Analysis:
    from analysis.statistics.linearity import linearity

    codes, at = np.unique(patterns.values[:, 1], return_inverse=True)
    found = samples(Groups(patterns.values[:, 0], at.astype(np.intp), patterns.weights, len(codes)))
    anova = analyse_variance(found, float(patterns.weights.sum()))
    return Analysis(anova, linearity(found, codes.tolist(), anova))


def _anova(found: Mapping[str, Analysis], options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        anova = each.anova
        rows.append(
            (name, "between_groups", anova.between, anova.df_between, anova.mean_square_between, anova.f, anova.p)
        )
        if options.linearity:
            rows.append((name, "linearity", *_cells(each.line.linear)))
            rows.append((name, "deviation_from_linearity", *_cells(each.line.deviation)))
        rows.append((name, "within_groups", anova.within, anova.df_within, anova.mean_square_within, None, None))
        rows.append((name, "total", anova.total, anova.df_between + anova.df_within, None, None, None))
    return Table("anova", headed(*ANOVA), tuple(rows), (options.groups[0].name,))


def _cells(found: "Component") -> tuple[Cell, ...]:
    return tuple(getattr(found, word) for word in COMPONENT)


def _association(found: Mapping[str, Analysis], options: Options) -> Table:
    """Eta, and with `linearity` r: the correlation of the variable and the codes of the groups."""
    words = ("variable", *(("r", "r_squared") if options.linearity else ()), "eta", "eta_squared")
    rows = []
    for name, each in found.items():
        squared = effects(each.anova).eta_squared
        eta = squared if isinstance(squared, Undefined) else squared**0.5
        r = each.line.r
        line = (r, r if isinstance(r, Undefined) else r**2) if options.linearity else ()
        rows.append((name, *line, eta, squared))
    columns = headed(*words)
    return Table("association_measures", columns, tuple(rows), (options.groups[0].name,))
