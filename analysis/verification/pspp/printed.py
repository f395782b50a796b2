"""Tables as PSPP prints them, and what a question of it holds."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from analysis.labels import level_key
from analysis.tally import is_missing
from analysis.verification.asked import Asked, Cell, Column
from instrument.codebook import Variable
from instrument.records import dataclass

Cells = Iterator[tuple[Cell, float]]
Line = tuple[str, ...]


@dataclass(frozen=True)
class Printed:
    """A table of cells as text, under its title."""

    title: str
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class Question:
    """A task with its variables and answers, all under PSPP's names; `whole`: its weights are whole numbers."""

    asked: Asked
    variables: Mapping[str, Variable]
    columns: Mapping[str, Column]
    whole: bool
    rows: str | None = None  # the column that says which count

    @property
    def options(self) -> Mapping[str, Any]:
        return self.asked.options

    @property
    def percent(self) -> float:
        """Of intervals."""
        return 100 * float(self.options.get("confidence", 0.95))

    def complete(self, names: Sequence[str]) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """The rows that count and answer all of `names`, shape (n,)."""
        kept = np.ones(len(self.columns[names[0]]), dtype=bool)
        for name in (self.rows, self.asked.weight):
            if name is not None:
                kept &= self.columns[name] > 0
        for name in names:
            kept &= ~is_missing(self.variables[name], self.columns[name])
        return kept

    def codes(self, name: str) -> list[float]:
        """The declared valid codes of a variable, or those that somebody gave."""
        declared = [float(level.code) for level in self.variables[name].valid_levels]
        return declared or sorted({value for value in self.columns[name].tolist() if not math.isnan(value)})


def number(text: str) -> float | None:
    """A cell's number, a percentage without its sign; None for anything else."""
    try:
        found = float(text.rstrip("%").rstrip("abcdef").strip() or "x")
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def numbers(table: str, about: Sequence[str], keys: Sequence[str], words: Sequence[str], cells: Sequence[str]) -> Cells:
    """The numbers of one line under their columns; a word '' is passed over."""
    for word, text in zip(words, cells, strict=False):
        value = number(text)
        if word and value is not None:
            yield (table, tuple(about), tuple(keys), word), value


def filled(rows: Sequence[Line], stubs: int) -> list[Line]:
    """Lines with the first cells repeated where PSPP leaves them empty; those of the heading are left out."""
    found, before = list[Line](), ("",) * stubs
    for row in rows:
        own = list(row[:stubs])
        for at in range(stubs):
            if own[at]:
                break
            own[at] = before[at]
        before = tuple(own)
        found.append((*own, *row[stubs:]))
    return found


def level(name: str, text: str) -> str:
    """The key of the level that a cell holds as a number; other text as it is."""
    value = number(text)
    return text if value is None else level_key(name, value)


def first(printed: Sequence[Printed], title: str) -> Sequence[Line]:
    """The lines of the first table whose title begins so; none where there is no such table."""
    return next((each.rows for each in printed if each.title.startswith(title)), ())
