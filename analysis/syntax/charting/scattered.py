"""Scatter plots of GRAPH: two variables, in groups, with names, or several pairs in one plane."""

import numpy as np

from analysis.charts import Axis, Cloud, Point, Points
from analysis.levels import in_order
from analysis.syntax.active import Active
from analysis.syntax.charting.gathered import cloud
from analysis.syntax.charting.graph import Graph
from analysis.syntax.charting.words import axis, named, of_value, of_variable
from analysis.tally import Tally
from instrument.message import Message


def scattered(tally: Tally, active: Active, asked: Graph) -> Points:
    """A cloud for each value of the group variable, or for each pair of variables."""
    pairs = _pairs(asked)
    if len(pairs) > 1:
        clouds = [_cloud(tally, x, y, f"{of_variable(tally, y)} / {of_variable(tally, x)}") for x, y in pairs]
    elif asked.names:
        clouds = [_named(tally, active, asked, *pairs[0])]
    else:
        clouds = _groups(tally, active, asked, *pairs[0])
    across, up = (_axis(tally, active, [pair[at] for pair in pairs]) for at in (0, 1))
    by = named(of_variable(tally, asked.categories[0])) if asked.categories else None
    words = {"up": of_variable(tally, pairs[0][1]), "across": of_variable(tally, pairs[0][0])}
    title = named(asked.title) if asked.title else Message("Scatterplot: {up} by {across}", words)
    lines = _fitted(tally, *pairs[0]) if asked.fit and len(pairs) == 1 else ()
    return Points(title, across, up, tuple(clouds), by=by, lines=lines, notes=tuple(asked.notes))


def _fitted(tally: Tally, x: str, y: str) -> tuple[tuple[Point, Point], ...]:
    """The line of least squares from the lowest to the highest place."""
    found = tally.patterns([x, y]).listwise()
    across, up, weights = found.column(x), found.column(y), found.weights
    if len(np.unique(across)) < 2:
        return ()
    means = np.average(across, weights=weights), np.average(up, weights=weights)
    slope = np.sum(weights * (across - means[0]) * (up - means[1])) / np.sum(weights * (across - means[0]) ** 2)
    first, last = (Point(end, float(means[1] + slope * (end - means[0]))) for end in (across.min(), across.max()))
    return ((first, last),)


def _pairs(asked: Graph) -> list[tuple[str, str]]:
    """Every first with every second variable; one by one where PAIR says so."""
    if asked.form == "PAIR":
        return list(zip(asked.variables, asked.others, strict=False))
    return [(x, y) for x in asked.variables for y in asked.others]


def _axis(tally: Tally, active: Active, names: list[str]) -> Axis:
    once = list(dict.fromkeys(names))
    first = axis(tally, active, once[0])
    return first if len(once) == 1 else Axis(named(", ".join(of_variable(tally, name) for name in once)))


def _cloud(tally: Tally, x: str, y: str, name: str) -> Cloud:
    found = tally.patterns(list(dict.fromkeys([x, y]))).listwise()
    return cloud(name, found.column(x), found.column(y), found.weights)


def _groups(tally: Tally, active: Active, asked: Graph, x: str, y: str) -> list[Cloud]:
    if not asked.categories:
        return [_cloud(tally, x, y, "")]
    by = asked.categories[0]
    found = tally.patterns(list(dict.fromkeys([by, x, y]))).listwise()
    clouds = []
    for code in in_order(tally.codebook.by_name[by], found.column(by)):
        own = found.take(found.column(by) == code)
        clouds.append(cloud(of_value(tally, active, by, code), own.column(x), own.column(y), own.weights))
    return clouds


def _named(tally: Tally, active: Active, asked: Graph, x: str, y: str) -> Cloud:
    """Every case with its name."""
    values, missing, weights = tally.rows([x, y, asked.names])
    kept = np.flatnonzero(~missing[:, :2].any(axis=1) & (weights > 0))
    codes = values[:, 2]
    points = (
        Point(
            float(values[at, 0]),
            float(values[at, 1]),
            float(weights[at]),
            of_value(tally, active, asked.names, float(codes[at])) if np.isfinite(codes[at]) else "",
        )
        for at in kept.tolist()
    )
    return Cloud("", tuple(points))
