"""Estimates from a sample, each with its standard error under frequency weights and by the sampling design."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.labels import level_key
from analysis.levels import in_order
from analysis.result import Fault, quoted
from analysis.samples.sampling import Sampled
from analysis.statistics.description import NO_CASES, Statistic, describe
from analysis.statistics.distinct import distinct
from analysis.statistics.linearization import (
    NO_FREEDOM,
    Estimate,
    Tested,
    design_effect,
    difference,
    mean,
    tested,
    tested_value,
    total,
)
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Scalar
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]

MOST_LEVELS = 100
WAYS = ("frequency_weight", "design_based")
INTERVAL = ("se", "ci_low", "ci_high")
TEST = ("se", "df", "t", "p", "ci_low", "ci_high")


@dataclass(frozen=True)
class Work:
    """The sample and how sure its intervals are to be."""

    sample: Sampled
    confidence: float

    def column(self, name: str) -> Numbers:
        return self.sample.patterns.column(name)

    def answered(self, *names: str) -> Mask:
        """Which patterns answer all of `names`, (p,)."""
        patterns = self.sample.patterns
        at = [patterns.names.index(name) for name in names]
        return np.asarray(~patterns.missing[:, at].any(axis=1))

    def levels(self, variable: Variable, inside: Mask) -> list[tuple[str, Mask]]:
        """The key of each code of `variable` given by the patterns `inside`, (p,), and who of them gave it."""
        values = self.column(variable.name)
        inside = inside & self.answered(variable.name)
        codes = in_order(variable, distinct(values[inside]))
        if len(codes) > MOST_LEVELS:
            sentence = "variable {found} has {count} different answers; possible: up to {possible} groups"
            values_: dict[str, Scalar] = {"found": quoted(variable.name), "count": len(codes), "possible": MOST_LEVELS}
            raise Fault(sentence, values_)
        return [(level_key(variable.name, each), inside & (values == each)) for each in codes]


def means(work: Work, variables: Sequence[Variable], groups: Variable | None) -> Table:
    """Of everyone who answers, and in each group."""
    rows: list[tuple[Cell, ...]] = []
    for variable in variables:
        answered, y = work.answered(variable.name), work.column(variable.name)
        inside = [] if groups is None else work.levels(groups, answered)
        rows += [(variable.name, key, *_mean_cells(work, y, each)) for key, each in (*inside, ("total", answered))]
    columns = (*both("se_mean", *INTERVAL[1:]), *headed("df", "design_effect"))
    stub = headed("variable", "group", "n", "mean")
    return Table("design_means", (*stub, *columns), tuple(rows), () if groups is None else (groups.name,))


def differences(work: Work, variables: Sequence[Variable], groups: Variable) -> Table:
    """Between the means of every two groups, the first less the second."""
    rows: list[tuple[Cell, ...]] = []
    for variable in variables:
        y, known = work.column(variable.name), work.levels(groups, work.answered(variable.name))
        for at, (one, inside) in enumerate(known):
            for other, outside in known[at + 1 :]:
                rows.append((variable.name, one, other, *_difference_cells(work, y, inside, outside)))
    stub = headed("variable", "group", "other_group", "mean_difference")
    return Table("design_differences", (*stub, *both("se_difference", *TEST[1:])), tuple(rows), (groups.name,))


def proportions(work: Work, variables: Sequence[Variable]) -> Table:
    """The percentage of every code that somebody gave, among those who answer."""
    rows: list[tuple[Cell, ...]] = []
    for variable in variables:
        answered = work.answered(variable.name)
        for key, inside in work.levels(variable, answered):
            n, *shares, df, effect = _mean_cells(work, inside.astype(np.float64), answered)
            rows.append((variable.name, key, n, *[_percent(share) for share in shares], df, effect))
        if not answered.any():
            rows.append((variable.name, "total", 0.0, *[NO_CASES] * 9))
    columns = (*both("se_percent", "percent_low", "percent_high"), *headed("df", "design_effect"))
    return Table("design_proportions", (*headed("variable", "category", "n", "percent"), *columns), tuple(rows))


def totals(work: Work, variables: Sequence[Variable]) -> Table:
    """What the answers of the whole population sum to, as far as cases have an answer."""
    design = work.sample.design
    rows: list[tuple[Cell, ...]] = []
    for variable in variables:
        inside, y = work.answered(variable.name), work.column(variable.name)
        found = total(design, y, inside)
        if isinstance(found, Undefined):
            rows.append((variable.name, 0.0, *[found] * 8))
            continue
        told = describe(y[inside], design.mass[inside])
        se = told.se_mean if isinstance(told.se_mean, Undefined) else told.n * told.se_mean
        by_design = by_the_design(work, found, 0)
        plainly = as_if_cases(work, found.value, se, told.n - 1)
        rows.append((variable.name, found.n, found.value, *_interval(plainly), *_interval(by_design), by_design.df))
    columns = (*headed("variable", "n", "sum"), *both(*INTERVAL), *headed("df"))
    return Table("design_totals", columns, tuple(rows))


def as_if_cases(work: Work, value: float, se: Statistic, df: float) -> Tested:
    """The test where every weight were so many cases."""
    return Tested(*[se] * 6) if isinstance(se, Undefined) else tested_value(value, se, df, work.confidence)


def by_the_design(work: Work, found: Estimate, spent: int) -> Tested:
    """The test by the design, with `spent` degrees of freedom beyond the strata."""
    refused = work.sample.refused
    return tested(work.sample.design, found, spent, work.confidence) if refused is None else Tested(*[refused] * 6)


def both(*words: str) -> tuple[Column, ...]:
    """The words under each way to a standard error."""
    return tuple(Column(word, way) for way in WAYS for word in words)


def test_cells(found: Tested) -> tuple[Statistic, ...]:
    return tuple(getattr(found, word) for word in TEST)


def _mean_cells(work: Work, y: Numbers, inside: Mask) -> tuple[Cell, ...]:
    design = work.sample.design
    found = mean(design, y, inside)
    if isinstance(found, Undefined):
        return (0.0, *[found] * 9)
    told = describe(y[inside], design.mass[inside])
    plainly, by_design = as_if_cases(work, found.value, told.se_mean, told.n - 1), by_the_design(work, found, 0)
    effect = design_effect(design, y, found) if work.sample.refused is None else work.sample.refused
    return (found.n, found.value, *_interval(plainly), *_interval(by_design), by_design.df, effect)


def _difference_cells(work: Work, y: Numbers, inside: Mask, outside: Mask) -> tuple[Cell, ...]:
    """Pooled variance under frequency weights; by design one degree of freedom less, as R's svyttest."""
    design = work.sample.design
    one, other = mean(design, y, inside), mean(design, y, outside)
    if isinstance(one, Undefined) or isinstance(other, Undefined):
        return tuple([NO_CASES] * 13)
    found, mass = difference(one, other), [math.fsum(design.mass[each]) for each in (inside, outside)]
    df, pooled = sum(mass) - 2, 0.0
    if df > 0:
        squares = sum(_squares(y[each], design.mass[each]) for each in (inside, outside))
        pooled = math.sqrt(squares / df * (1 / mass[0] + 1 / mass[1]))
    plainly = as_if_cases(work, found.value, pooled if df > 0 else NO_FREEDOM, df)
    return (found.value, *test_cells(plainly), *test_cells(by_the_design(work, found, 1)))


def _squares(y: Numbers, mass: Numbers) -> float:
    """Weighted squares around the mean, exactly 0 for a constant."""
    return 0.0 if y.min() == y.max() else math.fsum(mass * (y - math.fsum(mass * y) / math.fsum(mass)) ** 2)


def _percent(share: Cell) -> Cell:
    return 100 * share if isinstance(share, float) else share


def _interval(found: Tested) -> tuple[Statistic, ...]:
    return tuple(getattr(found, word) for word in INTERVAL)
