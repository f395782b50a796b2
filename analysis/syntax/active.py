"""The active file of a job: variables as SPSS's dictionary describes them, with their columns."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass, replace

Values = NDArray[Any]
"""Shape (n,): float64 with NaN for system missing, or object holding str without blanks at its end."""


@dataclass(frozen=True)
class Format:
    """How values are read and printed: F8.2 is kind F, width 8, decimals 2."""

    kind: str = "F"
    width: int = 8
    decimals: int = 2

    def __str__(self) -> str:
        return f"{self.kind}{self.width}.{self.decimals}" if self.decimals else f"{self.kind}{self.width}"


@dataclass(frozen=True)
class Field:
    """A variable of the active file."""

    name: str
    width: int = 0  # bytes of a string; 0: a number
    format: Format = Format()
    label: str = ""
    levels: tuple[tuple[float | str, str], ...] = ()
    missing: tuple[float | str, ...] = ()
    missing_range: tuple[float, float] | None = None
    measure: str = ""  # nominal, ordinal, scale, or '' where nobody said
    write: Format | None = None  # of WRITE, where it is another than that of print
    display: int = 0  # columns on the screen; 0 where nobody said
    alignment: str = ""  # left, right, center, or '' where nobody said
    role: str = ""  # input, target, both, none, partition, split, or '' where nobody said
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()  # named by the user, each with its values

    @property
    def is_text(self) -> bool:
        return self.width > 0

    def is_missing(self, values: Values) -> NDArray[np.bool_]:
        """Where `values`, shape (n,), are system missing or declared missing."""
        if self.is_text:
            gone = {str(each).rstrip() for each in self.missing}
            return np.array([value in gone for value in values], dtype=bool) if gone else np.zeros(len(values), bool)
        found = np.isnan(values)
        if self.missing:
            found |= np.isin(values, [float(each) for each in self.missing])
        if self.missing_range is not None:
            low, high = self.missing_range
            found |= (values >= low) & (values <= high)
        return np.asarray(found)


@dataclass(frozen=True)
class TickedSet:
    """A multiple-response set; `counted` is the value of dichotomies, None where members hold categories."""

    name: str
    label: str
    members: tuple[str, ...]
    counted: float | None = 1


@dataclass(frozen=True)
class Active:
    """Variables in the order of the file, and n cases."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    columns: Mapping[str, Values] = field(default_factory=dict)
    n: int = 0
    weight: str | None = None
    sets: tuple[TickedSet, ...] = ()
    label: str = ""
    file: str = ""  # the name it was read from
    documents: tuple[str, ...] = ()  # lines
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of the file

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self.fields)

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in self.fields}

    def find(self, name: str) -> str | None:
        """The variable's name as the file spells it, whatever the case of `name`; None where there is none."""
        return self._spelled.get(name.casefold())

    def with_column(self, described: Field, values: Values) -> "Active":
        """The file with a variable new or replaced; a new one stands last."""
        return replace(
            self,
            fields={**self.fields, described.name: described},
            columns={**self.columns, described.name: values},
        )

    def with_field(self, described: Field) -> "Active":
        """The file with a variable described anew."""
        return replace(self, fields={**self.fields, described.name: described})

    def without(self, names: Iterable[str]) -> "Active":
        """The file without some variables; sets lose them too, and a weight that goes weights nothing."""
        gone = set(names)
        sets = (replace(each, members=tuple(m for m in each.members if m not in gone)) for each in self.sets)
        return replace(
            self,
            fields={name: each for name, each in self.fields.items() if name not in gone},
            columns={name: each for name, each in self.columns.items() if name not in gone},
            sets=tuple(each for each in sets if each.members),
            weight=None if self.weight in gone else self.weight,
        )

    def ordered(self, names: Iterable[str]) -> "Active":
        """The same variables in another order; `names` are all of them."""
        order = tuple(names)
        return replace(
            self,
            fields={name: self.fields[name] for name in order},
            columns={name: self.columns[name] for name in order},
        )

    def take(self, rows: NDArray[Any]) -> "Active":
        """Some of the cases: a mask of shape (n,), or positions."""
        columns = {name: column[rows] for name, column in self.columns.items()}
        n = int(rows.sum()) if rows.dtype == bool else len(rows)
        return replace(self, columns=columns, n=n)

    def set_named(self, name: str) -> TickedSet | None:
        """The multiple-response set of that name, with or without its $, whatever the case."""
        wanted = name.casefold().lstrip("$")
        return next((each for each in self.sets if each.name.casefold().lstrip("$") == wanted), None)


def empty(described: Field, n: int) -> Values:
    """A column without values: system missing numbers, or strings of blanks."""
    return np.full(n, "", dtype=object) if described.is_text else np.full(n, np.nan)
