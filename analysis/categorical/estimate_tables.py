"""How the estimates of a model of categories go together."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.table import Cell, Column, Table

Numbers = NDArray[np.float64]
Key = tuple[str | None, str | None, str]


def estimate_tables(
    first: str, keys: Sequence[Key], covariance: Numbers, finite: NDArray[np.bool_], asked: Collection[str]
) -> list[Table]:
    """The tables asked for: correlations, then covariances, of estimates named by `first`, variable and term.

    Estimates are numbered over the columns; those without a finite value are left out.
    """
    at = np.flatnonzero(finite)
    inside = covariance[np.ix_(at, at)]
    sizes = np.sqrt(np.diag(inside))
    found = {"correlations": inside / np.outer(sizes, sizes), "covariances": inside}
    heads = (Column(first), Column("variable"), Column("term"))
    tables = []
    for word, matrix in ((word, matrix) for word, matrix in found.items() if word in asked):
        rows: list[tuple[Cell, ...]] = []
        for place, row in zip(at.tolist(), matrix, strict=True):
            rows.append((*keys[place], *(float(each) for each in row)))
        numbered = (Column("covariance", f"parameter={number}") for number in range(1, len(at) + 1))
        tables.append(Table(f"estimate_{word}", (*heads, *numbered), tuple(rows)))
    return tables
