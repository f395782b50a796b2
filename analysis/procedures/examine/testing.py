"""Whether each part is normally distributed, and whether the groups vary alike."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from analysis.dialect import Dialect
from analysis.exploration.parts import Part, stubs
from analysis.lilliefors import reported
from analysis.result import Message
from analysis.statistics.centers import means, medians, trimmed_means
from analysis.statistics.description import NO_CASES
from analysis.statistics.groups import Groups, centred
from analysis.statistics.kolmogorov import fit_to_normal
from analysis.statistics.shapiro import shapiro_wilk
from analysis.statistics.variance_analysis import levene, levene_adjusted
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

LILLIEFORS = Message("Lilliefors Significance Correction")
ONE_GROUP = Undefined(Message("there are fewer than two groups"))


def normality(parts: Sequence[Part], by: tuple[str, ...], dialect: Dialect) -> Table:
    """Kolmogorov and Smirnov's test with Lilliefors's correction, and Shapiro and Wilk's."""
    rows: list[tuple[Cell, ...]] = []
    notes = [LILLIEFORS]
    for part in parts:
        fit, shapiro = fit_to_normal(part.values, part.weights), shapiro_wilk(part.values, part.weights)
        p, said = reported(fit.p, dialect)
        notes += [note for note in said if note not in notes]
        rows.append((*part.keys, fit.distance.absolute, fit.n, p, shapiro.w, fit.n, shapiro.p))
    columns = [
        Column(word, under=test) for test in ("kolmogorov_smirnov", "shapiro_wilk") for word in ("value", "df", "p")
    ]
    return Table("tests_of_normality", (*stubs(by), *columns), tuple(rows), by, tuple(notes))


def homogeneity(parts: Sequence[Part], by: tuple[str, ...]) -> Table:
    """Levene's test of each variable over the groups that have cases, around four kinds of middle."""
    rows: list[tuple[Cell, ...]] = []
    for name, several in groupby(parts, key=lambda part: part.keys[0]):
        rows += [(name, *row) for row in _tests([part for part in several if len(part.values)])]
    return Table(
        "homogeneity_of_variance", headed("variable", "statistic", "levene", "df1", "df2", "p"), tuple(rows), by
    )


def _tests(parts: Sequence[Part]) -> list[tuple[Cell, ...]]:
    kinds = ("based_on_mean", "based_on_median", "based_on_median_adjusted", "based_on_trimmed_mean")
    if len(parts) < 2:
        reason = NO_CASES if not parts else ONE_GROUP
        return [(kind, *[reason] * 4) for kind in kinds]
    values, weights = (np.concatenate([getattr(part, name) for part in parts]) for name in ("values", "weights"))
    at = np.repeat(np.arange(len(parts)), [len(part.values) for part in parts])
    groups, n = centred(Groups(values, at, weights, len(parts))), float(weights.sum())
    middle = medians(groups)
    found = (
        levene(groups, means(groups), n),
        levene(groups, middle, n),
        levene_adjusted(groups, middle, n),
        levene(groups, trimmed_means(groups), n),
    )
    return [(kind, each.value, each.df1, each.df2, each.p) for kind, each in zip(kinds, found, strict=True)]
