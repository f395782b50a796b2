"""Tables of responses within layers, and of groups whose variables are paired, as sums of tables of fewer cases."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.crosstabs.ticks import once
from analysis.labels import labels_of
from analysis.result import Result
from analysis.syntax.active import Active, TickedSet
from analysis.syntax.responding import together
from analysis.syntax.response_groups import Groups
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass, replace

TABLE = "multiple_response_by"
LAYERS = ("layer", "second_layer", "third_layer")
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """A table to be counted: its layer's levels, what ends the names of its sets, and what counts it."""

    levels: tuple[str, ...]
    ending: str
    task: Task


@dataclass(frozen=True)
class CrossedTask(Task):
    """The task on all cases, and in the place of its table one for each layer: the sum of its parts."""

    parts: tuple[Part, ...] = ()
    layers: tuple[str, ...] = ()  # of variables, and of sets with their $

    def run(self, tally: Tally) -> Result:
        """The result; levels of layers stand behind what the tables are about. Raises `Fault`."""
        whole = together(Task(self.name, self.procedure, self.options, self.weight).run(tally))
        frame = whole.table(TABLE)
        counted: dict[tuple[str, ...], list[Table]] = {}
        for part in self.parts:
            found = together(part.task.run(tally)).table(TABLE)
            counted.setdefault(part.levels, []).append(_renamed(found, part.ending))
        made = (_summed(frame, tables, levels) for levels, tables in counted.items())
        tables = tuple(table for table in whole.tables if table.name != TABLE)
        sets = {f"${each.name}": each.members for each in tally.codebook.sets}
        names = [each for name in self.layers for each in (name.lstrip("$"), *sets.get(name, ()))]
        labels = {**whole.labels, **labels_of(tally.codebook, names)}
        return replace(whole, tables=(*tables, *made), labels=labels)


def prepared(
    active: Active, groups: Groups, names: Sequence[str], layers: Sequence[str], is_paired: bool
) -> tuple[Active, list[tuple[tuple[str, ...], str]]]:
    """The file with a set for each part of those that are named, and the levels and the ending of each part.

    The sets themselves keep the answers of cases that have a level of every layer.
    """
    base = groups.prepared(active)
    known = [np.any([rows for _, rows in _of_layer(base, name)], axis=0) for name in layers]
    sets = [groups.sets[name.lstrip("$").casefold()] for name in names if name.startswith("$")]
    whole = groups.without_incomplete(active, sets)
    parts, more = [], {}
    most = min((len(each.members) for each in sets), default=0) if is_paired else 1
    for number, (levels, within) in enumerate(_levels(base, layers)):
        for pair in range(most):
            ending = f"~{number}~{pair}"
            parts.append((levels, ending))
            for each in sets:
                members = each.members[pair : pair + 1] if is_paired else each.members
                whole, own = _masked(whole, replace(each, members=members), ending, within)
                more[own.name.casefold()] = own
    for each in sets if layers else ():
        for name in each.members:
            column = np.where(np.all(known, axis=0), whole.columns[name], np.nan)
            whole = whole.with_column(whole.fields[name], column)
    spans = {
        **groups.spans,
        **{name: groups.spans[key] for name in more if (key := name.partition("~")[0]) in groups.spans},
    }
    own_groups = replace(groups, sets={**groups.sets, **more}, spans=spans)
    return own_groups.prepared(whole), parts


def _levels(base: Active, layers: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Mask]]:
    """Each combination of levels that some case has, with the cases that have it; one of all without layers."""
    for combination in product(*(_of_layer(base, name) for name in layers)):
        rows = np.ones(base.n, dtype=np.bool_)
        for _, own in combination:
            rows &= own
        if rows.any():
            yield tuple(key for key, _ in combination), rows


def _of_layer(base: Active, name: str) -> list[tuple[str, Mask]]:
    """The levels of a variable, or the answers to a set, with the cases that have them."""
    if name.startswith("$"):
        found = base.set_named(name)
        members = () if found is None else once(found.members)
        counted = 1 if found is None else found.counted
        return [(member, base.columns[member] == counted) for member in members]
    column = np.where(base.fields[name].is_missing(base.columns[name]), np.nan, base.columns[name])
    return [(f"{name}={code:g}", column == code) for code in np.unique(column[np.isfinite(column)]).tolist()]


def _masked(active: Active, found: TickedSet, ending: str, within: Mask) -> tuple[Active, TickedSet]:
    """The set under a name of its own, of answers of some cases."""
    members = []
    for name in found.members:
        described = active.fields[name]
        own = replace(described, name=name + ending, label=described.label or name)
        active = active.with_column(own, np.where(within, active.columns[name], np.nan))
        members.append(own.name)
    return active, replace(found, name=found.name + ending, members=tuple(members))


def _renamed(table: Table, ending: str) -> Table:
    """The table with the keys of the sets that its parts are of."""
    columns = tuple(replace(each, under=_own(each.under, ending)) for each in table.columns)
    rows = tuple((_own(str(row[0]), ending), *row[1:]) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _own(key: str | None, ending: str) -> str | None:
    """The key without an ending, and without what columns of shared variables are told apart by."""
    if key is None or ending not in key:
        return key
    return key.replace(ending, "").partition("@")[0]


def _summed(frame: Table, tables: Sequence[Table], levels: tuple[str, ...]) -> Table:
    """The counts of the tables added up, in the rows and columns of the frame."""
    heads = list(dict.fromkeys(column.under for column in frame.columns if column.under is not None))
    rows: list[tuple[Cell, ...]] = []
    for key, *_ in frame.rows:
        bare = str(key).partition("@")[0]
        cells = [sum(_count(table, bare, head.partition("@")[0]) for table in tables) for head in heads]
        rows.append((key, *cells))
    columns = (frame.columns[0], *(Column("count", head) for head in heads))
    return replace(frame, columns=columns, rows=tuple(rows), about=(*frame.about, *levels))


def _count(table: Table, row: str, head: str) -> float:
    """The count of a cell, 0 where the part has none."""
    places = [at for at, column in enumerate(table.columns) if column == Column("count", head)]
    found = next((line[places[0]] for line in table.rows if places and line[0] == row), None)
    return float(found) if isinstance(found, int | float) else 0.0


def layered(tables: Sequence[Table], levels: Sequence[tuple[str, ...]], layers: Sequence[str]) -> Table:
    """The tables of layers below one another, behind their levels; one without layers as it is."""
    first, names = tables[0], tuple(name.lstrip("$") for name in layers)
    if not names:
        return first
    rows = tuple((*keys, *row) for table, keys in zip(tables, levels, strict=True) for row in table.rows)
    columns = (*(Column(LAYERS[at]) for at in range(len(names))), *first.columns)
    return replace(first, columns=columns, rows=rows, about=(*first.about, *names))
