"""The tables about groups and functions of a discriminant analysis."""

from collections.abc import Sequence

import numpy as np

from analysis.labels import level_key
from analysis.procedures.discriminant.cases import Sample, Solution
from analysis.procedures.discriminant.options import Options
from analysis.result import Message
from analysis.statistics.discriminant import remaining, univariate
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

ALIKE = Undefined(Message("the variable does not vary within groups"))
ONE_CASE = Undefined(Message("the group has one case"))
USED = Message("First {count} canonical discriminant functions were used in the analysis.")
ORDERED = Message(
    "Pooled within-groups correlations between discriminating variables and standardized canonical discriminant "
    "functions. Variables ordered by absolute size of correlation within function."
)
NOT_USED = Message("This variable not used in the analysis: {variable}.")
RAW = Message("Unstandardized coefficients")
AT_MEANS = Message("Unstandardized canonical discriminant functions evaluated at group means")


def keys_of(found: Sample, options: Options) -> list[str]:
    """The keys of the groups."""
    return [level_key(options.groups.name, code) for code in found.codes]


def function_keys(count: int) -> list[str]:
    """The keys of the functions."""
    return [f"discriminant_function={at}" for at in range(1, count + 1)]


def group_statistics(found: Sample, solution: Solution, options: Options) -> Table:
    """Means, deviations and cases of each variable in each group and in all."""
    names = [variable.name for variable in options.variables]
    every, used = solution.every, found.is_used
    counted = np.bincount(found.labels[used], found.counts[used].astype(float), minlength=len(found.codes))
    parts = [
        *zip(keys_of(found, options), every.means, every.products, every.sizes.tolist(), counted.tolist(), strict=True),
        ("total", every.grand_mean, every.total, every.n, float(counted.sum())),
    ]
    rows: list[tuple[Cell, ...]] = []
    for key, means, products, size, single in parts:
        for at, name in enumerate(names):
            sd = float(np.sqrt(products[at, at] / (size - 1))) if size > 1 else ONE_CASE
            rows.append((key, name, float(means[at]), sd, *([single] if options.unweighted else []), float(size)))
    words = ("group", "variable", "mean", "sd", *(("unweighted_n",) if options.unweighted else ()), "n")
    return Table("discriminant_groups", headed(*words), tuple(rows))


def equality(solution: Solution, names: Sequence[str]) -> Table:
    """Tests of Equality of Group Means."""
    tests = univariate(solution.every)
    rows: list[tuple[Cell, ...]] = []
    for name, wilks, f, p in zip(names, tests.wilks.tolist(), tests.f.tolist(), tests.p, strict=True):
        cells: tuple[Cell, ...] = (wilks, f) if np.isfinite(f) else (ALIKE, ALIKE)
        rows.append((name, *cells, tests.df1, tests.df2, p if np.isfinite(f) else ALIKE))
    return Table("equality_of_means", headed("variable", "wilks_lambda", "f", "df1", "df2", "p"), tuple(rows))


def used(solution: Solution, options: Options) -> int:
    """How many functions are told of and classify."""
    count = len(solution.functions.eigenvalues)
    return min(options.functions or count, count)


def eigenvalues(solution: Solution, options: Options) -> Table:
    """How much every function tells the groups apart."""
    roots = solution.functions.eigenvalues
    total = float(roots.sum())
    rows = []
    for key, root, up_to in zip(function_keys(len(roots)), roots.tolist(), np.cumsum(roots).tolist(), strict=True):
        shares = (100 * root / total, 100 * up_to / total) if total > 0 else (0.0, 0.0)
        rows.append((key, root, *shares, float(np.sqrt(root / (1 + root)))))
    words = ("discriminant_function", "eigenvalue", "percent", "cumulative_percent", "canonical_correlation")
    return Table(
        "discriminant_eigenvalues",
        headed(*words),
        tuple(rows),
        notes=(Message(USED.sentence, {"count": used(solution, options)}),),
    )


def function_tests(solution: Solution) -> Table:
    """Wilks' lambda of the functions from each one to the last."""
    groups = solution.groups
    found = remaining(solution.functions.eigenvalues, groups.n, len(solution.passed), len(groups.sizes))
    keys = function_keys(len(found))
    words = ("discriminant_function", "wilks_lambda", "chi_square", "df", "p")
    return Table("function_tests", headed(*words), tuple((key, *cells) for key, cells in zip(keys, found, strict=True)))


def coefficients(solution: Solution, names: Sequence[str], options: Options) -> list[Table]:
    """Standardised coefficients, the structure matrix, and coefficients of the variables as they stand."""
    found, passed = solution.functions, [names[at] for at in solution.passed]
    count = used(solution, options)
    keys = function_keys(count)
    heads = [Column("discriminant_coefficient", key) for key in keys]
    lines = zip(passed, found.standardized[:, :count].tolist(), strict=True)
    tables = [
        Table("standardized_functions", (Column("variable"), *heads), tuple((name, *line) for name, line in lines))
    ]
    others = solution.unused
    shown = [*passed, *(names[at] for at in others)]
    notes = (ORDERED, *(Message(NOT_USED.sentence, {"variable": names[at]}) for at in others))
    rows = tuple((name, *line) for name, line in zip(shown, found.structure[:, :count].tolist(), strict=True))
    tables.append(
        Table("discriminant_structure", (Column("variable"), *(Column("r", key) for key in keys)), rows, notes=notes)
    )
    if "raw" in options.statistics:
        raw = [(name, *line) for name, line in zip(passed, found.coefficients[:, :count].tolist(), strict=True)]
        raw.append(("constant", *found.constants[:count].tolist()))
        tables.append(Table("raw_functions", (Column("term"), *heads), tuple(raw), notes=(RAW,)))
    return tables


def centroids(found: Sample, solution: Solution, options: Options) -> Table:
    """The functions at the means of the groups."""
    made = solution.functions
    count = used(solution, options)
    heads = (Column("centroid", key) for key in function_keys(count))
    rows = zip(keys_of(found, options), made.centroids[:, :count].tolist(), strict=True)
    return Table(
        "group_centroids", (Column("group"), *heads), tuple((key, *line) for key, line in rows), notes=(AT_MEANS,)
    )
