"""T-TEST: means of one sample, of two groups, and of pairs."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

import numpy as np

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, without, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import confidence, in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

PROCEDURES = ("ttest",)
KNOWN = ("GROUPS", "VARIABLES", "TESTVAL", "PAIRS", "MISSING", "CRITERIA", "ES", "FORMAT")


@dataclass
class _Asked:
    groups: str | None = None
    values: list[float] = field(default_factory=list)
    variables: list[str] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    test_value: float | None = None
    written: str = ""  # as the command has that value
    others: dict[str, Any] = field(default_factory=dict)
    effect_sizes: bool = False
    missing: list[str] = field(default_factory=list)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """T-TEST GROUPS=g(1 2) | TESTVAL=n /VARIABLES=…, or T-TEST PAIRS=a WITH b [(PAIRED)]; /CRITERIA=CI(.95) /ES."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN):
        _read_part(word, part, job, asked)
    given: dict[str, Any] = dict(asked.others)
    if asked.pairs:
        given["pairs"] = [list(pair) for pair in asked.pairs]
    elif not asked.variables:
        raise reader.fault("no variable is named; possible: {possible}", {"possible": "/VARIABLES=, PAIRS="})
    elif asked.groups is not None:
        given |= {"variables": asked.variables, "groups": asked.groups, "values": asked.values}
    else:
        given |= {"variables": asked.variables, "test_value": asked.test_value or 0.0}
    active = job.active
    if asked.groups is not None and len(asked.values) == 1 and not active.fields[asked.groups].is_text:
        active = _cut(active, asked.groups, asked.values[0])
        given["values"] = [1.0, 2.0]
    names = list(dict.fromkeys((*asked.variables, *(name for pair in asked.pairs for name in pair))))
    active = treated(active, names, asked.missing)
    return [job.request("ttest", given, lambda result: _arranged(result, asked), active)]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "GROUPS":
            asked.groups = part.variable(job.active)
            asked.values = _group_values(part, job, asked.groups)
        case "VARIABLES":
            asked.variables += part.variables(job.active)
        case "TESTVAL":
            asked.written = part.token.text if part.token is not None and part.token.kind == "number" else ""
            asked.test_value = part.number()
        case "PAIRS":
            asked.pairs += _pairs(part, job)
        case "CRITERIA":
            part.need("CI", "CIN")
            asked.others["confidence"] = confidence(part)
        case "ES":
            _read_effect_sizes(part, asked)
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"), ("ANALYSIS", "EXCLUDE"))
        case _:
            words(part, (), ("LABELS",))


def _read_effect_sizes(part: Reader, asked: _Asked) -> None:
    """DISPLAY(TRUE) STANDARDIZER(SD): other standardizers are told, and that of the standard deviation printed."""
    while not part.done:
        if part.need("DISPLAY", "STANDARDIZER") == "DISPLAY":
            asked.effect_sizes = in_parentheses(part, lambda inner: inner.need("TRUE", "FALSE")) == "TRUE"
            continue
        found = in_parentheses(part, lambda inner: inner.need("SD", "CORRECTED", "AVERAGE"))
        if found != "SD":
            part.tell(Message("{found} is not available and was left out", {"found": f"STANDARDIZER({found})"}))


def _group_values(part: Reader, job: Job, groups: str) -> list[float]:
    """1 and 2 where none are named; strings of a string variable."""
    is_text = job.active.fields[groups].is_text
    if not part.sign("("):
        if is_text:
            raise part.fault(
                "the groups of a string variable must be named; possible: {possible}",
                {"possible": f"{groups}('a' 'b')"},
            )
        return [1.0, 2.0]
    from analysis.syntax.values import code_of

    found: list[float] = []
    while not part.sign(")"):
        part.sign(",")
        if is_text and part.at_number():
            raise part.wrong("{found} stands where a string in quotation marks is expected")
        found.append(code_of(job, groups, part) if is_text else part.number())
    return found


def _cut(active: Active, groups: str, value: float) -> Active:
    """The file whose groups are the cases from that value on, and those below it."""
    described, values = active.fields[groups], active.columns[groups]
    written = f"{value:.{described.format.decimals}f}"
    written = written if float(written) == value else f"{value:g}"
    known = ~described.is_missing(values)
    found = np.where(known, np.where(values >= value, 1.0, 2.0), np.nan)
    levels = ((1.0, f">= {written}"), (2.0, f"< {written}"))
    return active.with_column(
        replace(described, levels=levels, missing=(), missing_range=None, measure="nominal"), found
    )


def _pairs(part: Reader, job: Job) -> list[tuple[str, str]]:
    first = part.variables(job.active)
    if not part.take("WITH"):
        return [(a, b) for at, a in enumerate(first) for b in first[at + 1 :]]
    second = part.variables(job.active)
    if part.sign("("):
        part.need("PAIRED")
        part.need_sign(")")
        if len(first) != len(second):
            raise part.fault(
                "{first} variables cannot pair with {second}", {"first": len(first), "second": len(second)}
            )
        return list(zip(first, second, strict=True))
    return [(a, b) for a in first for b in second]


def _arranged(result: Result, asked: _Asked) -> Result:
    shown = result if asked.effect_sizes else without(result, "effect_sizes")
    if asked.written:
        shown = replace(shown, options={**shown.options, "test_value": asked.written})
    return changed(shown, "one_sample_test", lambda table: without_columns(table, {"se_difference"}))


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    ends = [f"/CRITERIA=CI({options.confidence:g})"] if options.confidence != 0.95 else []
    names = " ".join(variable.name for variable in options.variables)
    if options.pairs:
        first, second = zip(*options.pairs, strict=True)
        pairs = " WITH ".join(" ".join(variable.name for variable in side) for side in (first, second))
        return [f"T-TEST PAIRS={pairs} (PAIRED)", "/ES DISPLAY(TRUE)", *ends]
    if options.groups is None:
        return [f"T-TEST TESTVAL={options.test_value or 0:g}", f"/VARIABLES={names}", "/ES DISPLAY(TRUE)", *ends]
    from analysis.syntax.values import value_written

    values = " ".join(value_written(options.groups, value) for value in _two(options))
    return [f"T-TEST GROUPS={options.groups.name}({values})", f"/VARIABLES={names}", "/ES DISPLAY(TRUE)", *ends]


def _two(options: Any) -> tuple[float, ...]:
    return options.values or tuple(level.code for level in options.groups.valid_levels[:2])
