"""Tables of the cases in the cells of a factorial model: counts, descriptives, homogeneity of variances."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from analysis.general_linear.model import FactorialModel
from analysis.statistics.centers import means, medians, trimmed_means
from analysis.statistics.factorial import Effect
from analysis.statistics.groups import Groups, Sample, samples
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.variance_analysis import Test, analyse_variance, levene, levene_adjusted
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined
from instrument.records import replace

WORDS = ("statistic", "levene", "df1", "df2", "p")


def counted(model: FactorialModel) -> Table:
    """Between-Subjects Factors: how many cases have each level."""
    rows: list[tuple[Cell, ...]] = []
    for at, factor in enumerate(model.factors):
        counts = np.bincount(model.cells.levels[at], model.counts, minlength=model.cells.sizes[at])
        rows.extend((factor.name, model.level(at, level), float(n)) for level, n in enumerate(counts))
    return Table("between_subjects_factors", headed("variable", "group", "n"), tuple(rows))


def described(model: FactorialModel) -> Table:
    """Mean, deviation and n of every combination of levels that has cases, with totals over each factor."""
    factors = range(len(model.factors))
    found = {key: each for kept in product((True, False), repeat=len(factors)) for key, each in _samples(model, kept)}
    rows: list[tuple[Cell, ...]] = []
    for levels in product(*((*range(model.cells.sizes[at]), -1) for at in factors)):
        if levels in found:
            keys = ("total" if level < 0 else model.level(at, level) for at, level in enumerate(levels))
            rows.append((*keys, found[levels].mean, found[levels].sd, found[levels].n))
    stubs = (Column("group", factor.name) for factor in model.factors)
    columns = (*stubs, *(Column(word) for word in ("mean", "sd", "n")))
    return Table("descriptive_statistics", columns, tuple(rows))


def _samples(model: FactorialModel, kept: Sequence[bool]) -> Iterator[tuple[tuple[int, ...], Sample]]:
    """Each combination of levels of the factors that are `kept`, -1 for the others, with its sample."""
    levels = [at if inside else np.full_like(at, -1) for at, inside in zip(model.cells.levels, kept, strict=True)]
    whole = np.zeros(len(model.cells.cells), dtype=np.intp)  # a stub for a model without factors
    combinations, at = np.unique(np.column_stack([whole, *levels]), axis=0, return_inverse=True)
    groups = model.cells.groups
    of_answers = at.ravel()[groups.at].astype(np.intp)
    sorted_anew = Groups(groups.values, of_answers, groups.weights, len(combinations), groups.origin, groups.size)
    counts = np.bincount(at.ravel(), model.counts, minlength=len(combinations))
    for combination, each, n in zip(combinations, samples(sorted_anew), counts, strict=True):
        yield tuple(int(level) for level in combination[1:]), replace(each, n=float(n))


def homogeneity(model: FactorialModel) -> Table:
    """Levene's test over the cells of all factors.

    Of a full factorial without covariates the four rows of ONEWAY; of any other model one, of the sizes of residuals.
    """
    fitted = model.fitted
    if isinstance(fitted, Undefined):
        refused = Test(fitted, fitted, fitted, fitted)
        return _homogeneity({"based_on_residuals" if model.covariates else "based_on_mean": refused})
    groups = model.cells.by_factors(model.cells.groups.values)
    if not model.covariates and Effect(tuple(range(len(model.factors)))) in model.effects:
        middle = medians(groups)
        return _homogeneity(
            {
                "based_on_mean": levene(groups, means(groups), fitted.n),
                "based_on_median": levene(groups, middle, fitted.n),
                "based_on_median_adjusted": levene_adjusted(groups, middle, fitted.n),
                "based_on_trimmed_mean": levene(groups, trimmed_means(groups), fitted.n),
            }
        )
    return _homogeneity({"based_on_residuals": _of_residuals(model, fitted, groups)})


def _of_residuals(model: FactorialModel, fitted: LinearModel, groups: Groups) -> Test:
    expected = fitted.values(model.x, 0.0)
    left = groups.values - expected[model.cells.groups.at]
    found = analyse_variance(samples(groups.of(np.abs(left))), fitted.n)
    if isinstance(found.f, Undefined):
        return Test(found.f, found.f, found.f, found.f)
    return Test(found.f, found.df_between, found.df_within, found.p)


def _homogeneity(tests: dict[str, Test]) -> Table:
    rows = tuple((word, test.value, test.df1, test.df2, test.p) for word, test in tests.items())
    return Table("homogeneity", headed(*WORDS), rows)
