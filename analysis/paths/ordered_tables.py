"""The tables of a factor model of ordered items."""

from collections.abc import Sequence

import numpy as np

from analysis.paths.model import Relation
from analysis.paths.ordered import OrderedSolution
from analysis.paths.tables import fit_indices, indices, model_fit, modification_table
from analysis.statistics.description import ONE_CASE
from analysis.statistics.polychoric import threshold_errors, thresholds
from analysis.statistics.polychoric_matrix import codes_of
from analysis.table import Cell, Column, Table
from analysis.tally import Patterns
from analysis.undefined import Undefined
from instrument.message import Message

Found = OrderedSolution | Undefined

UNSCALED = Message("Modification indices are those of the chi-square before scaling.")
NOT_POSITIVE = Message("The matrix of polychoric correlations is not positive definite.")
ONE_CATEGORY = Undefined(Message("only one category was chosen"))


def fit_tables(found: Found) -> list[Table]:
    """Chi-square and indices, as they stand and scaled."""
    if isinstance(found, Undefined):
        return [model_fit(found), fit_indices(found)]
    estimate, (baseline, scaled) = found.estimate, found.baseline
    fits = {
        "hypothesized_model": estimate.fit,
        "hypothesized_scaled": estimate.scaled,
        "independence_model": baseline,
        "independence_scaled": scaled,
    }
    pairs = {"hypothesized_model": (estimate.fit, baseline), "hypothesized_scaled": (estimate.scaled, scaled)}
    table = fit_indices({key: indices(*pair, found.observed.n - 1, found.residual) for key, pair in pairs.items()})
    notes = () if found.is_positive else (NOT_POSITIVE,)
    return [model_fit(fits), Table(table.name, table.columns, table.rows, notes=notes)]


def thresholds_of(patterns: Patterns) -> Table:
    """Where each item's categories part on a standard normal variable, with standard errors."""
    found: dict[str, list[tuple[float, Cell]]] = {}
    for at, name in enumerate(patterns.names):
        found[name] = bounds(np.bincount(codes_of(patterns.values)[at], patterns.weights))
    return threshold_table(found)


def bounds(counts: np.ndarray) -> list[tuple[float, Cell]]:
    """Each threshold and its error, from the counts of the categories that occur, shape (c,)."""
    if len(counts) < 2:
        return []
    inner = [float(bound) for bound in thresholds(counts)[1:-1]]
    if counts.sum() <= 1:
        return [(bound, ONE_CASE) for bound in inner]
    return [(bound, float(error)) for bound, error in zip(inner, threshold_errors(counts), strict=True)]


def threshold_table(found: dict[str, list[tuple[float, Cell]]]) -> Table:
    """Items in rows, thresholds beside one another."""
    most = max([1, *(len(each) for each in found.values())])
    stub = [Column("item"), *(Column(word, f"threshold={at + 1}") for at in range(most) for word in ("estimate", "se"))]
    rows: list[tuple[Cell, ...]] = []
    for name, held in found.items():
        cells: list[Cell] = [cell for pair in held for cell in pair] or [ONE_CATEGORY, ONE_CATEGORY]
        rows.append((name, *cells, *[None] * (2 * most - len(cells))))
    return Table("thresholds", tuple(stub), tuple(rows))


def modifications(found: Found, candidates: Sequence[Relation], least: float) -> Table:
    """Relations left out, by how much the unscaled chi-square would fall."""
    if isinstance(found, Undefined):
        table = modification_table([], least)
        return Table(table.name, table.columns, (), notes=(found.reason,))
    table = modification_table([each for each in found.changes(candidates) if each[1] >= least], least)
    return Table(table.name, table.columns, table.rows, notes=(*table.notes, UNSCALED))
