"""The key results without each rule of screening, asked of the engines again with the cases that come back."""

from collections.abc import Iterator, Mapping

import numpy as np

from analysis.key_results import OF
from analysis.result import Message, Result
from analysis.sensitivity import ALL, NONE
from analysis.shown_results import Found, Key, found_in
from analysis.table import Cell, Table
from analysis.task import Task
from analysis.undefined import Undefined
from analysis.verification.asked import Answers, Asked, Column, plain_options
from analysis.verification.asked import Cell as Place
from analysis.verification.comparing import places
from analysis.weighted import Tallies
from instrument.records import replace
from survey.ledger import Ledger
from survey.responses import Responses

NAME = "sensitivity"
PART = "\x1e"  # between a task and the rule it is asked again without
CASES: Place = ("!cases", (), ("",), "total")
"""Where an engine says how many cases a task was about."""
NOT_FOUND = Undefined(Message("nobody ticked an option"))  # never printed


def asked_again(
    results: Mapping[str, Result],
    tasks: Mapping[str, Task],
    valid: Responses,
    aside: Responses | None,
    columns: dict[str, Column],
) -> Iterator[Asked]:
    """Each task with key results in the table of sensitivity, once for each rule; adds columns that say who counts."""
    if NAME not in results or aside is None:
        return
    for rule, ids in _back(results[NAME].table(NAME), valid.ledger).items():
        back = np.array([id in ids for id in aside.ids], dtype=bool)
        rows = np.concatenate([np.ones(len(valid), dtype=bool), back])
        columns[f".without:{rule}"] = rows.astype(float)
        joined = _joined(valid, aside, back)
        for name in _looked_at(results):
            if name not in tasks:
                continue
            tally = Tallies(joined, list(tasks.values())).of(tasks[name])
            weight = None
            if tally.weight is not None:
                weight = f".weight:{tally.weight.name}:{rule}"
                columns[weight] = np.zeros(len(rows))
                columns[weight][rows] = tally.rows([])[2]
            options = plain_options(tasks[name].options)
            yield Asked(f"{name}{PART}{rule}", tasks[name].procedure, options, weight, f".without:{rule}")


def with_sensitivity(answers: Answers, results: Mapping[str, Result]) -> Answers:
    """An engine's answers with those for the tables of sensitivity, put together from what it was asked again."""
    if NAME not in results:
        return answers
    table = results[NAME].table(NAME)
    found: dict[str, Found] = {}
    for rule in dict.fromkeys(str(row[3]) for row in table.rows):
        found[rule] = _found(answers, results, "" if rule == ALL else rule)
    cells: dict[Place, float] = {}
    for row in table.rows:
        key, rule = (row[0], row[1], row[2]), str(row[3])
        if key in found[rule]:
            n, value = found[rule][key]  # type: ignore[index]
            keys = tuple("" if each is None else str(each) for each in row[:4])
            if isinstance(value, float):
                cells[NAME, (), keys, "n"], cells[NAME, (), keys, "estimate"] = n, value
    cells |= _range(table, cells)
    return replace(answers, cells={**answers.cells, NAME: cells})


def _back(table: Table, ledger: Ledger) -> dict[str, frozenset[str]]:
    """Rule of the table → the cases that count without it."""
    everyone = frozenset(case.id for case in ledger.exclusions)
    found = {}
    for key in dict.fromkeys(str(row[3]) for row in table.rows):
        rule = next((each for each in ledger.rules or () if each.key == key), None)
        if key != ALL and (rule is not None or key == NONE):
            found[key] = everyone if rule is None else ledger.alone(rule)
    return found


def _looked_at(results: Mapping[str, Result]) -> list[str]:
    """The results that the table of sensitivity is about."""
    wanted = {(row[0], row[1], row[2]) for row in results[NAME].table(NAME).rows}
    return [
        name
        for name, result in results.items()
        if result.procedure in OF and not wanted.isdisjoint(found_in(result, result))
    ]


def _joined(valid: Responses, aside: Responses, back: np.ndarray) -> Responses:
    columns = {
        name: np.concatenate([np.asarray(column), np.asarray(aside.columns[name])[back]])
        for name, column in valid.columns.items()
    }
    ids = [*valid.ids, *(id for id, kept in zip(aside.ids, back, strict=True) if kept)]
    return replace(valid, columns=columns, ids=ids)


def _found(answers: Answers, results: Mapping[str, Result], rule: str) -> Found:
    """The key results of an engine, of all tasks asked without `rule`, the first of two about the same."""
    found: dict[Key, tuple[float, Cell]] = {}
    for name in _looked_at(results):
        cells = answers.cells.get(f"{name}{PART}{rule}" if rule else name, {})
        if CASES not in cells:
            continue
        theirs = _in_place(results[name], cells)
        for key, value in found_in(theirs, results[name]).items():
            found.setdefault(key, value)
    return found


def _in_place(result: Result, cells: Mapping[Place, float]) -> Result:
    """A result with an engine's numbers in place of ours."""
    tables = []
    for table in result.tables:
        theirs = {place: cells.get(place, float("nan")) for place, _ in places(table)}
        numbers = iter(theirs.values())
        rows = tuple(tuple(_number(next(numbers)) if _is_number(cell) else cell for cell in row) for row in table.rows)
        tables.append(replace(table, rows=rows))
    return replace(result, tables=tuple(tables), cases=replace(result.cases, total=cells[CASES]))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, Undefined | int | float) and not isinstance(cell, bool)


def _number(value: float) -> Cell:
    return value if value == value else NOT_FOUND


def _range(table: Table, cells: Mapping[Place, float]) -> dict[Place, float]:
    """How far an engine's key results move at most, by statistic."""
    moved: dict[str, list[float]] = {}
    for row in table.rows:
        keys = tuple("" if each is None else str(each) for each in row[:4])
        base = cells.get((NAME, (), (*keys[:3], ALL), "estimate"))
        value = cells.get((NAME, (), keys, "estimate"))
        moved.setdefault(keys[2], [])
        if keys[3] != ALL and base is not None and value is not None:
            moved[keys[2]].append(abs(value - base))
    found: dict[Place, float] = {}
    for statistic, sizes in moved.items():
        if sizes:
            found["sensitivity_range", (), (statistic,), "count"] = float(len(sizes))
            found["sensitivity_range", (), (statistic,), "largest_change"] = max(sizes)
    return found
