"""Counts, shares and moments, and any other cell."""

import math
from collections.abc import Mapping

from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from reports.amounts import Amount
from reports.quantities.origin import Spot
from reports.quantities.source import ABSENT, Source, expression, unknown
from reports.tokens import Quantity


def n(source: Source, task: str, key: str | None = None, group: str | None = None) -> Quantity:
    """Valid cases of a task, or how many gave an answer (in a group)."""
    said = expression("n", task, key, group)
    if key is None:
        result = source.result(task)
        return source.quantity(said, result.cases.valid, Kind.COUNT, Spot(result))
    return _share(source, said, task, key, group, "count")


def percent(source: Source, task: str, key: str, group: str | None = None) -> Quantity:
    """Per cent of valid answers, of the respondents of a multiple-response set, of the forms issued."""
    return _share(source, expression("percent", task, key, group), task, key, group, "percent")


def mean(source: Source, task: str, key: str, group: str | None = None) -> Quantity:
    """The mean of a variable (in a group)."""
    return _moment(source, "mean", task, key, group)


def sd(source: Source, task: str, key: str, group: str | None = None) -> Quantity:
    """The standard deviation of a variable (in a group)."""
    return _moment(source, "sd", task, key, group)


def cell(
    source: Source, task: str, table: str, keys: Mapping[str, str], word: str, under: str | None = None
) -> Quantity:
    """The number in one cell of any table."""
    result = source.result(task)
    said = expression("cell", task, table, dict(keys), word, under)
    return source.cell(said, result, result.table(table), keys, word, under)


def number(source: Source, value: float, kind: str = "value", decimals: int | None = None) -> Quantity:
    """A number that the chapter itself made, printed as its kind is."""
    kinds = [each.value for each in Kind]
    if kind not in kinds:
        raise unknown("no kind of number {found}; possible: {possible}", kind, kinds)
    said = expression("number", _short(value), kind, decimals)
    if math.isnan(value):
        return _undefined(source, said, value)
    text = source.ink.number(float(value), Kind(kind), decimals) + ("%" if kind == Kind.PERCENT else "")
    return source.made(float(value), text, said)


def points(source: Source, value: float) -> Quantity:
    """The size of a difference of percentages, in percentage points."""
    said = expression("points", _short(value))
    if math.isnan(value):
        return _undefined(source, said, value)
    text = source.ink.number(abs(float(value)), Kind.PERCENT)
    return source.made(abs(float(value)), text, said)


def _short(value: float) -> float:
    """A number as an expression names it: what it was made of, otherwise to six digits."""
    return value if isinstance(value, Amount) else float(f"{float(value):.6g}")


def _undefined(source: Source, said: str, value: float) -> Quantity:
    reason = value.reason if isinstance(value, Amount) else None
    return source.quantity(said, Undefined(reason or ABSENT), Kind.VALUE)


def _share(source: Source, said: str, task: str, key: str, group: str | None, word: str) -> Quantity:
    result = source.result(task)
    of_cases = "percent_of_cases" if word == "percent" else word
    if group is not None:
        table = result.table("multiple_response_by")
        return source.cell(said, result, table, {"category": key}, of_cases, group)
    if result.procedure == "returns":
        return source.cell(said, result, result.table("returns"), {"rule": key}, word)
    if result.procedure == "multiple_response":
        return source.cell(said, result, result.table("multiple_response"), {"category": key}, of_cases)
    table = result.table("frequencies", key.partition("=")[0])
    return source.cell(said, result, table, {"category": key}, "valid_percent" if word == "percent" else word)


def _moment(source: Source, word: str, task: str, key: str, group: str | None) -> Quantity:
    said, result = expression(word, task, key, group), source.result(task)
    if group is not None:
        table = "group_statistics" if result.procedure == "ttest" else "group_descriptives"
        return source.cell(said, result, result.table(table), {"variable": key, "group": group}, word)
    places = {"frequencies": ("statistics", "variable"), "reliability": ("item_statistics", "item")}
    name, stub = places.get(result.procedure, ("descriptive_statistics", "variable"))
    return source.cell(said, result, result.table(name), {stub: key}, word)
