"""QUICK CLUSTER: a known number of clusters around centers."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.exploration.cases import named_case, rows_of_file
from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.kmeans.cases import Counted, counted, together
from analysis.procedures.kmeans.options import Options as Options
from analysis.procedures.kmeans.options import check
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
from analysis.result import Message, Result
from analysis.statistics.kmeans import Path, batch, cluster, means_of, nearest, running
from analysis.statistics.well_apart import well_apart
from analysis.table import Table
from analysis.tally import Tally
from analysis.undefined import Undefined

UPDATES = {"batch": batch, "running": running, "classify": None}
TOO_FEW = Undefined(Message("there are fewer cases than clusters"))


def run(tally: Tally, options: Options) -> Result:
    """Initial centers, their way, where they ended and how far apart, variances, and how many cases each has."""
    check(options)
    found = counted(tally, options)
    return Result(
        procedure="kmeans",
        options=plain(options),
        cases=found.cases,
        tables=tuple(_tables(tally, found, options)),
        labels=labels_of(tally.codebook, [variable.name for variable in options.variables]),
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, NDArray[np.float64]]:
    """`cluster`, the number of the nearest center, and `distance` from it, shape (n,) each, NaN where not clustered."""
    check(options)
    found = counted(tally, options)
    n = len(tally.rows([options.variables[0].name])[0])
    saved = {"cluster": np.full(n, np.nan), "distance": np.full(n, np.nan)}
    path = _path(found, together(tally, found, options), options)
    if path is not None:
        labels, distances = nearest(found.values, path.centers)
        saved["cluster"][found.places], saved["distance"][found.places] = labels + 1.0, distances
    return saved


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
    alike = together(tally, found, options)
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
