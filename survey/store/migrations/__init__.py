"""The steps that lead a store from an empty file to the newest version, one file each, numbered."""

import sqlite3
from functools import cache
from importlib.resources import files

from instrument.records import dataclass


@dataclass(frozen=True)
class Step:
    """One step: `number` is the version that the store has after it; its last statement says so to SQLite."""

    number: int
    name: str
    statements: tuple[str, ...]


@cache
def steps() -> tuple[Step, ...]:
    """Every step, the first first."""
    found = files(__name__).joinpath("sqlite").iterdir()
    paths = sorted((path for path in found if path.name.endswith(".sql")), key=lambda path: path.name)
    return tuple(
        Step(int(path.name[:4]), path.name, tuple(statements(path.read_text(encoding="utf-8")))) for path in paths
    )


def statements(text: str) -> list[str]:
    """The statements of a file of SQL; a trigger's own semicolons do not end it."""
    found, begun = [], ""
    for line in text.splitlines(keepends=True):
        if not begun and (not line.strip() or line.startswith("--")):
            continue
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun.strip())
            begun = ""
    return found
