"""CROSSTABS: counts of two variables together, with tests and measures of their association."""

from collections.abc import Iterable
from dataclasses import field
from itertools import product
from typing import Any

import numpy as np

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import without
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import confidence, in_parentheses, known_but_absent, numbers, parts, words
from analysis.syntax.reader import Reader
from instrument.records import dataclass

PROCEDURES = ("crosstab",)
CELLS = {
    "COUNT": "count",
    "EXPECTED": "expected",
    "ROW": "row_percent",
    "COLUMN": "column_percent",
    "TOTAL": "total_percent",
    "RESID": "residual",
    "SRESID": "standardized_residual",
    "ASRESID": "adjusted_residual",
}
STATISTICS = {
    "CHISQ": "chi_square",
    "PHI": "phi",
    "CC": "contingency",
    "LAMBDA": "lambda",
    "UC": "uncertainty",
    "BTAU": "tau_b",
    "CTAU": "tau_c",
    "GAMMA": "gamma",
    "D": "somers_d",
    "CORR": "correlation",
    "ETA": "eta",
    "KAPPA": "kappa",
    "RISK": "risk",
    "MCNEMAR": "mcnemar",
    "CMH": "cmh",
}
KNOWN = ("TABLES", "CELLS", "STATISTICS", "MISSING", "FORMAT", "COUNT", "METHOD", "VARIABLES")
MOST = 3  # variables of layers


@dataclass
class _Asked:
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)  # rows, columns, layers
    cells: list[str] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    letters: bool = False
    shown: bool = True
    missing: list[str] = field(default_factory=list)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CROSSTABS [TABLES=]a BY b [BY c] /CELLS /STATISTICS /METHOD /COUNT /FORMAT /MISSING=TABLE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "TABLES", active=job.active):
        _read_part(word, part, job, asked)
    if not asked.tables:
        raise reader.fault("no table is named; possible: {possible}", {"possible": "CROSSTABS a BY b"})
    for rows, columns, *layers in asked.tables:
        for layer in product(*layers):
            given = {
                "rows": list(rows),
                "columns": list(columns),
                **({"layers": list(layer)} if layer else {}),
                "cells": asked.cells or ["count"],
                "statistics": asked.statistics,
                **({"letters": "bonferroni"} if asked.letters else {}),
                **asked.others,
            }
            names = (*rows, *columns, *layer)
            active = treated(_within(job.active, asked), names, ["INCLUDE"] if asked.missing else [])
            yield job.request("crosstab", given, lambda result: _arranged(result, asked), active)


def _within(active: Active, asked: _Asked) -> Active:
    """The file in which the whole numbers outside of their ranges are missing."""
    for name, (low, high) in asked.ranges.items():
        values = np.trunc(active.columns[name])
        values = np.where((values >= low) & (values <= high), values, np.nan)
        active = active.with_column(active.fields[name], values)
    return active


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "TABLES":
            asked.tables.append(_table(part, job))
        case "CELLS":
            found = words(part, (*CELLS, "ALL", "BPROP", "PROP", "NONE"))
            asked.shown &= "NONE" not in found
            asked.cells += CELLS.values() if "ALL" in found else [CELLS[each] for each in found if each in CELLS]
            asked.letters |= "BPROP" in found
        case "STATISTICS":
            found = _statistics(part) or ["CHISQ"]
            asked.statistics += STATISTICS.values() if "ALL" in found else [STATISTICS[each] for each in found]
        case "METHOD":
            _read_method(part, asked)
        case "COUNT":
            found = words(part, ("ASIS",), ("ROUND", "TRUNCATE", "CELL", "CASE"))
            asked.others |= {"dialect": "recommended"} if found else {}
        case "FORMAT":
            found = words(part, ("NOTABLES", "DVALUE"), ("TABLES", "AVALUE"))
            asked.shown &= "NOTABLES" not in known_but_absent(part, found, ("DVALUE",))
        case "VARIABLES":
            _read_ranges(part, job, asked)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE", "REPORT"), ("TABLE",))
        case _:
            part.skip(KNOWN)


def _read_ranges(part: Reader, job: Job, asked: _Asked) -> None:
    """VARIABLES=a b (1,5): values outside of the range are missing."""
    while not part.done:
        names = part.variables(job.active)
        low, high = in_parentheses(part, numbers)
        asked.ranges |= dict.fromkeys(names, (low, high))


def _table(part: Reader, job: Job) -> tuple[tuple[str, ...], ...]:
    found = [part.variables(job.active)]
    while part.take("BY"):
        found.append(part.variables(job.active))
    if len(found) < 2:
        raise part.expected("BY")
    if len(found) > 2 + MOST:
        raise part.fault("a table has at most {most} layers", {"most": MOST})
    return tuple(found)


def _statistics(part: Reader) -> list[str]:
    found: list[str] = []
    while not part.done:
        word = part.take(*STATISTICS, "ALL", "NONE")
        if not word:
            part.skip(tuple(STATISTICS))
        elif word != "NONE":
            found.append(word)
        if word == "CMH" and part.at_sign("("):
            in_parentheses(part, Reader.number)
    return found


def _read_method(part: Reader, asked: _Asked) -> None:
    word = part.need("ASYMPTOTIC", "MC", "EXACT")
    if word == "EXACT":
        asked.others["exact"] = "auto"
        part.take("TIMER")
        if part.at_sign("("):
            in_parentheses(part, Reader.number)
    elif word == "MC":
        asked.others["exact"] = "sampled"
        while not part.done:
            inner = part.need("CIN", "SAMPLES")
            if inner == "SAMPLES":
                asked.others["samples"] = int(in_parentheses(part, Reader.number))
            else:
                asked.others["confidence"] = confidence(part)


def _arranged(result: Result, asked: _Asked) -> Result:
    return result if asked.shown else without(result, "crosstab", "column_proportions")


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    cells = {ours: theirs for theirs, ours in CELLS.items()}
    statistics = {ours: theirs for theirs, ours in STATISTICS.items()}
    tables = " BY ".join(
        " ".join(variable.name for variable in part)
        for part in (options.rows, options.columns, *((each,) for each in options.layers))
    )
    lines = [f"CROSSTABS TABLES={tables}"]
    lines.append(
        f"/CELLS={' '.join(cells[each] for each in options.cells)}{' BPROP' if options.letters == 'bonferroni' else ''}"
    )
    wanted = "ALL" if "all" in options.statistics else " ".join(statistics[each] for each in options.statistics)
    lines += [f"/STATISTICS={wanted}"] if wanted else []
    if options.exact == "auto":
        lines.append("/METHOD=EXACT")
    if options.exact == "sampled":
        lines.append(f"/METHOD=MC CIN({100 * options.confidence:g}) SAMPLES({options.samples})")
    lines.append("/COUNT=ASIS" if options.dialect == "recommended" else "/COUNT=ROUND CELL")
    return lines
