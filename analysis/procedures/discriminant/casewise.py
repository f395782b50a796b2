"""Casewise Statistics: which group each case is most like, and which comes next."""

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.discriminant.cases import Sample, Solution, priors_of
from analysis.procedures.discriminant.classifying import filled
from analysis.procedures.discriminant.options import Options
from analysis.procedures.discriminant.tables import function_keys, keys_of, used
from analysis.result import Message
from analysis.statistics.discriminant_classes import left_out, pooled_distances, posteriors, separate_distances
from analysis.statistics.distributions import p_chi_square
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers

MISCLASSIFIED = Message("Misclassified case")
FROM_FUNCTIONS = Message(
    "For the original data, squared Mahalanobis distance is based on canonical functions. For the cross-validated "
    "data, squared Mahalanobis distance is based on observations."
)
WORDS = ("p", "df", "posterior", "mahalanobis", "second_posterior", "second_mahalanobis")


def casewise(found: Sample, solution: Solution, options: Options, numbers: Numbers | None) -> Table:
    """The rows that are classified, those of the file in their order; then each by all others where that is asked."""
    groups, count = solution.groups, used(solution, options)
    complete = np.flatnonzero((found.is_complete | options.fill) & (found.weights > 0))
    complete = complete[: options.cases] if options.cases else complete
    values = filled(found.values[complete], solution)
    logarithms = None
    if options.spread == "pooled":
        distances = pooled_distances(solution.functions, values, count)
    else:
        distances, logarithms = separate_distances(solution.functions, groups, values, count)
    priors = priors_of(found, options, groups)
    shares = posteriors(distances, priors, logarithms)
    names = np.arange(1, len(found.weights) + 1) if numbers is None else numbers
    rows = _rows(found, options, "original", complete, distances, shares, count)
    scores = solution.functions.scores(values)[:, :count]
    rows = [(*row, *line) for row, line in zip(rows, scores.tolist(), strict=True)]
    if "cross_validation" in options.statistics and float(groups.sizes.min()) > 1:
        own = complete[found.is_used[complete]]
        inside = filled(found.values[own], solution)
        away = left_out(groups, inside, found.weights[own], found.labels[own])
        told = np.isfinite(away).all(axis=1)
        own, away = own[told], away[told]
        made = _rows(found, options, "cross_validated", own, away, posteriors(away, priors), len(solution.passed))
        rows += [(*row, *[None] * count) for row in made]
    rows = [(row[0], f"case={int(names[int(str(row[1]))])}", *row[2:]) for row in rows]
    columns = (
        *headed("part", "case", "observed_group", "predicted_group", "second_group", *WORDS),
        *(Column("centroid", key) for key in function_keys(count)),
    )
    notes = (FROM_FUNCTIONS,) if any(row[0] == "cross_validated" for row in rows) else ()
    return Table("casewise_statistics", columns, tuple(rows), notes=(*notes, MISCLASSIFIED))


def _rows(
    found: Sample,
    options: Options,
    part: str,
    places: NDArray[np.intp],
    distances: Numbers,
    shares: Numbers,
    df: int,
) -> list[tuple[Cell, ...]]:
    keys, rows = keys_of(found, options), list[tuple[Cell, ...]]()
    order = np.argsort(-shares, axis=1, kind="stable")[:, :2]
    for at, place in enumerate(places.tolist()):
        first, second = order[at].tolist()
        label = int(found.labels[place])
        away, next_away = float(distances[at, first]), float(distances[at, second])
        rows.append(
            (
                part,
                f"{place}",
                keys[label] if label >= 0 else "ungrouped",
                keys[first],
                keys[second],
                p_chi_square(max(away, 0.0), df),
                float(df),
                float(shares[at, first]),
                away,
                float(shares[at, second]),
                next_away,
            )
        )
    return rows
