"""Files made longer or wider: several variables as one over several cases, and back."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, Field, Format, Values, empty
from analysis.syntax.breaking import grouped
from analysis.syntax.formats.writing import written
from instrument.message import Fault, quoted
from instrument.records import dataclass, replace

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Made:
    """One variable out of several: the values of `sources` below one another."""

    name: str
    label: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """A variable that says which of them a value comes from: their names, or a number up to `levels`."""

    name: str
    label: str = ""
    levels: int = 0
    names_of: str = ""  # the made variable whose sources are named


@dataclass(frozen=True)
class Longer:
    """How a file is made longer."""

    made: tuple[Made, ...]
    kept: tuple[str, ...]
    indexes: tuple[Index, ...] = ()
    id: str = ""
    count: str = ""
    keeps_empty: bool = False


def longer(active: Active, asked: Longer) -> Active:
    """A case for every case and source, in that order; those without any value are left out unless they are kept."""
    times = len(asked.made[0].sources)
    rows = np.repeat(np.arange(active.n), times)
    turn = np.tile(np.arange(times), active.n)
    made = [(_described(active, each), _interleaved(active, each.sources)) for each in asked.made]
    filled = np.zeros(len(rows), dtype=bool)
    for _, column in made:
        filled |= column != "" if column.dtype == object else ~np.isnan(column)
    keep = np.ones(len(rows), dtype=bool) if asked.keeps_empty else filled
    counts = np.bincount(rows[keep], minlength=active.n).astype(float)
    fixed = active.without([name for name in active.names if name not in asked.kept]).take(rows)
    found = Active(label=active.label, n=len(rows))
    if asked.id:
        found = found.with_column(Field(asked.id, format=Format("F", 8, 0)), (rows + 1).astype(float))
    for name in fixed.names:
        found = found.with_column(fixed.fields[name], fixed.columns[name])
    if asked.count:
        found = found.with_column(Field(asked.count, format=Format("F", 8, 0)), counts[rows])
    for each, column in zip(asked.indexes, _index_columns(asked, turn), strict=True):
        found = found.with_column(_index_field(each, column), column)
    for described, column in made:
        found = found.with_column(described, column)
    return replace(found.take(keep), weight=active.weight if active.weight in found.fields else None)


def _described(active: Active, made: Made) -> Field:
    first = active.fields[made.sources[0]]
    if any(active.fields[name].is_text != first.is_text for name in made.sources):
        raise Fault("strings and numbers cannot be listed together")
    widest = max((active.fields[name] for name in made.sources), key=lambda each: each.width)
    return replace(widest, name=made.name, label=made.label or first.label, levels=first.levels)


def _interleaved(active: Active, sources: Sequence[str]) -> Values:
    return np.column_stack([active.columns[name] for name in sources]).reshape(-1)


def _index_columns(asked: Longer, turn: Rows) -> list[Values]:
    if len(asked.indexes) == 1 and not asked.indexes[0].levels:
        named = asked.indexes[0].names_of
        if not named:
            return [(turn + 1).astype(float)]
        sources = next(each.sources for each in asked.made if each.name.casefold() == named.casefold())
        return [np.array(sources, dtype=object)[turn]]
    levels = list(product(*(range(1, each.levels + 1) for each in asked.indexes)))
    return [np.array([level[at] for level in levels], dtype=float)[turn] for at in range(len(asked.indexes))]


def _index_field(index: Index, column: Values) -> Field:
    if column.dtype == object:
        width = max((len(str(each).encode()) for each in column), default=1)
        return Field(index.name, width, Format("A", width, 0), index.label, measure="nominal")
    return Field(index.name, format=Format("F", 8, 0), label=index.label)


@dataclass(frozen=True)
class Wider:
    """How a file is made wider."""

    ids: tuple[str, ...]
    index: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    finds_fixed: bool = True
    by_index: bool = False  # order of the new variables
    separator: str = "."
    count: str = ""
    roots: tuple[tuple[str, str], ...] = ()
    marks: str | None = None  # root of the variables that say whether a group has an index


def positions(active: Active, asked: Wider) -> int:
    """How many variables each variable becomes: as many as the index has values, or as the largest group has cases."""
    return len(_places(active, asked, grouped(active, asked.ids).number)[0])


def wider(active: Active, asked: Wider) -> Active:
    """A case for every group of equal ids, with a variable for every other one and each of its cases or index values.

    Raises `Fault` where a group holds an index twice.
    """
    groups = grouped(active, asked.ids)
    found = replace(active.take(groups.first), sets=()).without([n for n in active.names if n not in asked.ids])
    found = found.ordered(asked.ids)
    suffixes, place = _places(active, asked, groups.number)
    others = [n for n in active.names if n not in (*asked.ids, *asked.index, *asked.dropped)]
    fixed = [n for n in others if n in asked.fixed or (asked.finds_fixed and _is_fixed(active, n, groups.number))]
    if asked.count:
        sizes = np.bincount(groups.number, minlength=len(groups)).astype(float)
        found = found.with_column(Field(asked.count, format=Format("F", 8, 0)), sizes)
    for name in fixed:
        found = found.with_column(active.fields[name], active.columns[name][groups.first])
    if asked.marks is not None and asked.index:
        for at, suffix in enumerate(suffixes):
            within = np.isin(np.arange(len(groups)), groups.number[place == at]).astype(float)
            mark = Field(f"{asked.marks}{asked.separator}{suffix}", format=Format("F", 1, 0))
            found = found.with_column(mark, within)
    spread = [(name, at) for name in others if name not in fixed for at in range(len(suffixes))]
    if asked.by_index:
        spread.sort(key=lambda pair: pair[1])
    roots = dict(asked.roots)
    for name, at in spread:
        described, rows = active.fields[name], place == at
        column = empty(described, len(groups))
        column[groups.number[rows]] = active.columns[name][rows]
        new = f"{roots.get(name, name)}{asked.separator}{suffixes[at]}"
        found = found.with_column(replace(described, name=new), column)
    return replace(found, weight=active.weight if active.weight in found.fields else None)


def _places(active: Active, asked: Wider, number: Rows) -> tuple[list[str], Rows]:
    """What ends the names of the new variables, and which of them each case fills, shape (n,)."""
    if not asked.index:
        seen: dict[int, int] = {}
        place = np.empty(active.n, dtype=np.int64)
        for row, group in enumerate(number.tolist()):
            place[row] = seen[group] = seen.get(group, -1) + 1
        return [str(at + 1) for at in range(int(place.max(initial=-1)) + 1)], place
    keys = grouped(active, asked.index)
    pairs = number * max(len(keys), 1) + keys.number
    if len(np.unique(pairs)) < active.n:
        raise Fault("a group of {ids} holds a value of {index} twice", {
            "ids": ", ".join(asked.ids), "index": quoted(", ".join(asked.index)),
        })  # fmt: skip
    texts = [[_text(active, name, int(row)) for name in asked.index] for row in keys.first]
    return [asked.separator.join(each) for each in texts], keys.number


def _text(active: Active, name: str, row: int) -> str:
    value, described = active.columns[name][row], active.fields[name]
    return str(value) if described.is_text else written(float(value), replace(described.format, decimals=0)).strip()


def _is_fixed(active: Active, name: str, number: Rows) -> bool:
    column = active.columns[name]
    order = np.argsort(number, kind="stable")
    groups, values = number[order], column[order]
    same = values[1:] == values[:-1]
    if values.dtype != object:
        same |= np.isnan(values[1:]) & np.isnan(values[:-1])
    return bool((same | (groups[1:] != groups[:-1])).all())
