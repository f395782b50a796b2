"""Points on a plane: scatter plots, normal plots, curves, plots of loadings and of residuals."""

from math import sqrt

from analysis.charts import Cloud, Point, Points
from reports.charts.categories import ENTRY, legend_rows
from reports.charts.colours import line
from reports.charts.plane import RIGHT, Plane, plane
from reports.charts.scales import Scale, plain, scale
from reports.charts.shown import number, picture, table
from reports.document import Grid, Picture, Run
from reports.ink import Ink
from reports.palette import AXIS, INK, PAPER
from reports.svg import SMALL, text_width
from reports.wording import say

TOP, BOTTOM, SIDE = 40.0, 356.0, 430.0
RADIUS, LARGEST = 3.5, 14.0
LEFT = 60.0


def draw(chart: Points, ink: Ink) -> Picture:
    """Clouds of points, those that stand for several cases larger, and the lines that they are held against."""
    every = [point for cloud in chart.clouds for point in cloud.points]
    held = [*every, *(end for each in chart.lines for end in each)]
    several = [cloud.name for cloud in chart.clouds] if len(chart.clouds) > 1 else []
    above = ENTRY * len(legend_rows(several))
    longer = SIDE - BOTTOM if chart.square else 0.0
    room = plane(scale(chart.up, [each.y for each in held]), top=TOP + above, bottom=BOTTOM + above + longer)
    if chart.square:
        room.right = min(RIGHT, room.left + room.bottom - room.top)
    along = scale(chart.across, [each.x for each in held])
    room.upwards(say(chart.up.title, ink.language))
    for first, last in chart.lines:
        ends = [(room.x(along.share(each.x)), room.y(each.y)) for each in (first, last)]
        room.drawing.line(*ends[0], *ends[1], AXIS, 1.5)
    most = max((each.weight for each in every), default=1.0)
    for at, cloud in enumerate(chart.clouds):
        _cloud(room, along, cloud, at, most)
    _legend(room, several)
    room.across(along, say(chart.across.title, ink.language))
    notes = [(Run(say(each, ink.language)),) for each in chart.notes]
    finding = _finding(chart, every, ink)
    return picture(room.drawing, room.bottom + 60, finding, _data(chart, room.up, along, ink), notes)


def _cloud(room: Plane, along: Scale, cloud: Cloud, at: int, most: float) -> None:
    stroke, dash = line(at)
    places = [(room.x(along.share(each.x)), room.y(each.y)) for each in cloud.points]
    if cloud.joined and len(places) > 1:
        room.drawing.path(places, stroke, 2, dash)
        return
    for (x, y), point in zip(places, cloud.points, strict=True):
        radius = RADIUS + (LARGEST - RADIUS) * (sqrt((point.weight - 1) / (most - 1)) if most > 1 < point.weight else 0)
        says = _says(cloud, point, room.up, along)
        room.drawing.dot(x, y, radius, PAPER if at % 2 == 0 else stroke, stroke, says)
        if point.label:
            left = x + 10 + text_width(point.label, SMALL) > room.right
            room.drawing.text(x - 9 if left else x + 9, y - 9, point.label, "end" if left else "start", INK, size=SMALL)


def _says(cloud: Cloud, point: Point, up: Scale, along: Scale) -> str:
    name = ", ".join(each for each in (point.label, cloud.name) if each)
    count = f" × {plain(point.weight)}" if point.weight != 1 else ""
    return f"{name}: ({along.text(point.x)}, {up.text(point.y)}){count}".removeprefix(": ")


def _legend(room: Plane, names: list[str]) -> None:
    for down, row in enumerate(legend_rows(names)):
        x, y = LEFT, 36 + down * ENTRY
        for at, name in row:
            stroke = line(at)[0]
            room.drawing.dot(x + 1, y, 4, PAPER if at % 2 == 0 else stroke, stroke)
            room.drawing.text(x + 12, y, name, size=SMALL)
            x += 30 + text_width(name, SMALL)


def _finding(chart: Points, every: list[Point], ink: Ink) -> str:
    values = {
        "count": len(every),
        "across": say(chart.across.title, ink.language),
        "up": say(chart.up.title, ink.language),
    }
    return ink.plain("points_finding", values)


def _data(chart: Points, up: Scale, along: Scale, ink: Ink) -> Grid:
    """A row for each point; how many cases it stands for where some stand for several."""
    every = [(cloud, point) for cloud in chart.clouds for point in cloud.points]
    weighted = any(point.weight != 1 for _, point in every)
    heads = ["" if chart.by is None else say(chart.by, ink.language)]
    heads += [say(axis.title, ink.language) for axis in (chart.across, chart.up)]
    heads += [ink.plain("chart_count")] if weighted else []
    rows = []
    for cloud, point in every:
        cells = [number(along.text(point.x), point.x), number(up.text(point.y), point.y)]
        cells += [number(plain(point.weight), point.weight)] if weighted else []
        rows.append((point.label or cloud.name, cells))
    return table(heads, rows)
