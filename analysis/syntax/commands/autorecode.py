"""AUTORECODE: values numbered in their order, as new variables with the old values as labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.formats import written
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import quoted

Old = float | str
MOST_MISSING = 3  # single declared missing values


@dataclass(frozen=True)
class _Scheme:
    """Old values in the order of their new numbers, from 1; those behind `valid` are declared missing."""

    olds: tuple[Old, ...]
    valid: int


def run(reader: Reader, job: Job) -> None:
    """AUTORECODE VARIABLES=a b /INTO c d [/DESCENDING] [/GROUP] [/BLANK=MISSING] [/PRINT].

    Declared missing values come behind the valid ones and stay missing; system missing stays so.
    """
    job.need_data(reader)
    names, into, options = _asked(reader, job)
    active = job.active
    for name, new in zip(names, into, strict=True):
        together = names if "GROUP" in options else (name,)
        scheme = _scheme(active, together, options)
        if active.find(new) is not None:
            raise reader.fault("there is a variable {name} already", {"name": quoted(new)})
        active = active.with_column(
            _described(active, together, name, new, scheme), _numbered(active.columns[name], scheme)
        )
    job.replace(active)


def _asked(reader: Reader, job: Job) -> tuple[tuple[str, ...], tuple[str, ...], set[str]]:
    names: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    options: set[str] = set()
    for part in reader.subcommands():
        if not names:
            names, into = _variables(part, job)
            continue
        word = part.need("INTO", "DESCENDING", "PRINT", "GROUP", "BLANK", "APPLY", "SAVE")
        part.sign("=")
        if word == "INTO":
            into = part.new_names()
        elif word == "BLANK":
            options |= {"BLANK"} if part.need("MISSING", "VALID") == "MISSING" else set()
        elif word in ("APPLY", "SAVE"):
            part.cursor = 0
            part.skip()
        elif word in ("DESCENDING", "GROUP"):
            options.add(word)
        part.end()
    if not names or len(names) != len(into):
        raise reader.fault("INTO names {count} variables for {n}", {"count": len(into), "n": len(names)})
    if "GROUP" in options and len({job.active.fields[name].is_text for name in names}) > 1:
        raise reader.fault("strings and numbers cannot be listed together")
    return names, into, options


def _variables(part: Reader, job: Job) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The variables, with or without VARIABLES= before them, and the new names where INTO follows without a slash."""
    equals = part.peek()
    if part.at("VARIABLES") and equals is not None and equals.text == "=":
        part.cursor += 2
    names = part.variables(job.active)
    into = part.new_names() if part.take("INTO") else ()
    part.end()
    return names, into


def _scheme(active: Active, names: Sequence[str], options: set[str]) -> _Scheme:
    valid: set[Old] = set()
    missing: set[Old] = set()
    for name in names:
        described, column = active.fields[name], active.columns[name]
        olds = np.array(list(set(column.tolist())), dtype=object) if described.is_text else np.unique(column)
        gone = described.is_missing(olds)
        valid |= set(olds[~gone].tolist())
        missing |= {each for each in olds[gone].tolist() if each == each}
    if "BLANK" in options:
        valid.discard("")
    valid -= missing
    is_down = "DESCENDING" in options
    olds = (*sorted(valid, key=_order, reverse=is_down), *sorted(missing, key=_order, reverse=is_down))
    return _Scheme(olds, len(valid))


def _order(old: Old) -> tuple[bytes, float]:
    """Strings in the order of their bytes."""
    return (old.encode(), 0.0) if isinstance(old, str) else (b"", old)


def _numbered(column: Values, scheme: _Scheme) -> Values:
    numbers = {old: float(number) for number, old in enumerate(scheme.olds, 1)}
    if column.dtype == object:
        return np.array([numbers.get(each, np.nan) for each in column.tolist()], dtype=float)
    distinct, of = np.unique(column, return_inverse=True)
    return np.array([numbers.get(each, np.nan) for each in distinct.tolist()], dtype=float)[of]


def _described(active: Active, names: Sequence[str], name: str, new: str, scheme: _Scheme) -> Field:
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
