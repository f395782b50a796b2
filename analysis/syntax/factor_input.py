"""What FACTOR analyses: complete cases, pairs of answers, gaps filled by means, selected cases, or a matrix."""

from typing import Literal

import numpy as np

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.known_moments import KnownMoments, filled_moments, pairwise_moments
from analysis.syntax.matrix_files import matrix_of
from analysis.table import Column, Table
from analysis.tally import Numbers, Tally
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

Source = Literal["pairs", "means", "matrix"]

REPLACED = Message("For each variable, missing values are replaced with the variable mean.")


@dataclass(frozen=True)
class FactorTask(Task):
    """The task on moments of pairs, of filled gaps, or of a matrix; cases that miss nothing are not needed."""

    source: Source = "pairs"

    def run(self, tally: Tally) -> Result:
        """The result; the number of cases of each item stands with those that lack it. Raises `Fault`."""
        names = [variable.name for variable in self.options.items.variables]
        plain = Task(self.name, self.procedure, self.options, self.weight)
        if self.source == "matrix":
            return plain.run(KnownMoments(tally.codebook, matrix_of(tally, names)))
        moments, answered = (pairwise_moments if self.source == "pairs" else filled_moments)(tally, names)
        found = plain.run(KnownMoments(tally.codebook, moments))
        counted = moments.cases.total - answered
        n = answered if self.source == "pairs" else answered + counted
        tables = [
            _counted(table, n, counted, self.source) if table.name == "descriptive_statistics" else table
            for table in found.tables
        ]
        return replace(found, tables=tuple(tables))


def _counted(table: Table, n: Numbers, missing: Numbers, source: str) -> Table:
    """Descriptives with the cases of each item and those that lack it."""
    rows = tuple((*row[:-1], float(own), float(gone)) for row, own, gone in zip(table.rows, n, missing, strict=True))
    notes = (*table.notes, REPLACED) if source == "means" else table.notes
    return replace(table, columns=(*table.columns, Column("missing")), rows=rows, notes=notes)


def selected(active: Active, names: list[str], name: str, value: float) -> Active:
    """The file in which cases of another value lack all items; a case without the weight counts nowhere."""
    kept = ~active.fields[name].is_missing(active.columns[name]) & (active.columns[name] == value)
    columns = dict(active.columns)
    for each in names:
        columns[each] = np.where(kept, columns[each], np.nan)
    return replace(active, columns=columns)


def filled(active: Active, names: list[str], result: Result) -> Active:
    """The file whose missing items stand as their means, so that every case has scores."""
    means = dict(zip(names, result.table("descriptive_statistics").column("mean"), strict=True))
    for name in names:
        column = active.columns[name]
        missing = active.fields[name].is_missing(column)
        described = replace(active.fields[name], missing=(), missing_range=None)
        active = active.with_column(described, np.where(missing, float(str(means[name])), column))
    return active
