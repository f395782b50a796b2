"""Two variables counted against each other."""

from collections.abc import Mapping, Sequence
from math import prod

import numpy as np

from analysis.cases import Cases
from analysis.dialect import Dialect
from analysis.labels import level_key
from analysis.levels import bare_labels, in_order
from analysis.result import Labels
from analysis.statistics.contingency import rounded_counts, truncated_counts
from analysis.tally import Numbers, Patterns, Tally
from instrument.codebook import Variable
from instrument.message import Fault, quoted
from instrument.records import dataclass, replace

LARGEST = 100_000  # cells
ADDING = 1e-9  # sums of weights this near a whole number are whole


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


@dataclass(frozen=True)
class Stratum:
    """The table of one level of each layer, or of all levels together; its counts are whole to SPSS (D17).

    All strata of two variables have the rows and columns that somebody in any of them gave.
    """

    keys: tuple[str, ...]  # a level of each layer, `total` for all; none without layers
    crossing: Crossing
    layers: tuple[str, ...] = ()  # their names
    other: Numbers | None = None  # (rows, columns): the counts of the other dialect, where they are not these

    @property
    def is_total(self) -> bool:
        return all(key == "total" for key in self.keys)


def cross(tally: Tally, row: Variable, column: Variable) -> Crossing:
    """Counts of every pair of codes of two variables; raises `Fault` where they would fill a table nobody can read."""
    return _crossing(tally.patterns([row.name, column.name]), row, column)


def strata(
    tally: Tally,
    row: Variable,
    column: Variable,
    layers: Sequence[Variable],
    dialect: Dialect,
    truncated: bool = False,
) -> tuple[Stratum, ...]:
    """Two variables in each combination of codes that `layers` show, the total last; only that without layers.

    SPSS rounds the cells of each stratum, or drops their fractions where they are to be `truncated`, and its total adds
    up what is whole; else sums of weights stay as they are.
    Raises `Fault` as `cross`.
    """
    names = tuple(layer.name for layer in layers)
    made_whole = truncated_counts if truncated else rounded_counts
    patterns = tally.patterns([row.name, column.name, *names])
    whole = _crossing(patterns, row, column)
    if not layers:
        return (_stratum((), whole, whole.counts, made_whole(whole.counts), (), dialect),)
    seen = patterns.listwise()
    combinations = _combinations(seen, layers)
    _refuse_large(row, column, len(whole.row_codes), len(whole.column_codes), len(combinations))
    found, total = [], np.zeros_like(whole.counts)
    for combination in combinations:
        kept = (seen.values[:, 2:] == np.array(combination)).all(axis=1)
        counts = _counts(seen.take(kept), whole.row_codes, whole.column_codes)
        rounded = made_whole(counts)
        total = total + rounded
        keys = tuple(level_key(layer.name, code) for layer, code in zip(layers, combination, strict=True))
        found.append(_stratum(keys, whole, counts, rounded, names, dialect))
    return (*found, _stratum(("total",) * len(layers), whole, whole.counts, total, names, dialect))


def _stratum(
    keys: tuple[str, ...], whole: Crossing, counts: Numbers, rounded: Numbers, layers: tuple[str, ...], dialect: Dialect
) -> Stratum:
    own, other = (rounded, counts) if dialect == "spss" else (counts, rounded)
    same = bool((np.abs(own - other) <= ADDING).all())
    return Stratum(keys, replace(whole, counts=rounded if same else own), layers, None if same else other)


def _combinations(seen: Patterns, layers: Sequence[Variable]) -> list[tuple[float, ...]]:
    """The codes of the layers that somebody gave together, in the order of the questionnaire."""
    places = [_places(in_order(layer, seen.column(layer.name))) for layer in layers]
    return sorted(
        {tuple(codes) for codes in seen.values[:, 2:].tolist()},
        key=lambda codes: [place[code] for place, code in zip(places, codes, strict=True)],
    )


def _crossing(patterns: Patterns, row: Variable, column: Variable) -> Crossing:
    seen = patterns.listwise()
    rows, columns = in_order(row, seen.values[:, 0]), in_order(column, seen.values[:, 1])
    _refuse_large(row, column, len(rows), len(columns))
    return Crossing(row, column, rows, columns, _counts(seen, rows, columns), patterns.cases)


def _refuse_large(row: Variable, column: Variable, *sizes: int) -> None:
    if prod(sizes) > LARGEST:
        found = " × ".join(str(size) for size in sizes)
        raise Fault(
            "{row} by {column} is a table of {found} cells; possible: up to {possible} cells",
            {"row": quoted(row.name), "column": quoted(column.name), "found": found, "possible": LARGEST},
        )


def _counts(seen: Patterns, rows: tuple[float, ...], columns: tuple[float, ...]) -> Numbers:
    counts = np.zeros((len(rows), len(columns)))
    at_row, at_column = _places(rows), _places(columns)
    for (first, second), weight in zip(seen.values[:, :2].tolist(), seen.weights.tolist(), strict=True):
        counts[at_row[first], at_column[second]] += weight
    return counts


def _places(codes: tuple[float, ...]) -> Mapping[float, int]:
    return {code: place for place, code in enumerate(codes)}
