"""Values numbered in their order, as AUTORECODE has it."""

from collections.abc import Sequence

import numpy as np

from analysis.cases import Cases
from analysis.result import Result
from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.formats.writing import written
from analysis.table import Table, headed
from instrument.records import dataclass

Old = float | str
MOST_MISSING = 3  # single declared missing values


@dataclass(frozen=True)
class Scheme:
    """Old values in the order of their new numbers, from 1; those behind `valid` are declared missing."""

    olds: tuple[Old, ...]
    valid: int


def scheme_of(active: Active, names: Sequence[str], options: set[str]) -> Scheme:
    """The scheme of all values of the variables; `options`: DESCENDING, and BLANK where blanks have no number."""
    valid: set[Old] = set()
    missing: set[Old] = set()
    for name in names:
        described, column = active.fields[name], active.columns[name]
        every = np.array(list(set(column.tolist())), dtype=object) if described.is_text else np.unique(column)
        gone = described.is_missing(every)
        valid |= set(every[~gone].tolist())
        missing |= {each for each in every[gone].tolist() if each == each}
    if "BLANK" in options:
        valid.discard("")
    valid -= missing
    is_down = "DESCENDING" in options
    olds = (*sorted(valid, key=_order, reverse=is_down), *sorted(missing, key=_order, reverse=is_down))
    return Scheme(olds, len(valid))


def _order(old: Old) -> tuple[bytes, float]:
    """Strings in the order of their bytes."""
    return (old.encode(), 0.0) if isinstance(old, str) else (b"", old)


def numbered(column: Values, scheme: Scheme) -> Values:
    """The new numbers of a column, shape (n,); NaN for what the scheme does not hold."""
    numbers = {old: float(number) for number, old in enumerate(scheme.olds, 1)}
    if column.dtype == object:
        return np.array([numbers.get(each, np.nan) for each in column.tolist()], dtype=float)
    distinct, of = np.unique(column, return_inverse=True)
    return np.array([numbers.get(each, np.nan) for each in distinct.tolist()], dtype=float)[of]


def described_of(active: Active, names: Sequence[str], name: str, new: str, scheme: Scheme) -> Field:
    """The new variable with the label of the old one; a value is labelled by its old label, or by the old value."""
    labels: dict[Old, str] = {}
    for each in names:
        labels |= {_plain(value): label for value, label in active.fields[each].levels}
    labels |= {_plain(value): label for value, label in active.fields[name].levels}
    shape = active.fields[name].format
    levels = tuple(
        (float(number), labels.get(old) or (old if isinstance(old, str) else written(old, shape).strip()))
        for number, old in enumerate(scheme.olds, 1)
        if old != ""
    )
    gone = tuple(float(number) for number in range(scheme.valid + 1, len(scheme.olds) + 1))
    return Field(
        new,
        format=Format("F", len(str(max(len(scheme.olds), 1))), 0),
        label=active.fields[name].label,
        levels=levels,
        missing=gone if len(gone) <= MOST_MISSING else (),
        missing_range=(gone[0], gone[-1]) if len(gone) > MOST_MISSING else None,
    )


def _plain(value: Old) -> Old:
    return value.rstrip(" ") if isinstance(value, str) else float(value)


def listed(active: Active, name: str, described: Field, scheme: Scheme) -> Result:
    """The table of old and new values."""
    labels = dict(described.levels)
    shape = active.fields[name].format
    rows = tuple(
        (old if isinstance(old, str) else written(old, shape).strip(), float(number), labels.get(float(number), ""))
        for number, old in enumerate(scheme.olds, 1)
    )
    columns = headed("old_value", "new_value", "value_label")
    table = Table("recoded_values", columns, rows, about=(name, described.name))
    return Result("autorecode", {}, Cases(active.n, active.n, active.n), (table,))
