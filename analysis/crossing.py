"""Two variables counted against each other."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.cases import Cases
from analysis.labels import level_key
from analysis.levels import bare_labels, in_order
from analysis.result import Labels
from analysis.tally import Numbers, Tally
from instrument.codebook import Variable
from instrument.message import Fault, quoted

LARGEST = 100_000  # cells


@dataclass(frozen=True)
class Crossing:
    """The cases that answer both variables; codes are those that somebody among them gave."""

    row: Variable
    column: Variable
    row_codes: tuple[float, ...]
    column_codes: tuple[float, ...]
    counts: Numbers  # (rows, columns): sums of weights
    cases: Cases

    @property
    def about(self) -> tuple[str, str]:
        return self.row.name, self.column.name

    @property
    def row_keys(self) -> tuple[str, ...]:
        return tuple(level_key(self.row.name, code) for code in self.row_codes)

    @property
    def column_keys(self) -> tuple[str, ...]:
        return tuple(level_key(self.column.name, code) for code in self.column_codes)

    @property
    def labels(self) -> Labels:
        """The keys of codes, bare: a declared label is to be laid over them."""
        return {**bare_labels(self.row, self.row_codes), **bare_labels(self.column, self.column_codes)}


def cross(tally: Tally, row: Variable, column: Variable) -> Crossing:
    """Counts of every pair of codes of two variables; raises `Fault` where they would fill a table nobody can read."""
    patterns = tally.patterns([row.name, column.name])
    seen = patterns.listwise()
    rows, columns = in_order(row, seen.values[:, 0]), in_order(column, seen.values[:, 1])
    if len(rows) * len(columns) > LARGEST:
        found = f"{len(rows)} × {len(columns)}"
        raise Fault(
            "{row} by {column} is a table of {found} cells; possible: up to {possible} cells",
            {"row": quoted(row.name), "column": quoted(column.name), "found": found, "possible": LARGEST},
        )
    counts = np.zeros((len(rows), len(columns)))
    at_row, at_column = _places(rows), _places(columns)
    for (first, second), weight in zip(seen.values.tolist(), seen.weights.tolist(), strict=True):
        counts[at_row[first], at_column[second]] += weight
    return Crossing(row, column, rows, columns, counts, patterns.cases)


def _places(codes: tuple[float, ...]) -> Mapping[float, int]:
    return {code: place for place, code in enumerate(codes)}
