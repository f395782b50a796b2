"""Files put together: cases below one another (ADD FILES), or variables side by side (MATCH FILES)."""

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values, empty
from analysis.syntax.ordering import order
from instrument.message import Fault, quoted
from instrument.records import dataclass, replace

FLAG = Format("F", 1, 0)


@dataclass
class Source:
    """One file: the active one or one that was read, with what is asked of it."""

    active: Active
    is_table: bool = False
    is_active: bool = False
    renames: dict[str, str] = field(default_factory=dict)
    flag: str = ""  # IN: the variable that says which cases come from it


@dataclass(frozen=True)
class Joined:
    """How files are put together."""

    sources: tuple[Source, ...]
    by: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def added(asked: Joined) -> Active:
    """All cases of all files; by the keys where there are any, each file in their order. Raises `Fault`."""
    fields = _together([each.active for each in asked.sources])
    n = sum(each.active.n for each in asked.sources)
    columns = {
        name: np.concatenate([_of(each.active, described) for each in asked.sources])
        for name, described in fields.items()
    }
    found = Active(fields, columns, n)
    origin = np.repeat(np.arange(len(asked.sources)), [each.active.n for each in asked.sources])
    if asked.by:
        rows = order([found.columns[_named(found, key)] for key in asked.by], [False] * len(asked.by))
        found, origin = found.take(rows), origin[rows]
    return _flagged(found, asked, [origin == at for at in range(len(asked.sources))])


def matched(asked: Joined) -> Active:
    """Variables of all files for each case, or for each key; tables give their values to all cases of a key.

    Raises `Fault` where a table holds a key twice.
    """
    if not asked.by:
        return _side_by_side(asked)
    fields = _together([each.active for each in asked.sources])
    keys = [_keys(each.active, asked.by) for each in asked.sources]
    chosen = np.array(_chosen(asked, keys), dtype=np.int64).reshape(-1, len(asked.sources))
    columns: dict[str, Values] = {}
    for name, described in fields.items():
        columns[name] = empty(described, len(chosen))
        for at in reversed(range(len(asked.sources))):
            own, rows = asked.sources[at].active.find(name), chosen[:, at]
            if own is not None:
                columns[name][rows >= 0] = asked.sources[at].active.columns[own][rows[rows >= 0]]
    found = Active(fields, columns, len(chosen))
    return _flagged(found, asked, [chosen[:, at] >= 0 for at in range(len(asked.sources))])


def updated(asked: Joined) -> Active:
    """The cases of the first file with the valid values of the others for the same keys, and the cases it lacks.

    Cases come in the order of the keys; of several with one key in the first file, the first is updated. Raises `Fault`
    where there are no keys.
    """
    if not asked.by:
        raise Fault("{found} is missing", {"found": "BY"})
    fields = _together([each.active for each in asked.sources])
    keys = [_keys(each.active, asked.by) for each in asked.sources]
    rows: list[tuple[tuple[object, ...], int]] = [(key, row) for row, key in enumerate(keys[0])]
    where: dict[tuple[object, ...], int] = {}
    for at, (key, _) in enumerate(rows):
        where.setdefault(key, at)
    for own in keys[1:]:
        for key in own:
            if key not in where:
                where[key] = len(rows)
                rows.append((key, -1))
    columns = {name: _updated(asked, keys, described, rows, where) for name, described in fields.items()}
    within = [np.array([row >= 0 for _, row in rows])]
    within += [np.isin(np.arange(len(rows)), [where[key] for key in own]) for own in keys[1:]]
    order_ = sorted(range(len(rows)), key=lambda at: _sortable(rows[at][0]))
    found = Active(fields, columns, len(rows)).take(np.array(order_, dtype=np.int64))
    return _flagged(found, asked, [each[order_] for each in within])


def _updated(
    asked: Joined,
    keys: Sequence[Sequence[tuple[object, ...]]],
    described: Field,
    rows: Sequence[tuple[tuple[object, ...], int]],
    where: dict[tuple[object, ...], int],
) -> Values:
    first = asked.sources[0].active
    column = empty(described, len(rows))
    if (own := first.find(described.name)) is not None:
        column[: first.n] = first.columns[own]
    for source, known in zip(asked.sources[1:], keys[1:], strict=True):
        newer = source.active.find(described.name)
        if newer is None:
            continue
        values, shown = source.active.columns[newer], source.active.fields[newer]
        valid = ~shown.is_missing(values) & (values != "" if shown.is_text else True)
        for row in np.flatnonzero(valid).tolist():
            column[where[known[row]]] = values[row]
    return column


def _side_by_side(asked: Joined) -> Active:
    n = max(each.active.n for each in asked.sources)
    fields = _together([each.active for each in asked.sources])
    columns: dict[str, Values] = {}
    for name, described in fields.items():
        columns[name] = empty(described, n)
        for source in reversed(asked.sources):
            own = source.active.find(name)
            if own is not None:
                columns[name][: source.active.n] = source.active.columns[own]
    return _flagged(Active(fields, columns, n), asked, [np.arange(n) < each.active.n for each in asked.sources])


def _keys(active: Active, by: Sequence[str]) -> list[tuple[object, ...]]:
    columns = [active.columns[_named(active, key)].tolist() for key in by]
    return [tuple(float("-inf") if value != value else value for value in row) for row in zip(*columns, strict=True)]


def _chosen(asked: Joined, keys: Sequence[Sequence[tuple[object, ...]]]) -> list[tuple[int, ...]]:
    """For each case of the result the row in every file, -1 for none."""
    where: list[dict[tuple[object, ...], list[int]]] = []
    for source, own in zip(asked.sources, keys, strict=True):
        rows: dict[tuple[object, ...], list[int]] = {}
        for row, key in enumerate(own):
            rows.setdefault(key, []).append(row)
        if source.is_table and any(len(found) > 1 for found in rows.values()):
            twice = next(key for key, found in rows.items() if len(found) > 1)
            raise Fault("the table holds the key {found} twice", {"found": quoted(", ".join(map(str, twice)))})
        where.append(rows)
    files = [rows for source, rows in zip(asked.sources, where, strict=True) if not source.is_table]
    found: list[tuple[int, ...]] = []
    for key in sorted({key for rows in files for key in rows}, key=_sortable):
        times = max(len(rows.get(key, ())) for rows in files)
        pairs = [(source, rows.get(key, [])) for source, rows in zip(asked.sources, where, strict=True)]
        found += [tuple(_row(source, rows, at) for source, rows in pairs) for at in range(times)]
    return found


def _sortable(key: tuple[object, ...]) -> tuple[tuple[bool, object], ...]:
    return tuple((isinstance(value, str), value) for value in key)


def _row(source: Source, rows: Sequence[int], at: int) -> int:
    if source.is_table:
        return rows[0] if rows else -1
    return rows[at] if at < len(rows) else -1


def _together(files: Sequence[Active]) -> dict[str, Field]:
    """Every variable once, as the first file that has it describes it; raises `Fault` where types differ."""
    fields: dict[str, Field] = {}
    spelled: dict[str, str] = {}
    for active in files:
        for name, described in active.fields.items():
            known = spelled.setdefault(name.casefold(), name)
            if known not in fields:
                fields[known] = described
            elif fields[known].is_text != described.is_text:
                raise Fault("variable {found} is a number in one file and a string in another", {"found": quoted(name)})
            elif described.width > fields[known].width:
                fields[known] = replace(fields[known], width=described.width, format=described.format)
    return fields


def _of(active: Active, described: Field) -> Values:
    own = active.find(described.name)
    return empty(described, active.n) if own is None else active.columns[own]


def _named(active: Active, key: str) -> str:
    found = active.find(key)
    if found is None:
        raise Fault("one of the files has no key variable {found}", {"found": quoted(key)})
    return found


def _flagged(found: Active, asked: Joined, within: Sequence[Values]) -> Active:
    """The file with the variables of IN, FIRST and LAST."""
    for source, here in zip(asked.sources, within, strict=True):
        if source.flag:
            found = found.with_column(Field(source.flag, format=FLAG), here.astype(float))
    if asked.by and (asked.first or asked.last):
        keys = _keys(found, asked.by)
        changes = np.array([True, *(a != b for a, b in pairwise(keys))][: found.n])
        for name, values in ((asked.first, changes), (asked.last, np.append(changes[1:], True)[: found.n])):
            if name:
                found = found.with_column(Field(name, format=FLAG), values.astype(float))
    return found
