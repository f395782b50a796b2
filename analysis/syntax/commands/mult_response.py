"""MULT RESPONSE: answers of which several could be given."""

from collections.abc import Iterable
from dataclasses import field

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, without, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.naming_groups import named, read_group, set_named, span
from analysis.syntax.parts import in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.responding import CELLS as CELL_WORDS
from analysis.syntax.responding import ORDER, crossed, together, turned
from analysis.syntax.response_groups import Groups, of_groups
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("multiple_response",)
KNOWN = ("GROUPS", "VARIABLES", "FREQUENCIES", "TABLES", "CELLS", "BASE", "MISSING", "FORMAT")


CELLS = ("COUNT", "ROW", "COLUMN", "TOTAL", "ALL")
WITHOUT_EFFECT = ("LABELS", "TABLE", "CONDENSE", "ONEPAGE", "DOUBLE", "DEFAULT")
"""How lines fill a page of a line printer."""
SWAPPED = {"ROW": "COLUMN", "COLUMN": "ROW"}


@dataclass
class _Asked:
    groups: Groups = field(default_factory=Groups)
    frequencies: list[str] = field(default_factory=list)
    tables: list[tuple[list[str], list[str]]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    by_responses: bool = False


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """MULT RESPONSE GROUPS=$s 'label' (a b c (1)) /VARIABLES=g(1,3) /FREQUENCIES=$s /TABLES=$s BY g /CELLS /BASE …."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "GROUPS"):
        _read_part(word, part, job, asked)
    if not asked.frequencies and not asked.tables:
        raise reader.fault(
            "no table is named; possible: {possible}", {"possible": "/FREQUENCIES=$set, /TABLES=$set BY g"}
        )
    active = asked.groups.prepared(job.active)
    found = [_frequencies(job, asked, active)] if asked.frequencies else []
    pairs = [(a, b) for rows, columns in asked.tables for a in rows for b in columns]
    return found + [_crossed(job, a, b, active, asked) for a, b in pairs]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "GROUPS":
            while not part.done:
                read_group(part, job.active, asked.groups)
        case "VARIABLES":
            while not part.done:
                names = part.variables(job.active)
                low, high = in_parentheses(part, span)
                asked.groups.spans |= dict.fromkeys(names, (low, high))
        case "FREQUENCIES":
            while not part.done:
                asked.frequencies.append(set_named(part, job.active, asked.groups).name)
                part.sign(",")
        case "TABLES":
            _read_tables(part, job, asked)
        case "CELLS":
            asked.cells += words(part, CELLS)
        case "BASE":
            asked.by_responses = "RESPONSES" in words(part, ("RESPONSES", "CASES"))
        case "MISSING":
            found = words(part, ("TABLE", "MDGROUP", "MRGROUP", "INCLUDE"))
            asked.groups.with_missing |= "INCLUDE" in found
            asked.groups.whole_dichotomies |= "MDGROUP" in found
            asked.groups.whole_categories |= "MRGROUP" in found
        case _:
            words(part, (), WITHOUT_EFFECT)


def _read_tables(part: Reader, job: Job, asked: _Asked) -> None:
    """Rows BY columns, then further pairs without a slash."""
    while not part.done:
        rows = named(part, job.active, asked.groups)
        part.need("BY")
        asked.tables.append((rows, named(part, job.active, asked.groups)))
        while part.take("BY"):
            part.tell(Message("{found} is not available and was left out", {"found": f"BY {part.found()}"}))
            named(part, job.active, asked.groups)
        if part.sign("("):
            part.need("PAIRED")
            part.tell(Message("{found} is not available and was left out", {"found": "PAIRED"}))
            part.need_sign(")")


def _frequencies(job: Job, asked: _Asked, active: Active) -> Request:
    def arranged(result: Result) -> Result:
        return of_groups(_of_cases(result), asked.groups)

    return job.request("multiple_response", {"sets": list(dict.fromkeys(asked.frequencies))}, arranged, active)


def _crossed(job: Job, rows: str, columns: str, active: Active, asked: _Asked) -> Request:
    if not rows.startswith("$") and not columns.startswith("$"):
        return job.request("crosstab", _of_variables(rows, columns, asked), active=active)
    is_turned = not rows.startswith("$")
    first, second = (columns, rows) if is_turned else (rows, columns)
    cells = [SWAPPED.get(each, each) if is_turned else each for each in asked.cells]
    given: dict[str, object] = {"sets": [first.lstrip("$")]}
    given["by_set" if second.startswith("$") else "by"] = second.lstrip("$")

    def arranged(result: Result) -> Result:
        found = of_groups(crossed(_of_cases(result), cells, asked.by_responses), asked.groups)
        return turned(found) if is_turned else found

    return job.request("multiple_response", given, arranged, active)


def _of_variables(rows: str, columns: str, asked: _Asked) -> dict[str, object]:
    """A crosstab of two single variables."""
    wanted = ORDER if "ALL" in asked.cells else [each for each in ORDER if each in asked.cells]
    cells = ["count", *(CELL_WORDS[each] for each in wanted)]
    return {"rows": [rows], "columns": [columns], "cells": cells, "statistics": []}


def _of_cases(result: Result) -> Result:
    """Without what SPSS does not print: percentages of those who were asked, tests of single options."""
    found = together(without(result, "option_tests", "column_proportions"))
    for name in ("multiple_response", "multiple_response_by"):
        found = changed(found, name, lambda table: without_columns(table, {"percent_of_asked"}))
    return found


def write(task: Task) -> list[str] | None:
    """The command of a task."""
    options = task.options
    sets = (*options.sets, *([options.by_set] if options.by_set is not None else []))
    every = [f"$set{number}" for number in range(1, len(sets) + 1)]
    names = every[: len(options.sets)]
    groups = [
        f"{name} {_quoted(each.text)} ({' '.join(each.members)} ({each.counted:g}))"
        for name, each in zip(every, sets, strict=True)
    ]
    lines = [f"MULT RESPONSE GROUPS={' '.join(groups)}", f"/FREQUENCIES={' '.join(names)}"]
    if options.by_set is not None:
        lines.append(f"/TABLES={' '.join(names)} BY {every[-1]}")
    if options.by is not None:
        codes = [level.code for level in options.by.valid_levels]
        span = f"({min(codes):g} {max(codes):g})" if codes else ""
        lines.append(f"/TABLES={' '.join(names)} BY {options.by.name}{span}")
    if len(lines) == 2:
        return lines
    tests = []
    if options.by is not None:  # one test of each option
        members = " ".join(name for each in options.sets for name in each.members)
        tests = [f"CROSSTABS /TABLES={members} BY {options.by.name}", "/STATISTICS=CHISQ PHI"]
    return [*lines, "/CELLS=COUNT COLUMN" + ("." if tests else ""), *tests]


def _quoted(text: object) -> str:
    words = text.get("zh", "") if isinstance(text, dict) else ""
    return "'" + words.replace("'", "''")[:80] + "'"
