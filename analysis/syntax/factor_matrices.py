"""Matrices that FACTOR prints beside the correlations: covariances, and the inverse of either."""

import numpy as np

from analysis.result import Result
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers
from instrument.message import Message
from instrument.records import replace


def further(result: Result, wanted: set[str], with_determinant: bool) -> list[Table]:
    """Those that are wanted; `with_determinant`: a note on the covariances has theirs."""
    table = result.table("correlations")
    names = [str(row[0]) for row in table.rows]
    cells = [cell for row in table.rows for cell in row[1:]]
    reason = next((cell for cell in cells if not isinstance(cell, int | float)), None)
    if reason is not None:
        return [_of_items(name, names, None, reason) for name in MATRICES if name in wanted]
    correlations = np.array([float(str(cell)) for cell in cells]).reshape(len(names), len(names))
    sds = np.array([float(str(cell)) for cell in result.table("descriptive_statistics").column("sd")])
    covariances = correlations * np.outer(sds, sds)
    inverse = inverse_of(correlations)
    own = {
        "covariance_matrix": covariances,
        "inverse_correlations": inverse,
        "inverse_covariances": None if inverse is None else inverse / np.outer(sds, sds),
    }
    found = [_of_items(name, names, own[name], SINGULAR) for name in MATRICES if name in wanted]
    return [_determined(each, covariances) for each in found] if with_determinant else found


MATRICES = ("covariance_matrix", "inverse_correlations", "inverse_covariances")


def _determined(table: Table, covariances: Numbers) -> Table:
    if table.name != "covariance_matrix":
        return table
    note = Message("Determinant = {determinant}", {"determinant": max(0.0, float(np.linalg.det(covariances)))})
    return replace(table, notes=(note,))


def _of_items(name: str, items: list[str], matrix: Numbers | None, reason: Cell) -> Table:
    columns = (Column("item"), *(Column("covariance", item) for item in items))
    if matrix is None:
        return Table(name, columns, tuple((item, *[reason] * len(items)) for item in items))
    lines = zip(items, matrix.tolist(), strict=True)
    return Table(name, columns, tuple((item, *line) for item, line in lines))
