"""CLUSTER: cases joined with those that are closest, stage by stage."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.categories import Category
from analysis.closeness.items import Measure, Proximities, Scale, case_keys, items_of, measured, of_likeness, scaled
from analysis.closeness.schedule import membership_table, schedule_table, stages
from analysis.closeness.tables import matrix_table, processing
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Fault, Message, Result
from analysis.statistics.agglomeration import Method, members
from analysis.table import Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

UNWEIGHTED = Message("Weights do not count: every case is one of its cluster.")


@dataclass(frozen=True)
class Options:
    """Clusters of cases by a `measure` of how far apart, or how alike, their `variables` are, joined by a `method`.

    `power` and `root` are those of the measures minkowski and power; `present` and `absent` the codes of features that
    a case has or has not (none: all that is not present). `scale` puts the values of each variable on one scale first.
    `clusters`: of how many the members are told, a number or the least and the most. `distances`: all of them too.
    `identity` names the cases.
    """

    variables: tuple[Variable, ...]
    method: Method = "between"
    measure: Measure = "euclidean_squared"
    power: float = 2.0
    root: float = 2.0
    present: float = 1.0
    absent: float | None = None
    scale: Scale = "none"
    clusters: tuple[int, ...] = ()
    distances: bool = False
    identity: Category | None = None


def run(tally: Tally, options: Options) -> Result:
    """Cases, Proximity Matrix where it is asked for, Agglomeration Schedule, Cluster Membership."""
    found = proximities(tally, options)
    names = [variable.name for variable in options.variables]
    return Result(
        procedure="hierarchical",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=tuple(clustered(found, options)),
        notes=(UNWEIGHTED,) if tally.weight is not None else (),
        labels={**labels_of(tally.codebook, names), **found.labels},
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, NDArray[np.float64]]:
    """`clusters=4`, `clusters=3`, …: the cluster of every row, shape (n,) each, NaN where a row is not clustered."""
    items = items_of(tally, options.variables, None)
    schedule = stages(proximities(tally, options), options.method)
    saved = {}
    for number in range(*_span(options)):
        column = np.full(len(tally.rows([options.variables[0].name])[0]), np.nan)
        if not isinstance(schedule, Message) and number <= len(items.places):
            column[items.places] = members(schedule, number)
        saved[f"clusters={number}"] = column
    return dict(reversed(saved.items()))


def proximities(tally: Tally, options: Options) -> Proximities:
    """The distances of the cases; raises `Fault` where there are too many."""
    items = items_of(tally, options.variables, options.identity)
    keys, labels = case_keys(items)
    values = scaled(items.values, options.scale, by_case=False)
    matrix = measured(values, options.measure, options.power, options.root, options.present, options.absent)
    alike = of_likeness(options.measure)
    return Proximities(keys, labels, matrix, alike, options.measure, len(keys), items.total)


def clustered(found: Proximities, options: Options) -> list[Table]:
    """The tables of distances however they came about."""
    schedule = stages(found, options.method)
    tables = [processing(found), *([matrix_table(found)] if options.distances else []), schedule_table(schedule)]
    if options.clusters and not isinstance(schedule, Message):
        first, end = _span(options)
        tables.append(membership_table(schedule, found.keys, first, end - 1))
    return tables


def _span(options: Options) -> tuple[int, int]:
    """The least number of clusters, and what comes behind the most; raises `Fault`."""
    if not options.clusters:
        return 1, 1
    least, most = min(options.clusters), max(options.clusters)
    if least < 1 or len(options.clusters) > 2:
        raise Fault(
            "{found} is no number of clusters, nor the least and the most of them",
            {"found": str(list(options.clusters))},
        )
    return least, most + 1
