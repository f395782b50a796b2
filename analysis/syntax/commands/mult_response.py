"""MULT RESPONSE: answers of which several could be given."""

from collections.abc import Iterable
from dataclasses import field, replace

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.active import Active, TickedSet
from analysis.syntax.arranging import changed, without, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.responding import crossed
from analysis.syntax.ticked_sets import with_sets
from instrument.records import dataclass

PROCEDURES = ("multiple_response",)
KNOWN = ("GROUPS", "VARIABLES", "FREQUENCIES", "TABLES", "CELLS", "BASE", "MISSING", "FORMAT")


@dataclass
class _Asked:
    sets: dict[str, TickedSet] = field(default_factory=dict)
    frequencies: list[str] = field(default_factory=list)
    tables: list[tuple[list[str], list[str]]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    by_responses: bool = False


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """MULT RESPONSE GROUPS=$s 'label' (a b c (1)) /FREQUENCIES=$s /TABLES=$s BY g /CELLS /BASE=RESPONSES."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "GROUPS"):
        _read_part(word, part, job, asked)
    active = with_sets(job.active, asked.sets.values())
    requests = [_frequencies(job, name, active) for name in asked.frequencies]
    pairs = [(a, b) for rows, columns in asked.tables for a in rows for b in columns]
    return requests + [_crossed(job, a, b, active, asked) for a, b in pairs]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "GROUPS":
            while not part.done:
                found = _group(part, job.active)
                asked.sets[found.name.casefold()] = found
        case "VARIABLES":
            while not part.done:
                part.variables(job.active)
                in_parentheses(part, numbers)
        case "FREQUENCIES":
            while not part.done:
                asked.frequencies.append(_set_named(part, job, asked).name)
        case "TABLES":
            rows = _named(part, job, asked)
            part.need("BY")
            asked.tables.append((rows, _named(part, job, asked)))
            while part.take("BY"):
                part.skip()
        case "CELLS":
            asked.cells += words(part, ("COUNT", "ROW", "COLUMN", "TOTAL", "ALL"))
        case "BASE":
            asked.by_responses = "RESPONSES" in words(part, ("RESPONSES", "CASES"))
        case _:
            part.rest()


def _group(part: Reader, active: Active) -> TickedSet:
    """$name 'label' (members (1)), or (members (1, 5)) for categories."""
    name = part.name().lstrip("$")
    label = part.string() if part.at_string() else part.name() if part.at_word() else ""
    part.need_sign("(")
    members = part.variables(active)
    values = in_parentheses(part, numbers)
    part.need_sign(")")
    if len(values) == 1:
        return TickedSet(name, label, members, values[0])
    return TickedSet(name, label, members, None)


def _set_named(part: Reader, job: Job, asked: _Asked) -> TickedSet:
    written = part.name()
    found = asked.sets.get(written.casefold().lstrip("$")) or job.active.set_named(written)
    if found is None:
        possible = ", ".join(f"${each.name}" for each in asked.sets.values()) or "–"
        raise part.fault(
            "no multiple-response set {found}; possible: {possible}", {"found": written, "possible": possible}
        )
    asked.sets[found.name.casefold().lstrip("$")] = replace(found, name=found.name.lstrip("$"))
    return replace(found, name=found.name.lstrip("$"))


def _named(part: Reader, job: Job, asked: _Asked) -> list[str]:
    """Sets by their name, and variables."""
    found = []
    while part.at_word() and not part.at("BY"):
        token = part.token
        if token is not None and token.text.startswith("$"):
            found.append("$" + _set_named(part, job, asked).name)
        else:
            found.append(part.variable(job.active))
            if part.at_sign("("):
                in_parentheses(part, numbers)
    return found


def _frequencies(job: Job, name: str, active: Active) -> Request:
    return job.request("multiple_response", {"sets": [name]}, _of_cases, active)


def _crossed(job: Job, rows: str, columns: str, active: Active, asked: _Asked) -> Request:
    if not rows.startswith("$"):
        given = {"rows": [rows], "columns": [columns], "cells": ["count"], "statistics": []}
        return job.request("crosstab", given, active=active)

    def arranged(result: Result) -> Result:
        return crossed(_of_cases(result), asked.cells, asked.by_responses)

    return job.request("multiple_response", {"sets": [rows.lstrip("$")], "by": columns}, arranged, active)


def _of_cases(result: Result) -> Result:
    """Without what SPSS does not print: percentages of those who were asked, tests of single options."""
    found = without(result, "option_tests", "column_proportions")
    for name in ("multiple_response", "multiple_response_by"):
        found = changed(found, name, lambda table: without_columns(table, {"percent_of_asked"}))
    return found


def write(task: Task) -> list[str] | None:
    """The command of a task."""
    options = task.options
    names = [f"$set{number}" for number in range(1, len(options.sets) + 1)]
    groups = [
        f"{name} {_quoted(each.text)} ({' '.join(each.members)} ({each.counted:g}))"
        for name, each in zip(names, options.sets, strict=True)
    ]
    lines = [f"MULT RESPONSE GROUPS={' '.join(groups)}"]
    if options.by is None:
        return [*lines, f"/FREQUENCIES={' '.join(names)}"]
    codes = [level.code for level in options.by.valid_levels]
    span = f"({min(codes):g} {max(codes):g})" if codes else ""
    table = f"/TABLES={' '.join(names)} BY {options.by.name}{span}"
    members = " ".join(name for each in options.sets for name in each.members)
    tests = [f"CROSSTABS /TABLES={members} BY {options.by.name}", "/STATISTICS=CHISQ PHI"]
    return [*lines, f"/FREQUENCIES={' '.join(names)}", table, "/CELLS=COUNT COLUMN.", *tests]


def _quoted(text: object) -> str:
    words = text.get("zh", "") if isinstance(text, dict) else ""
    return "'" + words.replace("'", "''")[:80] + "'"
