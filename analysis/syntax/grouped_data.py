"""FREQUENCIES /GROUPED: medians and percentiles of values that stand for groups."""

from collections.abc import Mapping

import numpy as np

from analysis.result import Result
from analysis.statistics.grouped_percentiles import NO_LOWER, between_midpoints, within_intervals
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import replace

Bounds = tuple[float, ...]
"""Nothing where values are midpoints, a width, or the bounds of all groups."""

NOTES = {
    "median": Message("Calculated from grouped data."),
    "percentile_value": Message("Percentiles are calculated from grouped data."),
}


def read_grouped(part: Reader, active: Active) -> Mapping[str, Bounds]:
    """GROUPED=a b(10) c(0 5 10 20): variables with what is known of their groups; raises `Fault`."""
    found: dict[str, Bounds] = {}
    while not part.done:
        before = part.cursor
        names = part.variables(active)
        bounds = tuple(in_parentheses(part, numbers)) if part.at_sign("(") else ()
        part.sign(",", "/")
        if list(bounds) != sorted({*bounds}) or (len(bounds) == 1 and bounds[0] <= 0):
            part.cursor = before
            raise part.fault("a width above 0, or bounds in ascending order are expected")
        found |= dict.fromkeys(names, bounds)
    return found


def grouped(result: Result, asked: Mapping[str, Bounds]) -> Result:
    """The result whose medians and percentiles of those variables are of groups."""
    counted = {table.about[0]: _counted(table) for table in result.tables if table.name == "frequencies"}
    return changed(result, "statistics", lambda table: _of_groups(table, counted, asked))


def _counted(table: Table) -> tuple[Numbers, Numbers]:
    """The valid values that somebody gave, ascending, with their sums of weights."""
    part, category, count = (table.index(word) for word in ("part", "category", "count"))
    found = sorted(
        (float(str(row[category]).rpartition("=")[2]), row[count])
        for row in table.rows
        if row[part] == "valid" and row[category] != "total" and row[count]
    )
    return np.array([value for value, _ in found]), np.array([weight for _, weight in found], dtype=float)


def _of_groups(table: Table, counted: Mapping[str, tuple[Numbers, Numbers]], asked: Mapping[str, Bounds]) -> Table:
    rows = []
    for row in table.rows:
        name = str(row[table.index("variable")])
        cells = zip(row, table.columns, strict=True)
        rows.append(tuple(_cell(cell, at, *counted[name], asked[name]) for cell, at in cells) if name in asked else row)
    said = (note for word, note in NOTES.items() if any(column.word == word for column in table.columns))
    return replace(table, rows=tuple(rows), notes=(*table.notes, *said))


def _cell(cell: Cell, column: Column, values: Numbers, weights: Numbers, bounds: Bounds) -> Cell:
    if column.word not in NOTES:
        return cell
    percent = 50.0 if column.under is None else float(column.under.removeprefix("percentile="))
    if not bounds:
        return between_midpoints(values, weights, percent)
    if len(bounds) == 1:
        return within_intervals(values - bounds[0] / 2, values + bounds[0] / 2, weights, percent)
    return _between(values, weights, np.array([*bounds, np.inf]), percent)


def _between(values: Numbers, weights: Numbers, bounds: Numbers, percent: float) -> float | Undefined:
    """The percentile of values within given bounds: a value counts in the interval whose lower bound it reaches."""
    places = np.searchsorted(bounds, values, side="right") - 1
    if len(places) and places.min() < 0:
        return NO_LOWER
    seen = np.unique(places)
    inside = np.array([weights[places == at].sum() for at in seen])
    return within_intervals(bounds[seen], bounds[seen + 1], inside, percent)
