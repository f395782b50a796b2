"""How many forms went out, came back, were set aside by which rule, and count."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, cell, grid, header, row, stub_and_numbers
from reports.document import Grid, Run
from reports.ink import Ink

WHOLE = ("issued", "returned", "valid")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per stage or rule of the table `returns`; rules stand indented, those that only mark in the note."""
    result = results[0]
    table = result.table("returns")
    rows = [_row(result, ink, str(line[0]), line[1], line[2]) for line in table.rows if line[1] is not None]
    last = len(rows) - 1
    return grid(
        ink.plain("returns_caption"),
        stub_and_numbers(0.56, 2),
        [header(ink.phrase("stage"), ink.phrase("forms"), ink.phrase("share"))],
        rows,
        [ink.phrase("returns_note"), *_marked(result, ink), *ink.reasons(table)],
        rules=[last] if last > 0 else [],
    )


def _row(result: Result, ink: Ink, rule: str, count: Cell, percent: Cell) -> Row:
    name = ink.label(result, rule, "returns")
    label = cell(name) if rule in WHOLE else cell(ink.plain("rejected", {"rule": name}), indent=1)
    return row(label, (ink.digits(count, Kind.COUNT), ink.digits(percent, Kind.PERCENT)))


def _marked(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """A note on the rules that set nobody aside, and how many cases each speaks against."""
    found = [
        ink.plain("marked_cases", {"rule": ink.label(result, str(rule)), "n": ink.digits(count, Kind.COUNT)})
        for table in result.tables
        if table.name == "screening"
        for rule, action, count, _ in table.rows
        if action == "marked"
    ]
    return [ink.phrase("marked_note", {"found": ink.plain("list").join(found)})] if found else []
