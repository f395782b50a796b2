"""The tables of QUICK CLUSTER."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.result import Message
from analysis.statistics.distributions import p_f
from analysis.statistics.kmeans import Path, totals
from analysis.statistics.well_apart import squared_distances
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers
from analysis.undefined import Undefined

Labels = NDArray[np.intp]

GIVEN = Message("The initial cluster centers are those that were given.")
CONVERGED = Message(
    "Convergence achieved due to no or small change in cluster centers. The maximum absolute coordinate change for any "
    "center is {change:.3b}. The current iteration is {iteration}. The minimum distance between initial centers is "
    "{gap:.3b}."
)
STOPPED = Message(
    "Iterations stopped because the maximum number of iterations was performed. Iterations failed to converge. The "
    "maximum absolute coordinate change for any center is {change:.3b}. The current iteration is {iteration}. The "
    "minimum distance between initial centers is {gap:.3b}."
)
DESCRIPTIVE = Message(
    "The F tests should be used only for descriptive purposes because the clusters have been chosen to maximize the "
    "differences among cases in different clusters. The observed significance levels are not corrected for this and "
    "thus cannot be interpreted as tests of the hypothesis that the cluster means are equal."
)
ALIKE = Undefined(Message("the cases of each cluster do not differ"))
NO_FREEDOM = Undefined(Message("there are no more cases than clusters, or only one cluster"))
EMPTY = Undefined(Message("no case belongs to this cluster"))


def centers(name: str, variables: Sequence[str], found: Numbers, notes: tuple[Message, ...] = ()) -> Table:
    """Centers (k, p), one column each; NaN where a cluster has no case."""
    columns = (Column("variable"), *(Column("center", f"cluster={at}") for at in range(1, len(found) + 1)))
    rows = [(each, *map(_cell, line)) for each, line in zip(variables, found.T.tolist(), strict=True)]
    return Table(name, columns, tuple(rows), notes=notes)


def _cell(value: float) -> Cell:
    return value if np.isfinite(value) else EMPTY


def undefined_centers(variables: Sequence[str], count: int, reason: Undefined) -> Table:
    """Final centers that there are none of."""
    columns = (Column("variable"), *(Column("center", f"cluster={at}") for at in range(1, count + 1)))
    return Table("final_centers", columns, tuple((each, *[reason] * count) for each in variables))


def history(path: Path) -> Table:
    """How far every center moved in each iteration, and why there was no other."""
    k, n = len(path.initial), len(path.changes)
    columns = (Column("iteration"), *(Column("center_change", f"cluster={at}") for at in range(1, k + 1)))
    rows = tuple((f"iteration={at}", *each.tolist()) for at, each in enumerate(path.changes, start=1))
    told = CONVERGED if path.has_converged else STOPPED
    note = Message(told.sentence, {"change": path.largest, "iteration": n, "gap": path.gap})
    return Table("iteration_history", columns, rows, notes=(note,))


def members(numbers: Sequence[int], names: Sequence[str] | None, labels: Labels, distances: Numbers) -> Table:
    """The cluster of every case, by its number and what it is called, and how far it is from its center."""
    keys = [f"case={number}" for number in numbers]
    stubs = zip(keys, strict=True) if names is None else zip(keys, names, strict=True)
    found = zip((labels + 1).tolist(), distances.tolist(), strict=True)
    columns = headed("case", *(() if names is None else ("identity",)), "cluster_number", "center_distance")
    return Table("cluster_membership", columns, tuple((*one, *other) for one, other in zip(stubs, found, strict=True)))


def center_distances(found: Numbers) -> Table:
    """Euclidean distances between centers (k, p), none from itself."""
    keys = [f"cluster={at}" for at in range(1, len(found) + 1)]
    away = np.sqrt(squared_distances(found, found))
    away[np.isnan(found).any(axis=1)] = np.nan
    away[:, np.isnan(found).any(axis=1)] = np.nan
    rows = [
        (one, *(None if one == other else _cell(value) for other, value in zip(keys, line, strict=True)))
        for one, line in zip(keys, away.tolist(), strict=True)
    ]
    return Table(
        "center_distances", (Column("cluster"), *(Column("center_distance", key) for key in keys)), tuple(rows)
    )


def variances(variables: Sequence[str], values: Numbers, weights: Numbers, labels: Labels, k: int) -> Table:
    """Variances between and within clusters of each variable, with F."""
    sums, counts = totals(values, weights, labels, k)
    means = sums / np.where(counts > 0, counts, 1.0)
    n, filled = counts.sum(axis=0), (counts > 0).sum(axis=0)
    grand = sums.sum(axis=0) / np.where(n > 0, n, 1.0)
    between = (counts * np.square(means - grand)).sum(axis=0)
    within = np.nansum(weights[:, None] * np.square(values - means[labels]), axis=0)
    rows = []
    for at, variable in enumerate(variables):
        parts = float(between[at]), float(filled[at] - 1), float(within[at]), float(n[at] - filled[at])
        rows.append((variable, *_tested(*parts)))
    sides = [Column(word, side) for side in ("between_clusters", "error") for word in ("mean_square", "df")]
    return Table("cluster_anova", (Column("variable"), *sides, *headed("f", "p")), tuple(rows), notes=(DESCRIPTIVE,))


def _tested(between: float, df1: float, within: float, df2: float) -> tuple[Cell, ...]:
    if df1 <= 0 or df2 <= 0:
        return NO_FREEDOM, df1, NO_FREEDOM, max(df2, 0.0), NO_FREEDOM, NO_FREEDOM
    one, other = between / df1, within / df2
    if other == 0:
        return one, df1, other, df2, ALIKE, ALIKE
    return one, df1, other, df2, one / other, p_f(one / other, df1, df2)


def sizes(labels: Labels, weights: Numbers, counts: NDArray[np.int64], cases: Cases, k: int, unweighted: bool) -> Table:
    """How many cases every cluster has, then all that are valid and those that are missing."""
    counted = np.bincount(labels, weights, minlength=k) if k else np.zeros(0)
    rows: list[tuple[Cell, ...]] = []
    singles = np.bincount(labels, counts, minlength=k).astype(int) if k else np.zeros(0, dtype=int)
    for at, (n, single) in enumerate(zip(counted.tolist(), singles.tolist(), strict=True)):
        rows.append((f"cluster={at + 1}", *([single] if unweighted else []), n))
    rows.append(("valid", *([cases.rows] if unweighted else []), cases.valid))
    rows.append(("missing", *([None] if unweighted else []), cases.excluded))
    return Table("cluster_sizes", headed("cluster", *(("unweighted_n",) if unweighted else ()), "n"), tuple(rows))
