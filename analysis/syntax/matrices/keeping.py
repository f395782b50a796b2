"""SAVE of MATRIX: rows as cases."""

from collections.abc import Callable

import numpy as np

from analysis.syntax.active import Active, Field, Format
from analysis.syntax.matrices.operators import size
from analysis.syntax.matrices.packed import unpacked
from analysis.syntax.matrices.parsing import Node, powers
from analysis.syntax.matrices.scope import Saved, Scope
from analysis.syntax.reader import Reader


def save(reader: Reader) -> Callable[[Scope], None]:
    """SAVE x [/OUTFILE=* | 'name.sav'] [/VARIABLES=a b] [/NAMES=n] [/STRINGS=a b]."""
    values = powers(reader)
    outfile = ""
    given: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    names: Node | None = None
    while reader.sign("/"):
        word = reader.need("OUTFILE", "VARIABLES", "NAMES", "STRINGS")
        reader.sign("=")
        if word == "OUTFILE":
            outfile = "*" if reader.sign("*") else reader.string() if reader.at_string() else reader.name()
        elif word == "NAMES":
            names = powers(reader)
        elif word == "VARIABLES":
            given = reader.new_names()
        else:
            strings = tuple(name.casefold() for name in reader.new_names())
    reader.end()

    def run(scope: Scope) -> None:
        rows = values(scope)
        target = outfile or scope.last_saved
        if not target:
            raise reader.expected("OUTFILE")
        scope.last_saved = target
        made = scope.saved.get(target)
        if made is None:
            called = given or (() if names is None else tuple(unpacked(each) for each in names(scope).ravel()))
            made = scope.saved[target] = Saved(_numbered(called, rows.shape[1]), strings)
        if rows.shape[1] != len(made.names):
            raise reader.fault("{n} variables cannot take a matrix of {one}", {"n": len(made.names), "one": size(rows)})
        made.rows.append(rows)

    return run


def _numbered(names: tuple[str, ...], n: int) -> tuple[str, ...]:
    return (*names[:n], *(f"COL{at}" for at in range(len(names) + 1, n + 1)))


def file_of(saved: Saved) -> Active:
    """The rows as cases."""
    rows = np.vstack(saved.rows) if saved.rows else np.zeros((0, len(saved.names)))
    active = Active(n=len(rows))
    for at, name in enumerate(saved.names):
        if name.casefold() in saved.strings:
            texts = np.array([unpacked(each) for each in rows[:, at]], dtype=object)
            active = active.with_column(Field(name, 8, Format("A", 8, 0)), texts)
        else:
            active = active.with_column(Field(name), rows[:, at].copy())
    return active
