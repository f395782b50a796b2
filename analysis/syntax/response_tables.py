"""Requests for tables of responses: a set by another or by a variable, within layers, of paired variables."""

from collections.abc import Sequence
from dataclasses import field

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, without, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.responding import CELLS as CELL_WORDS
from analysis.syntax.responding import ORDER, crossed, together, turned
from analysis.syntax.response_groups import Groups, of_groups
from instrument.records import dataclass, replace

SWAPPED = {"ROW": "COLUMN", "COLUMN": "ROW"}


@dataclass(frozen=True)
class Crossing:
    """A list of TABLES: rows by columns within layers, the variables of both groups paired or each with each."""

    rows: list[str]
    columns: list[str]
    layers: list[list[str]]
    is_paired: bool = False


@dataclass
class Asked:
    """What a command asks for."""

    groups: Groups = field(default_factory=Groups)
    frequencies: list[str] = field(default_factory=list)
    tables: list[Crossing] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    by_responses: bool = False


def one_by_other(job: Job, rows: str, columns: str, active: Active, asked: Asked) -> Request:
    if not rows.startswith("$") and not columns.startswith("$"):
        return job.request("crosstab", _of_variables(rows, columns, asked), active=active)
    given, is_turned = _given(rows, columns)
    cells = [SWAPPED.get(each, each) if is_turned else each for each in asked.cells]

    def arranged(result: Result) -> Result:
        found = of_groups(crossed(of_cases(result), cells, asked.by_responses), asked.groups)
        return turned(found) if is_turned else found

    return job.request("multiple_response", given, arranged, active)


def _given(rows: str, columns: str, ending: str = "") -> tuple[dict[str, object], bool]:
    """The options of a table of a set by another or by a variable, and whether its rows are those of the variable."""
    is_turned = not rows.startswith("$")
    first, second = (columns, rows) if is_turned else (rows, columns)
    given: dict[str, object] = {"sets": [first.lstrip("$") + ending]}
    given["by_set" if second.startswith("$") else "by"] = second.lstrip("$") + (ending if second[0] == "$" else "")
    return given, is_turned


def within(job: Job, names: tuple[str, str], layers: Sequence[str], is_paired: bool, asked: Asked) -> Request:
    """A table in each layer, or of paired variables."""
    if not any(name.startswith("$") for name in names):
        given = {**_of_variables(*names, asked), "layers": list(layers)}
        return job.request("crosstab", given, active=asked.groups.prepared(job.active))
    from analysis.syntax.crossed_responses import TABLE, CrossedTask, Part, layered, prepared

    active, parts_of = prepared(job.active, asked.groups, names, layers, is_paired)
    given, is_turned = _given(*names)
    cells = [SWAPPED.get(each, each) if is_turned else each for each in asked.cells]

    def arranged(result: Result) -> Result:
        whole, found, levels = of_cases(result), [], []
        for table in (each for each in whole.tables if each.name == TABLE):
            alone = replace(whole, tables=(replace(table, about=table.about[:2]),))
            shown = of_groups(crossed(alone, cells, asked.by_responses or is_paired), asked.groups)
            found.append((turned(shown) if is_turned else shown).tables[0])
            levels.append(table.about[2:])
        named = {**whole.options, "layer_names": list(layers)}
        summary = crossed(replace(whole, tables=(whole.table("case_summary"),), options=named), cells, False)
        return of_groups(replace(summary, tables=(*summary.tables, layered(found, levels, layers))), asked.groups)

    request = job.request("multiple_response", given, arranged, active)
    found = [
        Part(levels, ending, job.request("multiple_response", _given(*names, ending)[0], active=active).task)
        for levels, ending in parts_of
    ]
    task = request.task
    own = CrossedTask(task.name, task.procedure, task.options, task.weight, tuple(found), tuple(layers))
    return replace(request, task=own)


def _of_variables(rows: str, columns: str, asked: Asked) -> dict[str, object]:
    """A crosstab of two single variables."""
    wanted = ORDER if "ALL" in asked.cells else [each for each in ORDER if each in asked.cells]
    cells = ["count", *(CELL_WORDS[each] for each in wanted)]
    return {"rows": [rows], "columns": [columns], "cells": cells, "statistics": []}


def of_cases(result: Result) -> Result:
    """Without what SPSS does not print: percentages of those who were asked, tests of single options."""
    found = together(without(result, "option_tests", "column_proportions"))
    for name in ("multiple_response", "multiple_response_by"):
        found = changed(found, name, lambda table: without_columns(table, {"percent_of_asked"}))
    return found
