"""Tables of a result as they are printed, flat: labels of rows, headings of columns, numbers unrounded."""

import re
from collections.abc import Iterator

from instrument.records import dataclass
from reports.document import Grid
from reports.formatting import Printed
from reports.job_output import Shown, grids_of
from reports.tabular import matrix
from reports.wording import LANGUAGES

COMMANDS = {"NPAR TESTS": "NPar Tests", "CTABLES": "CTables", "EXAMINE": "Explore", "FACTOR": "Factor Analysis"}
GAP = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class FlatTable:
    """One table by SPSS's identifiers of its command and kind, and its title."""

    command: str
    kind: str
    title: str
    headings: tuple[tuple[str, ...], ...]  # of every column, from outside in
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # the labels and the cells; a number knows its value


def flat(shown: Shown, language: str) -> Iterator[FlatTable]:
    """Every table of an item; values of the variables that split the file are its first labels."""
    result, grids = grids_of(shown, language)
    group = tuple(value for _, value in shown.group)
    for table, grid in zip(result.tables, grids, strict=True):
        yield _flat(shown.command, _kind(table.name, shown.command), grid, group)


def _kind(name: str, command: str) -> str:
    """What a kind of table is called in English, without the variable that it is about."""
    if name == "custom_table":
        return "Custom Table"
    found = GAP.sub("", LANGUAGES["en"].tables.get(name, name)).strip(" *")
    return found or _command(command)


def _command(written: str) -> str:
    return COMMANDS.get(written, written.title())


def _flat(command: str, kind: str, grid: Grid, group: tuple[str, ...]) -> FlatTable:
    lines = matrix(grid)
    depth, stubs = len(grid.header), grid.stubs
    headings = tuple(_distinct([line[x] for line in lines[:depth]]) for x in range(stubs, len(grid.columns)))
    rows = tuple(((*group, *map(str, line[:stubs])), tuple(line[stubs:])) for line in lines[depth:])
    return FlatTable(_command(command), kind, grid.caption, headings, rows)


def _distinct(labels: list[str]) -> tuple[str, ...]:
    """Labels without those that are empty, or said again by a cell that spans."""
    return tuple(str(each) for at, each in enumerate(labels) if each and each not in labels[max(0, at - 1) : at])


def value_of(text: str) -> float | None:
    """The number that a cell holds; None where it holds none."""
    return text.value if isinstance(text, Printed) else None
