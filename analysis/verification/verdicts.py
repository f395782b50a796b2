"""What came of comparing a result's cells with those of other engines."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Literal

from analysis.table import Cell
from instrument.records import dataclass

Verdict = Literal["agrees", "differs", "explained", "unanswered"]
VERDICTS: tuple[Verdict, ...] = ("agrees", "differs", "explained", "unanswered")
Text = Mapping[str, str]
"""A sentence in each language."""


@dataclass(frozen=True)
class Checked:
    """One cell: its row's keys and column, our number (None where we say it is not defined), and every engine's.

    `reason` says why no engine answered, or what explains a difference.
    """

    keys: tuple[str, ...]
    column: str  # word, or word@under
    ours: float | None
    theirs: Mapping[str, float | None]
    unit: float  # of the last printed digit
    verdict: Verdict
    reason: Text = field(default_factory=dict)


@dataclass(frozen=True)
class CheckedTable:
    """A table's cells."""

    name: str
    about: tuple[str, ...]
    cells: tuple[Checked, ...]


@dataclass(frozen=True)
class CheckedResult:
    """A result's tables; `silent`: engine → why it answered nothing, or not all."""

    name: str
    procedure: str
    tables: tuple[CheckedTable, ...]
    silent: Mapping[str, Text] = field(default_factory=dict)

    @property
    def cells(self) -> Iterator[Checked]:
        return (cell for table in self.tables for cell in table.cells)


@dataclass(frozen=True)
class Verification:
    """Every result's cells; `results`: the SHA-256 of the results that were checked."""

    results: str
    engines: tuple[str, ...]
    absent: tuple[str, ...]  # engines that are not installed
    checked: tuple[CheckedResult, ...]
    seconds: float = 0.0

    def counts(self, procedure: str | None = None) -> Counter[str]:
        """Verdict → number of cells, of one procedure or of all."""
        found = (each for each in self.checked if procedure in (None, each.procedure))
        return Counter(cell.verdict for each in found for cell in each.cells)

    @property
    def procedures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.procedure for each in self.checked if any(True for _ in each.cells)))

    @property
    def differing(self) -> Iterator[tuple[CheckedResult, CheckedTable, Checked]]:
        """Every cell that differs without an explanation, with where it stands."""
        for result in self.checked:
            for table in result.tables:
                yield from ((result, table, cell) for cell in table.cells if cell.verdict == "differs")


def number(cell: Cell) -> float | None:
    """A cell's number, None for anything else."""
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def to_data(found: Verification) -> dict[str, Any]:
    """verification.json: totals first, then every cell."""
    return {
        "format": 1,
        "results": found.results,
        "engines": list(found.engines),
        "absent": list(found.absent),
        "cells": _counts(found.counts()),
        "procedures": {name: _counts(found.counts(name)) for name in found.procedures},
        "checked": [
            {
                "name": result.name,
                "procedure": result.procedure,
                "silent": {engine: dict(why) for engine, why in result.silent.items()},
                "tables": [
                    {"name": table.name, "about": list(table.about), "cells": [_cell(cell) for cell in table.cells]}
                    for table in result.tables
                ],
            }
            for result in found.checked
        ],
    }


def _counts(counts: Counter[str]) -> dict[str, int]:
    return {"checked": sum(counts[each] for each in VERDICTS[:3]), **{verdict: counts[verdict] for verdict in VERDICTS}}


def _cell(cell: Checked) -> dict[str, Any]:
    told = {"keys": list(cell.keys), "column": cell.column, "ours": cell.ours, "theirs": dict(cell.theirs)}
    reason = {"reason": dict(cell.reason)} if cell.reason else {}
    return {**told, "unit": cell.unit, "verdict": cell.verdict, **reason}
