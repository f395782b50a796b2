"""Case Processing Summary and the crosstab itself: counts, percentages and residuals."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from analysis.crosstabs.crossing import Crossing, Stratum
from analysis.crosstabs.frame import Row, Strata, percent, table_of
from analysis.crosstabs.partings import of_cells
from analysis.dialect import Dialect
from analysis.statistics import contingency
from analysis.statistics.description import NO_CASES
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.message import Message

CellWord = Literal[
    "count",
    "expected",
    "row_percent",
    "column_percent",
    "total_percent",
    "residual",
    "standardized_residual",
    "adjusted_residual",
]
ALL_CELLS: tuple[CellWord, ...] = (
    "count",
    "expected",
    "row_percent",
    "column_percent",
    "total_percent",
    "residual",
    "standardized_residual",
    "adjusted_residual",
)
EMPTY = Undefined(Message("a row or a column has no cases"))
ALONE = Undefined(Message("a row or a column has all the cases"))


def processing(found: Strata) -> Table:
    """Case Processing Summary: sums of weights as they are, not rounded."""
    cases = found[0].crossing.cases
    parts = {"valid": cases.valid, "missing": cases.excluded, "total": cases.total}
    rows = [(part, count, percent(count, cases.total, NO_CASES)) for part, count in parts.items()]
    return table_of("case_processing", found, ("part", "count", "percent"), rows, layered=False)


def crosstab(found: Strata, words: Sequence[CellWord], dialect: Dialect) -> Table:
    """The counts of each stratum, with what else `words` ask for under each column; the total row and column last."""
    shown = [word for word in ALL_CELLS if word in words]
    keys = (*found[0].crossing.column_keys, "total")
    columns = (Column("category"), *(Column(word, under=key) for key in keys for word in shown))
    rows = [row for stratum in found for row in _body(stratum, shown)]
    return table_of("crosstab", found, columns, rows, of_cells(found, dialect))


def _body(stratum: Stratum, shown: Sequence[CellWord]) -> Iterator[Row]:
    """The rows of one stratum, the total last; within a layer only rows that somebody gave."""
    crossing = stratum.crossing
    facts = _facts(crossing)
    for i, key in enumerate((*crossing.row_keys, "total")):
        if stratum.keys and key != "total" and not crossing.counts[i].any():
            continue
        cells = (_cell(facts[word], word, i, j) for j in range(facts["count"].shape[1]) for word in shown)
        yield (*stratum.keys, key, *cells)


def _facts(crossing: Crossing) -> dict[CellWord, Numbers]:
    """What may stand in each cell, shape (rows + 1, columns + 1); NaN where it is not defined."""
    counts = crossing.counts
    found = contingency.cells(counts)
    framed = np.block([[counts, counts.sum(axis=1)[:, None]], [counts.sum(axis=0), counts.sum()]])
    expected = framed.copy()
    expected[:-1, :-1] = found.expected
    return {
        "count": framed,
        "expected": expected,
        "row_percent": _share(framed, framed[:, -1:]),
        "column_percent": _share(framed, framed[-1:]),
        "total_percent": _share(framed, framed[-1:, -1:]),
        "residual": found.residual,
        "standardized_residual": found.standardized,
        "adjusted_residual": np.where(found.expected > 0, found.adjusted, -np.inf),
    }


def _cell(fact: Numbers, word: CellWord, i: int, j: int) -> Cell:
    if i >= fact.shape[0] or j >= fact.shape[1]:
        return None  # residuals have no totals
    value = float(fact[i, j])
    if np.isfinite(value):
        return value
    if word == "total_percent":
        return NO_CASES
    return ALONE if word == "adjusted_residual" and np.isnan(value) else EMPTY


def _share(counts: Numbers, base: Numbers) -> Numbers:
    found: Numbers = 100 * counts / np.where(base > 0, base, np.nan)
    return found
