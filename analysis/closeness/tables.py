"""The tables of distances: whose they are, and every one of them."""

import numpy as np

from analysis.closeness.items import Proximities
from analysis.result import Message
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

UNDEFINED = Undefined(Message("the measure is not defined for these two"))
ALIKE, APART = Message("This is a similarity matrix"), Message("This is a dissimilarity matrix")


def processing(found: Proximities, notes: tuple[Message, ...] = ()) -> Table:
    """How many cases are complete; weights do not count."""
    total = max(found.total, 1)
    parts = {"valid": found.valid, "missing": found.total - found.valid, "total": found.total}
    rows = tuple((part, float(n), 100 * n / total) for part, n in parts.items())
    return Table("case_processing", headed("part", "count", "percent"), rows, notes=notes)


def matrix_table(found: Proximities) -> Table:
    """The matrix, whole; an item is not compared with itself where items are alike the more the larger it is."""
    rows: list[tuple[Cell, ...]] = []
    for at, (key, line) in enumerate(zip(found.keys, found.matrix.tolist(), strict=True)):
        cells = [value if np.isfinite(value) else UNDEFINED for value in line]
        rows.append((key, *cells[:at], cells[at], *cells[at + 1 :]))
    columns = (Column("item"), *(Column("proximity", key) for key in found.keys))
    return Table("proximity_matrix", columns, tuple(rows), notes=(ALIKE if found.of_likeness else APART,))
