"""Groups of a split file."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.distinct import distinct
from analysis.syntax.active import Active, Field, Values
from instrument.records import dataclass

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Split:
    """The variables that split the file; `is_layered`: the groups of a result stand in one table."""

    variables: tuple[str, ...]
    is_layered: bool = True


def groups(split: Split, active: Active, cases: NDArray[np.bool_]) -> Iterator[tuple[Labels, NDArray[np.bool_]]]:
    """Each run of equal values in the order of the file: what it is called, and its counted cases, shape (n,)."""
    changes = np.zeros(active.n, dtype=bool)
    for name in split.variables:
        changes[1:] |= _differs(active.columns[name])
    number = np.cumsum(changes)
    for group in distinct(number[cases]):
        rows = (number == group) & cases
        first = int(np.argmax(rows))
        yield tuple((_label(active.fields[name]), _value(active, name, first)) for name in split.variables), rows


def _differs(values: Values) -> NDArray[np.bool_]:
    before, after = values[:-1], values[1:]
    if values.dtype == object:
        return np.asarray(before != after, dtype=bool)
    return np.asarray(~((before == after) | (np.isnan(before) & np.isnan(after))))


def _label(described: Field) -> str:
    return described.label or described.name


def _value(active: Active, name: str, row: int) -> str:
    value, described = active.columns[name][row], active.fields[name]
    labels = dict(described.levels)
    return labels.get(value) or (str(value) if described.is_text else f"{value:.{described.format.decimals}f}")
