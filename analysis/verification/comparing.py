"""Our cells beside those of other engines, at half a unit of the printed digit."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.categories import CODES_OF_WORDS
from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from analysis.verification.asked import Answers
from analysis.verification.asked import Cell as Place
from analysis.verification.known import Known
from analysis.verification.verdicts import Checked, CheckedResult, CheckedTable, Text, Verdict, number
from analysis.vocabulary import WORDS, Kind

Unit = Callable[[str, str, float], float]
"""Table, word and number → the unit of the last digit printed."""
Tell = Callable[[Message], Text]
"""A message in each language."""

SLACK = 1e-9  # of a unit: what binary arithmetic leaves of a half


def check(result: Result, answers: Sequence[Answers], known: Known, unit: Unit, tell: Tell) -> CheckedResult:
    """Every numeric cell of a result with what each engine has in its place."""
    tables = tuple(_table(result, table, answers, known, unit, tell) for table in result.tables)
    silent = {each.engine: known.silence(*each.silent[result.name]) for each in answers if result.name in each.silent}
    return CheckedResult(result.name, result.procedure, tuple(table for table in tables if table.cells), silent)


def places(table: Table) -> Iterator[tuple[Place, Cell]]:
    """Where each cell of numbers stands, and the cell; a row whose keys came before is told by its number too."""
    keyed = [at for at, column in enumerate(table.columns) if WORDS[column.word] is Kind.KEY]
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        keys = tuple("" if row[at] is None else str(row[at]) for at in keyed)
        seen[keys] = seen.get(keys, 0) + 1
        own = keys if seen[keys] == 1 else (*keys, f"#{seen[keys]}")
        for column, cell in zip(table.columns, row, strict=True):
            counts = isinstance(cell, Undefined) or number(cell) is not None
            if counts and WORDS[column.word] not in (Kind.KEY, Kind.TEXT):
                yield (table.name, table.about, own, column_key(column)), cell


def column_key(column: Column) -> str:
    """`word`, or `word@under`."""
    return column.word if column.under is None else f"{column.word}@{column.under}"


def _table(
    result: Result, table: Table, answers: Sequence[Answers], known: Known, unit: Unit, tell: Tell
) -> CheckedTable:
    cells = []
    for place, cell in places(table):
        if cell == CODES_OF_WORDS:  # an engine sees codes alone, and would compute with them
            continue
        found = {each.engine: each.cells.get(result.name, {}).get(place) for each in answers}
        theirs = {engine: value for engine, value in found.items() if value is not None}
        if isinstance(cell, Undefined):
            cells += _undefined(place, theirs, tell(cell.reason), unit)
        else:
            cells.append(_checked(result, place, float(str(number(cell))), theirs, known, unit))
    return CheckedTable(table.name, table.about, tuple(cells))


def _undefined(place: Place, theirs: Mapping[str, float], reason: Text, unit: Unit) -> list[Checked]:
    """A cell that is not defined here, where an engine has a number nevertheless; our reason explains it."""
    table, _, keys, column = place
    numbers: dict[str, float | None] = {each: value for each, value in theirs.items() if not math.isnan(value)}
    size = unit(table, column.partition("@")[0], 0.0)
    return [Checked(keys, column, None, numbers, size, "explained", reason)] if numbers else []


def _checked(
    result: Result, place: Place, ours: float, theirs: Mapping[str, float], known: Known, unit: Unit
) -> Checked:
    """A number beside those of engines that have one."""
    table, _, keys, column = place
    numbers: dict[str, float | None] = {each: value for each, value in theirs.items() if not math.isnan(value)}
    size = unit(table, column.partition("@")[0], ours)
    apart = [each for each, value in numbers.items() if value is not None and not _same(ours, value, size)]
    verdict: Verdict = "agrees" if numbers and not apart else "differs" if apart else "unanswered"
    reason: Text = {}
    if verdict == "unanswered":
        reason = known.reason(result.procedure, place) if not theirs else known.silence("no_number", ", ".join(theirs))
    if verdict == "differs":
        explained = known.difference(result.procedure, place, apart)
        if explained is not None:  # where another engine has our number, that one differs
            verdict, reason = "agrees" if len(apart) < len(numbers) else "explained", explained
    return Checked(keys, column, ours, numbers, size, verdict, reason)


def _same(ours: float, theirs: float, unit: float) -> bool:
    return abs(ours - theirs) <= unit * (0.5 + SLACK)
