"""PROXIMITIES: how far cases or variables are from one another, or how alike they are."""

from typing import Literal

import numpy as np

from analysis.categories import Category
from analysis.closeness.items import (
    Measure,
    Proximities,
    Scale,
    case_keys,
    items_of,
    measured,
    of_likeness,
    scaled,
    transformed,
)
from analysis.closeness.tables import matrix_table, processing
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Message, Result
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

UNWEIGHTED = Message("Weights do not count: every case is there once.")


@dataclass(frozen=True)
class Options:
    """The `measure` of every two cases by their `variables`, or of every two `variables` by their cases.

    `power` and `root` are those of the measures minkowski and power; `present` and `absent` the codes of features that
    an item has or has not (none: all that is not present). `scale` puts values on one scale first, within each variable
    or each case; `transform` changes the measures. `identity` names the cases.
    """

    variables: tuple[Variable, ...]
    of: Literal["cases", "variables"] = "cases"
    measure: Measure = "euclidean"
    power: float = 2.0
    root: float = 2.0
    present: float = 1.0
    absent: float | None = None
    scale: Scale = "none"
    scale_within: Literal["variables", "cases"] = "variables"
    transform: tuple[Literal["absolute", "reverse", "rescale"], ...] = ()
    identity: Category | None = None


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary and Proximity Matrix."""
    names = [variable.name for variable in options.variables]
    found = proximities(tally, options)
    return Result(
        procedure="proximities",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(processing(found), matrix_table(found)),
        notes=(UNWEIGHTED,) if tally.weight is not None else (),
        labels={**labels_of(tally.codebook, names), **found.labels},
    )


def proximities(tally: Tally, options: Options) -> Proximities:
    """The matrix; raises `Fault` where there are too many cases."""
    items = items_of(tally, options.variables, options.identity)
    values = scaled(items.values, options.scale, options.scale_within == "cases")
    keys, labels = case_keys(items)
    if options.of == "variables":
        keys, labels, values = tuple(variable.name for variable in options.variables), {}, values.T
    matrix = measured(values, options.measure, options.power, options.root, options.present, options.absent)
    alike = of_likeness(options.measure) != ("reverse" in options.transform)
    matrix = transformed(matrix, options.transform) if values.size else np.full_like(matrix, np.nan)
    return Proximities(keys, labels, matrix, alike, options.measure, len(items.places), items.total)
