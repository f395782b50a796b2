"""Tables of an analysis of variance."""

from collections.abc import Mapping

import numpy as np

from analysis.procedures.oneway.analysed import Analysis, test_cells
from analysis.result import Message
from analysis.statistics.centers import means, medians, trimmed_means
from analysis.statistics.distributions import quantile_t
from analysis.statistics.explained_variance import (
    epsilon_squared_interval,
    eta_squared_interval,
    omega_squared_interval,
    random_omega_squared_interval,
)
from analysis.statistics.groups import Sample, sample
from analysis.statistics.variance_analysis import Effects, brown_forsythe, effects, levene, levene_adjusted, welch
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

ASYMPTOTIC = Message("Asymptotically F distributed.")
NEGATIVE = Message("Negative but less biased estimates are retained, not rounded to zero.")
FIXED = Message("Eta-squared and Epsilon-squared are estimated based on the fixed-effect model.")


def descriptives(found: Mapping[str, Analysis], confidence: float) -> Table:
    """Each group and all of them, with the interval of the mean."""
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        for at, (key, group) in enumerate(zip(each.keys, each.found, strict=True)):
            rows.append((name, key, *_described(group, each.values[each.groups.at == at], confidence)))
        total = sample(each.values, each.groups.weights)
        rows.append((name, "total", *_described(total, each.values, confidence)))
    words = ("n", "mean", "sd", "se_mean", "ci_low", "ci_high", "minimum", "maximum")
    return Table("group_descriptives", headed("variable", "group", *words), tuple(rows))


def _described(group: Sample, values: np.ndarray, confidence: float) -> tuple[Cell, ...]:
    described = (group.n, group.mean, group.sd, group.se_mean)
    if isinstance(group.mean, Undefined):
        return (*described, group.mean, group.mean, group.mean, group.mean)
    ends = (float(values.min()), float(values.max()))
    if isinstance(group.se_mean, Undefined):
        return (*described, group.se_mean, group.se_mean, *ends)
    reach = quantile_t((1 + confidence) / 2, group.n - 1) * group.se_mean
    return (*described, group.mean - reach, group.mean + reach, *ends)


def homogeneity(found: Mapping[str, Analysis]) -> Table:
    """Levene's test around the mean, the median (with adjusted df too) and the trimmed mean (D3, D4)."""
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        middle = medians(each.groups)
        tests = {
            "based_on_mean": levene(each.groups, means(each.groups), each.n),
            "based_on_median": levene(each.groups, middle, each.n),
            "based_on_median_adjusted": levene_adjusted(each.groups, middle, each.n),
            "based_on_trimmed_mean": levene(each.groups, trimmed_means(each.groups), each.n),
        }
        rows.extend((name, word, *test_cells(test)) for word, test in tests.items())
    return Table("homogeneity", headed("variable", "statistic", "levene", "df1", "df2", "p"), tuple(rows))


def anova(found: Mapping[str, Analysis]) -> Table:
    """Sums of squares between and within groups, and F."""
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        a = each.anova
        rows.append((name, "between_groups", a.between, a.df_between, a.mean_square_between, a.f, a.p))
        rows.append((name, "within_groups", a.within, a.df_within, a.mean_square_within, None, None))
        rows.append((name, "total", a.total, max(each.n - 1, 0.0), None, None, None))
    words = ("variable", "source", "sum_of_squares", "df", "mean_square", "f", "p")
    notes = tuple(note for each in found.values() for note in each.notes)
    return Table("anova", headed(*words), tuple(rows), notes=notes)


def effect_sizes(found: Mapping[str, Analysis], confidence: float) -> Table:
    """Eta, epsilon and omega squared, with intervals by the noncentral F."""
    sizes = {name: effects(each.anova) for name, each in found.items()}
    rows: list[tuple[Cell, ...]] = []
    for name, each in sizes.items():
        for word, interval in _INTERVALS.items():
            estimate = getattr(each, word)
            refused = isinstance(estimate, Undefined)
            rows.append(
                (name, word, estimate, *((estimate,) * 2 if refused else interval(found[name].anova, confidence)))
            )
    notes = (FIXED, NEGATIVE) if any(_is_negative(each) for each in sizes.values()) else (FIXED,)
    heads = headed("variable", "statistic", "estimate", "ci_low", "ci_high")
    return Table("effect_sizes", heads, tuple(rows), notes=notes)


_INTERVALS = {
    "eta_squared": eta_squared_interval,
    "epsilon_squared": epsilon_squared_interval,
    "omega_squared": omega_squared_interval,
    "omega_squared_random": random_omega_squared_interval,
}


def _is_negative(found: Effects) -> bool:
    return isinstance(found.omega_squared, float) and found.omega_squared < 0


def robust_tests(found: Mapping[str, Analysis]) -> Table:
    """Welch and Brown–Forsythe (D5)."""
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        rows.append((name, "welch", *test_cells(welch(each.found))))
        rows.append((name, "brown_forsythe", *test_cells(brown_forsythe(each.found))))
    heads = headed("variable", "statistic", "value", "df1", "df2", "p")
    return Table("robust_tests", heads, tuple(rows), notes=(ASYMPTOTIC,))
