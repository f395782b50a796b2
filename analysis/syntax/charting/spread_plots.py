"""Spread-versus-level plots: logarithms of interquartile ranges and medians of groups, or both of powers."""

from collections.abc import Sequence
from math import log

import numpy as np

from analysis.charts import Axis, Cloud, Point, Points
from analysis.exploration.parts import Part
from analysis.statistics.percentiles import percentile
from analysis.syntax.charting.groups import Explored
from analysis.syntax.charting.words import named
from instrument.message import Message

SPREAD, LEVEL = Axis(Message("Spread")), Axis(Message("Level"))
LOGARITHMS = Message("Plot of LN of Spread vs LN of Level")


def spread_plots(found: Explored, parts: Sequence[Part], power: float | None) -> list[Points]:
    """A plot for each variable that has spread and level in two groups or more; `power`: that of the values."""
    plots = []
    for name in found.variables:
        own = [part for part in parts if part.variable.name == name]
        points = tuple(each for each in (_point(found, part, power) for part in own) if each is not None)
        if len(points) > 1:
            title = {"name": found.name(own[0]), "by": found.factors()}
            plots.append(
                Points(
                    Message("Spread vs. Level Plot of {name} by {by}", title),
                    LEVEL,
                    SPREAD,
                    (Cloud("", points),),
                    by=named(found.factors()),
                    notes=_notes(points, power),
                )
            )
    return plots


def _point(found: Explored, part: Part, power: float | None) -> Point | None:
    numbers = [percentile(part.values, part.weights, percent) for percent in (25.0, 50.0, 75.0)]
    lower, level, upper = (each if isinstance(each, float) else float("nan") for each in numbers)
    spread = upper - lower
    if power is not None:
        return Point(level, spread, label=found.group(part)) if np.isfinite(spread) else None
    return Point(log(level), log(spread), label=found.group(part)) if level > 0 and spread > 0 else None


def _notes(points: Sequence[Point], power: float | None) -> tuple[Message, ...]:
    """The slope of the line through the points, and the power that it asks for."""
    x, y = np.array([each.x for each in points]), np.array([each.y for each in points])
    varies = float(((x - x.mean()) ** 2).sum())
    told = (LOGARITHMS,) if power is None else (Message("Data transformed using P = {power}", {"power": power}),)
    if varies == 0:
        return told
    slope = float(((x - x.mean()) * (y - y.mean())).sum()) / varies
    if power is not None:
        return (*told, Message("Slope = {slope}", {"slope": f"{slope:.3f}"}))
    values = {"slope": f"{slope:.3f}", "power": f"{1 - slope:.3f}"}
    return (*told, Message("Slope = {slope} Power for transformation = {power}", values))
