"""Groups of answers as MULT RESPONSE defines them, and the cases that its tables count."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import field

import numpy as np

from analysis.result import Result
from analysis.syntax.active import Active, TickedSet, Values
from analysis.syntax.ticked_sets import with_sets
from analysis.table import Table
from instrument.message import Message
from instrument.records import dataclass, replace

COUNTED = "Dichotomy group tabulated at value {value}."
Span = tuple[float, float]


@dataclass
class Groups:
    """The sets of a command, the spans of their codes and of single variables, and what is missing."""

    sets: dict[str, TickedSet] = field(default_factory=dict)  # by folded name
    spans: dict[str, Span] = field(
        default_factory=dict
    )  # folded name of a set, or a variable → its first and last code
    with_missing: bool = False  # codes declared missing count as answers
    whole_dichotomies: bool = False  # a case that lacks one answer of a set of ticks gives none
    whole_categories: bool = False  # the same of sets of codes

    def is_of_categories(self, name: str) -> bool:
        """Whether this is a set, $name, whose members hold categories."""
        found = self.sets.get(name.lstrip("$").casefold())
        return name.startswith("$") and found is not None and found.counted is None

    def without_incomplete(self, active: Active, sets: Iterable[TickedSet]) -> Active:
        """The file in which a case that lacks an answer of a set lacks all of them, where that is asked of the set."""
        for each in sets:
            if self.whole_categories if each.counted is None else self.whole_dichotomies:
                active = _whole(active, each.members)
        return active

    def prepared(self, active: Active) -> Active:
        """The file as the tables see it: its sets, and codes outside of their spans as no answers."""
        if self.with_missing:
            for described in active.fields.values():
                active = active.with_field(replace(described, missing=(), missing_range=None))
        for name, span in self.spans.items():
            if name in active.fields:
                active = _within(active, (name,), span)
        sets = []
        often = Counter(name for each in self.sets.values() for name in each.members)
        shared = {*(name for name, times in often.items() if times > 1), *self.spans}
        for key, each in self.sets.items():
            is_changed = each.counted is None or self.whole_dichotomies
            active, own = _own_columns(active, each, shared if is_changed else ())
            if each.counted is None and key in self.spans:
                active = _within(active, own.members, self.spans[key])
            is_whole = self.whole_categories if each.counted is None else self.whole_dichotomies
            active = _whole(active, own.members) if is_whole else active
            sets.append(own)
        return with_sets(active, sets, with_repeats=True)


def of_groups(result: Result, groups: Groups) -> Result:
    """The result whose tables say what they count: one value of a set of ticks, or the codes of a group."""
    categories = {each.name for each in groups.sets.values() if each.counted is None}
    tables = (replace(table, notes=_noted(table)) if table.about[0] in categories else table for table in result.tables)
    return replace(result, tables=tuple(tables))


def _noted(table: Table) -> tuple[Message, ...]:
    return tuple(Message("Group") if note.sentence == COUNTED else note for note in table.notes)


def _own_columns(active: Active, found: TickedSet, shared: Collection[str]) -> tuple[Active, TickedSet]:
    """The set with columns of its own in place of those that it shares with another set or with a table."""
    members = []
    for name in found.members:
        own = f"{name}@{found.name}" if name in shared else name
        if own != name:
            described = active.fields[name]
            active = active.with_column(
                replace(described, name=own, label=described.label or name), active.columns[name]
            )
        members.append(own)
    return active, replace(found, members=tuple(members))


def _within(active: Active, names: Iterable[str], span: Span) -> Active:
    for name in names:
        column = active.columns[name]
        kept = (column >= span[0]) & (np.floor(column) <= span[1])
        active = active.with_column(active.fields[name], np.where(kept, column, np.nan))
    return active


def _whole(active: Active, names: Iterable[str]) -> Active:
    """The file in which a case that lacks one of the answers lacks all of them."""
    several = tuple(names)
    lacking = np.any([active.fields[name].is_missing(active.columns[name]) for name in several], axis=0)
    for name in several:
        column: Values = np.where(lacking, np.nan, active.columns[name])
        active = active.with_column(active.fields[name], column)
    return active
