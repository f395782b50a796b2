"""Lists of cases above the statistics of their groups, as SUMMARIZE prints them."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.labels import level_key
from analysis.result import Message, Result
from analysis.syntax.active import Active, Field
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass, replace

GROUPS = ("group", "second_group", "third_group")
NUMBER = "$number"
"""A variable behind the others that holds the place of every case in the file."""
LIMITED = "Limited to first {n} cases."


@dataclass(frozen=True)
class Shape:
    """What FORMAT says; `limit` 0: every case."""

    listed: bool = False
    only_valid: bool = False
    numbered: bool = True
    totals: bool = True
    limit: int = 0
    missing: str = "."


@dataclass(frozen=True)
class Listed(Task):
    """A task of means whose groups are listed case by case."""

    shape: Shape = Shape()
    names: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    active: Active = Active()
    tally_of: Callable[[NDArray[np.bool_]], Tally] | None = None  # of some cases of the file, (n,)

    def run(self, tally: Tally) -> Result:
        """The tables of the task, and one of the cases: their groups, numbers and values."""
        rows = self._rows(tally)
        limited = 0 < self.shape.limit < len(rows)
        if limited and self.tally_of is not None:
            rows = rows[: self.shape.limit]
            tally = self.tally_of(np.isin(np.arange(self.active.n), rows))
        found = Task(self.name, self.procedure, self.options, self.weight).run(tally)
        notes = (Message(LIMITED, {"n": self.shape.limit}),) if limited else ()
        tables = tuple(replace(table, notes=(*table.notes, *notes)) for table in found.tables)
        told = {"case_numbers": self.shape.numbered, "totals": self.shape.totals, "blank": self.shape.missing}
        listed = replace(self._table(rows, tally), notes=notes)
        return replace(found, tables=(*tables, listed), options={**found.options, **told})

    def _rows(self, tally: Tally) -> NDArray[np.intp]:
        values, _, _ = tally.rows([NUMBER])
        return values[:, 0].astype(np.intp)

    def _table(self, rows: NDArray[np.intp], tally: Tally) -> Table:
        values, missing, _ = tally.rows([*self.groups, NUMBER])
        known = np.asarray(~missing[:, : len(self.groups)].any(axis=1))
        if self.shape.only_valid:
            known = known & ~self._lacking()[rows]
        lines: list[tuple[Cell, ...]] = []
        for row, codes, kept in zip(rows.tolist(), values, known, strict=True):
            if kept:
                keys = (level_key(name, code) for name, code in zip(self.groups, codes, strict=False))
                lines.append((*keys, float(row + 1), *self._values(row)))
        columns = (*headed(*GROUPS[: len(self.groups)], "case_number"), *(Column("", name) for name in self.names))
        return Table("case_list", columns, tuple(lines), self.groups)

    def _lacking(self) -> NDArray[np.bool_]:
        """The cases of the file that lack one of the variables, shape (n,)."""
        found = np.zeros(self.active.n, dtype=bool)
        for name in self.names:
            found |= self.active.fields[name].is_missing(self.active.columns[name])
        return found

    def _values(self, row: int) -> Iterator[Cell]:
        for name in self.names:
            yield _value(self.active.fields[name], self.active.columns[name][row])


def _value(described: Field, value: object) -> Cell:
    """The label of a value, or the value; None for a number that is missing."""
    labels = dict(described.levels)
    if isinstance(value, str):
        return labels.get(value, value)
    number = float(value)  # type: ignore[arg-type]
    return None if np.isnan(number) else labels.get(number, number)


def numbered(active: Active) -> Active:
    """The file with the place of every case."""
    return active.with_column(Field(NUMBER), np.arange(active.n, dtype=float))


def counted_texts(active: Active, names: Sequence[str]) -> Active:
    """The file in which strings among these are 1 where they say something: they can be counted, and no more."""
    for name in names:
        described = active.fields[name]
        if described.is_text:
            known = ~described.is_missing(active.columns[name])
            active = active.with_column(Field(name, label=described.label), np.where(known, 1.0, np.nan))
    return active
