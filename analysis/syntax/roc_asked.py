"""What the ROC commands ask for, and what of the curves they print."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import included
from analysis.syntax.parts import of_numbers
from analysis.syntax.reader import Reader
from analysis.syntax.values import code_of
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import dataclass, replace

GREATEST = Message("The maximum Kolmogorov-Smirnov (K-S) metric.")
LAST = Message("In case of multiple cutoff values associated with Max K-S, the largest one is reported.")


@dataclass
class Asked:
    variables: list[str] = field(default_factory=list)
    state: str = ""
    positive: float = 1.0
    printed: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    curve: bool = True
    reference: bool = False
    metrics: bool = False  # of the classifier


def read_variables(part: Reader, job: Job, asked: Asked) -> None:
    """a b BY state (1); raises `Fault`."""
    asked.variables += of_numbers(part, job.active, part.variables(job.active))
    part.need("BY")
    asked.state = part.variable(job.active)
    part.need_sign("(")
    asked.positive = code_of(job, asked.state, part) if part.at_string() else part.number()
    part.need_sign(")")


def requested(reader: Reader, job: Job, asked: Asked) -> Request:
    """The curves of the variables; raises `Fault` where none is named."""
    if not asked.variables:
        raise reader.fault("no variable is named")
    given = {"variables": asked.variables, "state": asked.state, "positive": asked.positive, **asked.others}
    given["unweighted"] = job.active.weight is not None
    names = [*asked.variables, asked.state]
    active: Active = included(job.active, names) if "INCLUDE" in asked.missing else job.active
    draw = (lambda tally, result: _drawn(tally, result, asked)) if asked.curve else None
    return job.request("roc", given, lambda result: _arranged(result, asked), active, draw)


def _drawn(tally: Tally, result: Result, asked: Asked) -> Sequence[Chart]:
    from analysis.syntax.charting.rates import curves

    return curves(tally, result, asked.reference)


def _arranged(result: Result, asked: Asked) -> Result:
    found = changed(result, "roc_coordinates", lambda table: without_columns(table, {"rank"}))
    if "SE" not in asked.printed:
        found = changed(found, "area_under_curve", _area_alone)
    wanted = ("roc_cases", "area_under_curve", *(["roc_coordinates"] if "COORDINATES" in asked.printed else []))
    shown = only(found, *wanted)
    return replace(shown, tables=(*shown.tables, _metrics(found))) if asked.metrics else shown


def _area_alone(table: Table) -> Table:
    """The areas without what is known of their errors."""
    found = without_columns(table, {"se", "p", "ci_low", "ci_high"})
    return replace(found, notes=tuple(note for note in table.notes if "variable" in note.values))


def _metrics(result: Result) -> Table:
    """Gini's index of each curve, and the largest gap between both states with its cutoff."""
    area, points = result.table("area_under_curve"), result.table("roc_coordinates")
    word = next(column.word for column in points.columns if column.word.startswith("cutoff"))
    places = [points.index(each) for each in ("variable", word, "sensitivity", "false_positive_rate")]
    name, cutoff, sensitivity, rest = places
    rows: list[tuple[Cell, ...]] = []
    for row in area.rows:
        own = [line for line in points.rows if line[name] == row[0]]
        gaps = [
            (float(str(line[sensitivity])) - float(str(line[rest])), line[cutoff]) for line in own if _is(line, rest)
        ]
        value = row[area.index("auc")]
        best = max((gap for gap, _ in gaps), default=None)
        at = max((float(str(cut)) for gap, cut in gaps if best is not None and gap >= best - 1e-12), default=None)
        rows.append((row[0], 2 * value - 1 if isinstance(value, int | float) else value, best, at))
    columns = headed("variable", "auc", "sensitivity", word)  # kinds of numbers; what they are is printed above them
    return Table("classifier_metrics", columns, tuple(rows), notes=(GREATEST, LAST))


def _is(line: tuple[Cell, ...], at: int) -> bool:
    return isinstance(line[at], int | float)
