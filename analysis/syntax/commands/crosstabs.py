"""CROSSTABS: counts of two variables together, with tests and measures of their association."""

from collections.abc import Iterable
from dataclasses import field
from itertools import product
from typing import Any

import numpy as np

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.crosstab_cells import CELLS, Shown, arranged, read_cells, read_least
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import in_parentheses, numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.together import together
from analysis.tally import Tally
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("crosstab",)
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
OF_PAGES = ("LABELS", "BOX", "NOBOX", "INDEX", "NOINDEX")
"""How lines fill the pages of a line printer."""
KNOWN = ("TABLES", "CELLS", "STATISTICS", "MISSING", "FORMAT", "COUNT", "METHOD", "VARIABLES", "HIDESMALLCOUNTS",
         "BARCHART", "SHOWDIM")  # fmt: skip
LETTERS = {"bonferroni": "BPROP", "unadjusted": "PROP"}
MOST = 3  # variables of layers


@dataclass
class _Asked:
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)  # rows, columns, layers
    statistics: list[str] = field(default_factory=list)
    shown: Shown = field(default_factory=Shown)
    missing: list[str] = field(default_factory=list)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    weights: str = ""  # CASE: each case's weight is made whole by this word
    others: dict[str, Any] = field(default_factory=dict)
    bars: bool = False


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CROSSTABS [TABLES=]a BY b [BY c] /CELLS /STATISTICS /METHOD /COUNT /FORMAT /HIDESMALLCOUNTS /MISSING=TABLE
    /BARCHART /SHOWDIM=2."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "TABLES", active=job.active):
        _read_part(word, part, job, asked)
    if not asked.tables:
        raise reader.fault("no table is named; possible: {possible}", {"possible": "CROSSTABS a BY b"})
    if any(2 < asked.shown.dimensions < len(table) for table in asked.tables):
        reader.tell(
            Message("{found} is not available and was left out", {"found": f"SHOWDIM={asked.shown.dimensions}"})
        )
    active = _weighted(_within(job.active, asked), asked.weights)
    names = [name for table in asked.tables for several in table for name in several]
    active = treated(active, names, ["INCLUDE"] if asked.missing else [])
    requests = []
    for rows, columns, *layers in asked.tables:
        for layer in product(*layers):
            given = {
                "rows": list(rows),
                "columns": list(columns),
                **({"layers": list(layer)} if layer else {}),
                "cells": list(dict.fromkeys(["count", *asked.shown.cells])),
                "statistics": asked.statistics,
                "same_values": True,
                **({"letters": asked.shown.letters} if asked.shown.letters and not asked.ranges else {}),
                **asked.others,
            }
            requests.append(job.request("crosstab", given, active=active))
    task = together([each.task for each in requests])
    draw = (lambda tally, result: _drawn(tally, active, asked)) if asked.bars else None
    yield Request(task, lambda result: _arranged(result, asked), active, draw)


def _arranged(result: Result, asked: _Asked) -> Result:
    if not asked.ranges:
        return arranged(result, asked.shown)
    from analysis.syntax.whole_ranges import with_ranges

    return arranged(with_ranges(result, asked.ranges), asked.shown)


def _drawn(tally: Tally, active: Active, asked: _Asked) -> list[Chart]:
    from analysis.syntax.charting.crossed import clustered

    return [
        chart
        for rows, columns, *layers in asked.tables
        for layer in product(*layers)
        for chart in clustered(tally, active, rows, columns, layer)
    ]


def _weighted(active: Active, word: str) -> Active:
    """The file whose weights are rounded, or without their fractions."""
    if active.weight is None or not word:
        return active
    weights = active.columns[active.weight]
    whole = np.trunc(weights) if word == "TRUNCATE" else np.floor(weights + 0.5)
    return active.with_column(active.fields[active.weight], whole)


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
            read_cells(part, asked.shown)
        case "STATISTICS":
            is_empty = part.done
            found = _statistics(part, asked) or (["CHISQ"] if is_empty else [])
            asked.statistics += STATISTICS.values() if "ALL" in found else [STATISTICS[each] for each in found]
        case "METHOD":
            _read_method(part, job, asked)
        case "COUNT":
            _read_count(part, asked)
        case "FORMAT":
            found = words(part, ("NOTABLES", "DVALUE"), ("TABLES", "AVALUE", *OF_PAGES))
            asked.shown.tables &= "NOTABLES" not in found
            asked.shown.descending |= "DVALUE" in found
        case "HIDESMALLCOUNTS":
            read_least(part, asked.shown)
        case "SHOWDIM":
            asked.shown.dimensions = part.integer()
        case "VARIABLES":
            _read_ranges(part, job, asked)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("TABLE",))
        case _:
            asked.bars = True


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


def _read_count(part: Reader, asked: _Asked) -> None:
    """ASIS, or whole CELLs (as SPSS has them unasked) or CASE weights by ROUND or TRUNCATE."""
    found = words(part, ("ASIS", "CASE", "CELL", "ROUND", "TRUNCATE"))
    if "ASIS" in found:
        asked.others["dialect"] = "recommended"
    elif "CASE" in found:
        asked.weights = "TRUNCATE" if "TRUNCATE" in found else "ROUND"
    elif "TRUNCATE" in found:
        asked.others["truncated"] = True


def _statistics(part: Reader, asked: _Asked) -> list[str]:
    found: list[str] = []
    while not part.done:
        word = part.take(*STATISTICS, "ALL", "NONE")
        if not word:
            part.skip(tuple(STATISTICS))
        elif word != "NONE":
            found.append(word)
        if word == "CMH" and part.at_sign("("):
            asked.others["ratio"] = in_parentheses(part, Reader.number)
    return found


def _read_method(part: Reader, job: Job, asked: _Asked) -> None:
    from analysis.syntax.exactness import read_method, starting_seed

    method = read_method(part)
    if method.how == "exact":
        asked.others["exact"] = "auto"
    elif method.how == "sampled":
        asked.others |= {"exact": "sampled", "samples": method.samples, "limits": method.limits}
        asked.others["seed"] = starting_seed(job)


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
    letters = LETTERS.get(options.letters, "")
    lines.append(f"/CELLS={' '.join([*(cells[each] for each in options.cells), *([letters] if letters else [])])}")
    statistics["cmh"] += f"({options.ratio:g})" if options.ratio != 1 else ""
    asked = dict.fromkeys([*options.statistics, *(["chi_square"] if options.exact != "none" else [])])
    wanted = "ALL" if "all" in asked else " ".join(statistics[each] for each in asked)
    lines += [f"/STATISTICS={wanted}"] if wanted else []
    if options.exact == "auto":
        lines.append("/METHOD=EXACT")
    if options.exact == "sampled":
        lines.append(f"/METHOD=MC CIN({100 * options.limits:g}) SAMPLES({options.samples})")
    whole = f"{'TRUNCATE' if options.truncated else 'ROUND'} CELL"
    lines.append("/COUNT=ASIS" if options.dialect == "recommended" else f"/COUNT={whole}")
    return lines
