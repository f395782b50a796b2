"""QUICK CLUSTER: a known number of clusters around centers."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.categories import Category
from analysis.exploration.cases import named_case, rows_of_file
from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.kmeans.tables import (
    GIVEN,
    center_distances,
    centers,
    history,
    members,
    sizes,
    undefined_centers,
    variances,
)
from analysis.result import Fault, Message, Result
from analysis.statistics.kmeans import Path, batch, cluster, means_of, nearest, running
from analysis.statistics.well_apart import well_apart
from analysis.table import Table
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

UPDATES = {"batch": batch, "running": running, "classify": None}
MANY = 10_000  # cases, from which on alike ones are put together
TOO_FEW = Undefined(Message("there are fewer cases than clusters"))


@dataclass(frozen=True)
class Options:
    """`clusters` by the Euclidean distances of `variables` from centers, which begin well apart or at the first cases.

    `initial`: the centers to begin with, the coordinates of one behind those of another. `method`: centers move when
    all cases are assigned, with each case, or not at all before the last; at most so many `iterations`, until none
    moves further than `criterion` times the least distance of two centers at the beginning. `missing`: cases that lack
    a value are left out, or their distances taken over the others. `membership`: the cluster of every case too, which
    `identity` names and `numbers` numbers, else its place in the file. `unweighted`: how many cases too, whatever they
    weigh.
    """

    variables: tuple[Variable, ...]
    clusters: int = 2
    method: Literal["batch", "running", "classify"] = "batch"
    begin: Literal["well_apart", "first"] = "well_apart"
    initial: tuple[float, ...] = ()
    iterations: int = 10
    criterion: float = 0.0
    missing: Literal["listwise", "pairwise"] = "listwise"
    membership: bool = False
    identity: Category | None = None
    numbers: Variable | None = None
    unweighted: bool = False


@dataclass(frozen=True)
class Counted:
    """The rows that are clustered: values (n, p) with NaN for what is missing, weights (n,), places in the file."""

    values: Numbers
    weights: Numbers
    counts: NDArray[np.int64]  # (n,): respondents behind each
    places: NDArray[np.intp]
    cases: Cases


def run(tally: Tally, options: Options) -> Result:
    """Initial centers, their way, where they ended and how far apart, variances, and how many cases each has."""
    _check(options)
    found = _counted(tally, options)
    return Result(
        procedure="kmeans",
        options=plain(options),
        cases=found.cases,
        tables=tuple(_tables(tally, found, options)),
        labels=labels_of(tally.codebook, [variable.name for variable in options.variables]),
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, NDArray[np.float64]]:
    """`cluster`, the number of the nearest center, and `distance` from it, shape (n,) each, NaN where not clustered."""
    _check(options)
    found = _counted(tally, options)
    n = len(tally.rows([options.variables[0].name])[0])
    saved = {"cluster": np.full(n, np.nan), "distance": np.full(n, np.nan)}
    path = _path(found, _together(tally, found, options), options)
    if path is not None:
        labels, distances = nearest(found.values, path.centers)
        saved["cluster"][found.places], saved["distance"][found.places] = labels + 1.0, distances
    return saved


def _check(options: Options) -> None:
    """Raises `Fault` where numbers of clusters, iterations or centers cannot be."""
    if options.clusters < 1 or options.iterations < 1:
        raise Fault(
            "{found} is no number of clusters or iterations", {"found": min(options.clusters, options.iterations)}
        )
    wanted = options.clusters * len(options.variables)
    if options.initial and len(options.initial) != wanted:
        raise Fault(
            "{found} values are given for the centers, and {wanted} are expected",
            {"found": len(options.initial), "wanted": wanted},
        )


def _counted(tally: Tally, options: Options) -> Counted:
    values, missing, weights = tally.rows([variable.name for variable in options.variables])
    gone = missing.all(axis=1) if options.missing == "pairwise" else missing.any(axis=1)
    kept = ~gone & (weights > 0)
    total = float(weights[weights > 0].sum())
    cases = Cases(total, float(weights[kept].sum()), int(kept.sum()))
    ones = np.ones(int(kept.sum()), dtype=np.int64)
    return Counted(np.where(missing, np.nan, values)[kept], weights[kept], ones, np.flatnonzero(kept), cases)


def _together(tally: Tally, found: Counted, options: Options) -> Counted:
    """The cases, alike ones once where there are few and their order does not count."""
    names = [variable.name for variable in options.variables]
    if options.method == "running" or len(found.values) < MANY or tally.most_patterns(names) > len(found.values) / 4:
        return found
    every = tally.patterns(names)
    gone = every.missing.all(axis=1) if options.missing == "pairwise" else every.missing.any(axis=1)
    values = np.where(every.missing, np.nan, every.values)[~gone]
    return Counted(values, every.weights[~gone], every.counts[~gone], np.flatnonzero(~gone), found.cases)


def _path(found: Counted, alike: Counted, options: Options) -> Path | None:
    """The way of the centers, from rows on by what is `alike`; None where there are fewer cases than clusters."""
    k = options.clusters
    if options.initial:
        initial = np.array(options.initial).reshape(k, -1)
    else:
        complete = found.values[~np.isnan(found.values).any(axis=1)]
        if len(complete) < k:
            return None
        initial = complete[:k] if options.begin == "first" else well_apart(complete, k)
    if not len(found.values):
        return None
    update = UPDATES[options.method]
    return cluster(alike.values, alike.weights, initial, update, options.iterations, options.criterion)


def _tables(tally: Tally, found: Counted, options: Options) -> list[Table]:
    names, k = [variable.name for variable in options.variables], options.clusters
    alike = _together(tally, found, options)
    path = _path(found, alike, options)
    if path is None:
        none = np.zeros(0, dtype=np.intp)
        return [
            undefined_centers(names, k, TOO_FEW),
            sizes(none, np.zeros(0), none, found.cases, 0, options.unweighted),
        ]
    labels, _ = nearest(alike.values, path.centers)
    final = means_of(alike.values, alike.weights, labels, np.full_like(path.centers, np.nan))
    tables = [centers("initial_centers", names, path.initial, (GIVEN,) if options.initial else ())]
    tables += [history(path)] if path.changes else []
    if options.membership:
        tables.append(members(*_named(tally, found, options), *nearest(found.values, path.centers)))
    tables += [centers("final_centers", names, final), center_distances(final)]
    tables.append(variances(names, alike.values, alike.weights, labels, k))
    return [*tables, sizes(labels, alike.weights, alike.counts, found.cases, k, options.unweighted)]


def _named(tally: Tally, found: Counted, options: Options) -> tuple[list[int], list[str] | None]:
    """The numbers of the cases, and what they are called; None where nothing names them."""
    rows = rows_of_file(tally, [each for each in (options.numbers, options.identity) if each is not None])
    numbers = found.places + 1 if options.numbers is None else rows.columns[options.numbers.name][found.places]
    if options.identity is None:
        return [int(each) for each in numbers], None
    identity = tally.codebook.by_name.get(options.identity.name, options.identity)
    return [int(each) for each in numbers], [str(named_case(rows, identity, int(at))) for at in found.places]
