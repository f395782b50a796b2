"""ROC: how well variables tell those of one state from the others."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Message, Result
from analysis.statistics.roc import Area, Curve, roc_area, roc_curve
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

LARGER = Message("Larger values of the test result variable(s) indicate stronger evidence for a positive actual state.")
SMALLER = Message(
    "Smaller values of the test result variable(s) indicate stronger evidence for a positive actual state."
)
POSITIVE = Message("The positive actual state is {value}.")
TIES = Message(
    "The test result variable(s): {variable} has at least one tie between the positive actual state group and the "
    "negative actual state group. Statistics may be biased."
)
FREE, EXPONENTIAL = (
    Message("Under the nonparametric assumption"),
    Message("Under the bi-negative exponential assumption"),
)
NULL = Message("Null hypothesis: true area = 0.5")
CUTOFFS = Message(
    "The smallest cutoff value is the minimum observed test value minus 1, and the largest cutoff value is the maximum "
    "observed test value plus 1. All the other cutoff values are the averages of two consecutive ordered observed test "
    "values."
)
ONE_STATE = Undefined(Message("everybody has the same state"))


@dataclass(frozen=True)
class Options:
    """`variables` that shall tell who has the code `positive` of `state` from all others who answer it.

    `direction`: whether large or small values speak for it. `distribution`: what the standard error supposes.
    `unweighted`: also how many respondents there are, whatever they weigh.
    """

    variables: tuple[Variable, ...]
    state: Category
    positive: float
    direction: Literal["large", "small"] = "large"
    distribution: Literal["free", "exponential"] = "free"
    confidence: float = 0.95
    unweighted: bool = False


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary, Area Under the Curve and Coordinates of the Curve, listwise over all variables."""
    between_0_and_1(options.confidence)
    names = [variable.name for variable in options.variables]
    every = tally.patterns([*dict.fromkeys([*names, options.state.name])])
    found = {name: _curve(every.listwise(), name, options) for name in dict.fromkeys(names)}
    return Result(
        procedure="roc",
        options=plain(options),
        cases=every.cases,
        tables=(_processing(every, options), _areas(found, options), _coordinates(found, options)),
        labels={
            **bare_labels(options.state, [options.positive]),
            **labels_of(tally.codebook, [*names, options.state.name]),
        },
    )


def _processing(every: Patterns, options: Options) -> Table:
    valid = ~every.missing.any(axis=1)
    positive = every.column(options.state.name) == options.positive
    kept = {"positive": valid & positive, "negative": valid & ~positive, "missing": ~valid}
    rows: list[tuple[Cell, ...]] = []
    for part, which in kept.items():
        if part != "missing" or which.any():
            weighted = float(every.weights[which].sum())
            rows.append((part, *([int(every.counts[which].sum())] if options.unweighted else []), weighted))
    columns = headed("part", *(("unweighted_n",) if options.unweighted else ()), "n")
    notes = (
        LARGER if options.direction == "large" else SMALLER,
        Message(POSITIVE.sentence, {"value": level_key(options.state.name, options.positive)}),
    )
    return Table("roc_cases", columns, tuple(rows), (options.state.name,), notes)


def _curve(every: Patterns, name: str, options: Options) -> tuple[Area, Curve] | Undefined:
    scores, counts = _counts(every, name, options)
    if not (counts.sum(axis=0) > 0).all():
        return ONE_STATE
    sign = 1 if options.direction == "large" else -1
    area = roc_area(sign * scores, counts, options.confidence, options.distribution == "exponential")
    return area, roc_curve(sign * scores, counts)


def _counts(every: Patterns, name: str, options: Options) -> tuple[Numbers, Numbers]:
    """The values (m,) with the weights (m, 2) of those without the state and of those with it."""
    positive = every.column(options.state.name) == options.positive
    return every.column(name), np.column_stack([every.weights * ~positive, every.weights * positive])


def _areas(found: Mapping[str, tuple[Area, Curve] | Undefined], options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    notes = []
    for name, each in found.items():
        if isinstance(each, Undefined):
            rows.append((name, *[each] * 5))
            continue
        area, curve = each
        rows.append((name, area.auc, area.se, area.p, area.ci_low, area.ci_high))
        if curve.has_ties:
            notes.append(Message(TIES.sentence, {"variable": name}))
    notes += [FREE if options.distribution == "free" else EXPONENTIAL, NULL]
    columns = headed("variable", "auc", "se", "p", "ci_low", "ci_high")
    return Table("area_under_curve", columns, tuple(rows), (options.state.name,), tuple(notes))


def _coordinates(found: Mapping[str, tuple[Area, Curve] | Undefined], options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    sign = 1 if options.direction == "large" else -1
    for name, each in found.items():
        if not isinstance(each, Undefined):
            curve = each[1]
            points = zip(
                (sign * curve.cutoffs).tolist(), curve.sensitivity.tolist(), curve.false_positives.tolist(), strict=True
            )
            ordered = sorted(points)
            rows += [(name, f"rank={place}", *point) for place, point in enumerate(ordered, start=1)]
    word = "cutoff_from" if options.direction == "large" else "cutoff_to"
    columns = (*map(Column, ("variable", "rank", word, "sensitivity", "false_positive_rate")),)
    return Table("roc_coordinates", columns, tuple(rows), (options.state.name,), (CUTOFFS,))
