"""What an engine is asked: tasks, and the rows of answers that they are about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.options import Items, Written
from instrument.codebook import MultipleSet, Variable
from instrument.records import dataclass

Column = NDArray[np.float64]

Cell = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""A cell of a task's tables: table, what it is about, the keys of its row, and its column, `word` or `word@under`."""


@dataclass(frozen=True)
class Asked:
    """One task: its options in plain values, the column that weights its cases, and the one that says which count."""

    name: str
    procedure: str
    options: Mapping[str, Any] = field(default_factory=dict)
    weight: str | None = None
    rows: str | None = None
    draws: NDArray[np.int32] | None = None  # the cases of bootstrap samples, (samples, n)
    copies: tuple[Mapping[str, Column], ...] = ()  # the answers as completed, the columns of each data set


@dataclass(frozen=True)
class Job:
    """Tasks with the answers, one row per respondent, codes as they stand and NaN where nothing is known.

    `forms`, where tasks count them, has a row for every form that came back, its columns words or numbers.
    """

    asked: tuple[Asked, ...]
    columns: Mapping[str, Column] = field(default_factory=dict)
    variables: Mapping[str, Variable] = field(default_factory=dict)
    forms: Mapping[str, Sequence[str | int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """What an engine found: task → cell → number, NaN where it finds none; and task → why it answered nothing more."""

    engine: str  # R 4.2.2
    cells: Mapping[str, Mapping[Cell, float]] = field(default_factory=dict)
    silent: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # absent, fractional, error or ended; a detail


def plain_options(options: Any) -> dict[str, Any]:
    """Every option of an Options dataclass, defaults too, as names, numbers, lists and mappings; None is left out."""
    given = {each.name: plain_value(getattr(options, each.name)) for each in fields(options)}
    return {name: value for name, value in given.items() if value is not None}


def plain_value(value: Any) -> Any:
    """One option: variables by name, scales and sets as mappings of their parts."""
    if isinstance(value, Variable):
        return value.name
    if isinstance(value, MultipleSet):
        return {"name": value.name, "members": list(value.members), "counted": value.counted}
    if isinstance(value, Items):
        return {"name": value.name, "variables": [variable.name for variable in value.variables]}
    if isinstance(value, Written):
        return value.plain()
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    return value


def names_in(value: Any) -> set[str]:
    """Every text in plain options, and every word of it: among them the names of variables."""
    if isinstance(value, str):
        return {value, *re.findall(r"\w+", value)}
    if isinstance(value, Mapping):
        return set().union(*({str(key)} | names_in(each) for key, each in value.items()))
    if isinstance(value, list | tuple):
        return set().union(*map(names_in, value))
    return set()
