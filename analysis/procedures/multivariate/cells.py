"""Tables of the cases in the cells of a design: counts, descriptives, homogeneity of variances and of covariances."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.cases import described, homogeneity
from analysis.procedures.multivariate.design import Design
from analysis.statistics.centers import means as means_of
from analysis.statistics.covariance_equality import box_test
from analysis.statistics.sphericity import bartlett
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined
from instrument.records import replace

Numbers = NDArray[np.float64]

BOX = ("box_m", "f", "df1", "df2", "p")
BARTLETT = ("likelihood_ratio", "chi_square", "df", "p")


def within_factors(design: Design) -> Table:
    """Within-Subjects Factors: which variable measures which levels."""
    levels = product(*(range(factor.levels) for factor in design.within))
    every = [tuple(design.level(at, level) for at, level in enumerate(each)) for each in levels]
    rows = [
        (name, *keys, design.dependents[measure * len(every) + at])
        for measure, name in enumerate(design.measures)
        for at, keys in enumerate(every)
    ]
    named = (Column("group", name) for name in design.names)
    return Table("within_subjects_factors", (Column("measure"), *named, Column("dependent")), tuple(rows))


def descriptives(design: Design) -> Table:
    """Mean, deviation and n of every dependent variable in every combination of levels."""
    tables = [described(model) for model in design.models]
    return stacked("descriptive_statistics", design.dependents, tables)


def stacked(name: str, dependents: tuple[str, ...], tables: list[Table], word: str = "dependent") -> Table:
    """Tables of the same columns below one another, each beside its dependent variable."""
    rows = [(own, *row) for own, table in zip(dependents, tables, strict=True) for row in table.rows]
    return replace(tables[0], name=name, columns=(Column(word), *tables[0].columns), rows=tuple(rows))


def levene_tests(design: Design) -> Table:
    """Levene's test of every dependent variable."""
    return stacked("homogeneity", design.dependents, [homogeneity(model) for model in design.models])


def box(design: Design) -> Table:
    """Box's test that the cells of all factors have the same covariances."""
    products, sizes = _cells(design)
    found = box_test(products, sizes)
    return Table("box_test", headed("test", *BOX), (("box", *(getattr(found, word) for word in BOX)),))


def _cells(design: Design) -> tuple[list[Numbers], list[float]]:
    """The cross-products of dependent variables in the cells of the factors, and their sums of weights."""
    grouped = [model.cells.by_factors(model.cells.groups.values) for model in design.models]
    left = np.column_stack([own.values - np.array(means_of(own), dtype=float)[own.at] for own in grouped])
    first = grouped[0]
    inside = [first.at == at for at in range(first.count)]
    products = [(left[each] * first.weights[each, None]).T @ left[each] for each in inside]
    return products, [float(first.weights[each].sum()) for each in inside]


def bartlett_test(design: Design) -> Table:
    """Bartlett's test that dependent variables have equal residual variances and no covariances."""
    joint, heads = design.joint, headed("test", *BARTLETT)
    if isinstance(joint, Undefined):
        return Table("residual_sphericity", heads, (("bartlett", *[joint] * len(BARTLETT)),))
    n = joint.like.n if joint.like.cases is None else joint.like.cases
    found = bartlett(joint.residual, joint.like.df, n)
    return Table("residual_sphericity", heads, (("bartlett", *(getattr(found, word) for word in BARTLETT)),))


def residual_matrix(design: Design) -> Table:
    """Residual SSCP Matrix: cross-products, covariances and correlations of what is left."""
    heads = (Column("part"), Column("dependent"), *(Column("value", name) for name in design.dependents))
    joint = design.joint
    if isinstance(joint, Undefined):
        return Table("residual_matrix", heads, (), notes=(joint.reason,))
    sizes = np.sqrt(np.diag(joint.residual))
    parts: dict[str, Numbers] = {"cross_products": joint.residual}
    if joint.like.df > 0:
        parts["covariance"] = joint.residual / joint.like.df
    if (sizes > 0).all():
        parts["correlation"] = joint.residual / np.outer(sizes, sizes)
    rows: list[tuple[Cell, ...]] = []
    for part, matrix in parts.items():
        rows += [(part, name, *map(float, line)) for name, line in zip(design.dependents, matrix, strict=True)]
    return Table("residual_matrix", heads, tuple(rows))
