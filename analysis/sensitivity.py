"""The key results with and without each rule that sets cases aside."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from analysis.key_results import OF, USUAL
from analysis.result import Fault, Message, Result
from analysis.shown_results import Found, Key, found_in, shown
from analysis.table import Cell, Column, Table
from analysis.task import Task
from analysis.undefined import Undefined
from analysis.weighted import MAKER, Tallies
from instrument.message import nearest
from instrument.records import dataclass, replace
from instrument.yaml_nodes import read_mapping
from survey.ledger import Ledger
from survey.responses import Responses

ALL, NONE = "all_rules", "no_rules"
WORDS = ("variable", "other_variable", "statistic", "rule", "n", "estimate")
LEFT_OUT = Message("the cases cannot be weighted so")
NOTHING = Undefined(Message("no key result can be compared"))


def chosen(tasks: Sequence[Task], plan: Path) -> tuple[Task, ...]:
    """The tasks that `sensitivity` names in the plan, or those of the usual procedures; none where it is `off`.

    Raises `Fault` with its line for a task that does not exist or has no key results.
    """
    node = read_mapping(plan).get("sensitivity")
    if node is None:
        return tuple(task for task in tasks if task.procedure in USUAL)
    if node.is_text:
        return ()
    by_name = {task.name: task for task in tasks if task.procedure in OF}
    for element in node.elements():
        if element.text() not in by_name:
            raise element.fault(
                "no task {found} with key results; possible: {possible}",
                {"found": element.found, "possible": nearest(element.text(), by_name)},
            )
    return tuple(by_name[element.text()] for element in node.elements())


@dataclass(frozen=True)
class Counted:
    """A study as it was reported: its results, the tasks of its plan, its answers and what was counted of them."""

    results: Mapping[str, Result]
    tasks: Sequence[Task]
    valid: Responses
    tallies: Tallies


def sensitivity(study: Counted, tasks: Sequence[Task], aside: Responses) -> Result | None:
    """The tables `sensitivity` and `sensitivity_range`; None where no case was set aside or nothing is chosen.

    Each key result is computed again with the cases that one rule alone sets `aside`, and with all of them; the valid
    cases are not counted again, what was counted of them is added to.
    """
    ledger, reported = study.valid.ledger, study.results
    if not ledger.exclusions or not tasks:
        return None
    keys, left_out = shown([(task.procedure, found_in(reported[task.name], reported[task.name])) for task in tasks])
    if not keys:
        return None
    again = [task for task in tasks if not keys.isdisjoint(found_in(reported[task.name], reported[task.name]))]
    sets: dict[str, Found] = {ALL: _all([(reported[task.name], reported[task.name]) for task in again])}
    for rule, ids in _sets(ledger).items():
        back = _only(aside, ids)
        sets[rule] = _all([(_again(task, study, back), reported[task.name]) for task in again])
    note = Message("{count} key results more are left out of this table.", {"count": left_out})
    rows = tuple((*key, rule, *_cells(found, key)) for key in sets[ALL] if key in keys for rule, found in sets.items())
    table = Table("sensitivity", tuple(map(Column, WORDS)), rows, notes=(note,) if left_out else ())
    labels = {rule.key: rule.text for rule in ledger.rules or () if rule.text}
    for task in again:
        labels = {**reported[task.name].labels, **labels}
    return Result("sensitivity", {}, reported[tasks[0].name].cases, (table, _range(table)), (), labels, "sensitivity")


def _sets(ledger: Ledger) -> dict[str, frozenset[str]]:
    """Rule → the cases that would count without it; all cases set aside, where that is another set."""
    everyone = frozenset(case.id for case in ledger.exclusions)
    found = {rule.key: ledger.alone(rule) for rule in ledger.rules or ()}
    found = {key: ids for key, ids in found.items() if ids}
    return found if everyone in found.values() else {**found, NONE: everyone}


def _only(aside: Responses, ids: frozenset[str]) -> Responses:
    kept = [row for row, id in enumerate(aside.ids) if id in ids]
    columns = {name: np.asarray(column)[kept] for name, column in aside.columns.items()}
    return replace(aside, columns=columns, ids=[aside.ids[row] for row in kept])


def _again(task: Task, study: Counted, back: Responses) -> Result | None:
    """The task over the valid cases and those that come back, None where these cannot be weighted as it asks.

    Weights made of the sample are made anew.
    """
    makers = {each.name for each in study.tasks if each.procedure == MAKER}
    try:
        if task.weight in makers:
            return task.run(Tallies(_joined(study.valid, back), study.tasks).of(task))
        return task.run(study.tallies.of(task) + Tallies(back, study.tasks).of(task))
    except Fault:
        return None


def _joined(first: Responses, second: Responses) -> Responses:
    columns = {
        name: np.concatenate([np.asarray(column), np.asarray(second.columns[name])])
        for name, column in first.columns.items()
    }
    return replace(first, columns=columns, ids=[*first.ids, *second.ids])


def _all(results: Sequence[tuple[Result | None, Result]]) -> Found:
    """The key results of tasks computed again, each with its reported result; the first of two about the same."""
    found: dict[Key, tuple[float, Cell]] = {}
    for result, reported in results:
        for key, value in found_in(result, reported).items() if result is not None else ():
            found.setdefault(key, value)
    return found


def _cells(found: Found, key: Key) -> tuple[Cell, Cell]:
    return found.get(key, (Undefined(LEFT_OUT), Undefined(LEFT_OUT)))


def _range(table: Table) -> Table:
    """How far each kind of key result moves from the reported one, at most."""
    moved: dict[str, list[float]] = {str(statistic): [] for statistic in table.column("statistic")}
    base: dict[tuple[Cell, ...], Cell] = {row[:3]: row[5] for row in table.rows if row[3] == ALL}
    for row in table.rows:
        reported, value = base[row[:3]], row[5]
        if row[3] != ALL and isinstance(reported, float) and isinstance(value, float):
            moved[str(row[2])].append(abs(value - reported))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (statistic, float(len(sizes)), max(sizes) if sizes else NOTHING) for statistic, sizes in moved.items()
    )
    return Table("sensitivity_range", tuple(map(Column, ("statistic", "count", "largest_change"))), rows)
