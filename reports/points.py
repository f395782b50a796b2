"""The values of a moderator at which effects are told, in words."""

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.ink import Ink


def point_label(result: Result, point: str, value: Cell, ink: Ink) -> str:
    """`Work = 2.33 (16th percentile)`; a level of the moderator by its name alone."""
    if point in result.labels:
        return ink.label(result, point)
    moderator = ink.label(result, str(result.options.get("moderator", "")))
    values = {"name": moderator, "value": ink.digits(value, Kind.MEAN)}
    kind, _, number = point.partition("=")
    if kind == "percentile":
        return ink.plain("at_percentile", {**values, "number": number})
    if kind == "point":
        return ink.plain("at_value", values)
    return ink.plain("at_point", {**values, "point": ink.label(result, point)})
