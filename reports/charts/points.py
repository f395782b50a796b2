"""Points on a plane: scatter plots, normal plots, curves, plots of loadings and of residuals."""

from math import sqrt

from analysis.charts import Cloud, Point, Points
from reports.charts import legends
from reports.charts.colours import line
from reports.charts.plane import RIGHT, Plane, plane
from reports.charts.scales import Scale, plain, scale
from reports.charts.shown import number, picture, table
from reports.document import Grid, Picture
from reports.ink import Ink
from reports.palette import AXIS, INK, PAPER
from reports.svg import SMALL, WIDTH, text_width, wrapped
from reports.wording import say

TOP, BOTTOM, SIDE = 40.0, 356.0, 430.0
RADIUS, LARGEST = 3.5, 14.0
BETWEEN = 16.0  # two names
SPEAKING = 60  # points that a key reaches one by one, each with its words
MANY = 12  # points, which are hollow so that those below show


def draw(chart: Points, ink: Ink) -> Picture:
    """Clouds of points, those that stand for several cases larger, and the lines that they are held against."""
    every = [point for cloud in chart.clouds for point in cloud.points]
    held = [*every, *(end for each in chart.lines for end in each)]
    several = [cloud.name for cloud in chart.clouds]
    above = legends.height(several)
    longer = SIDE - BOTTOM if chart.square else 0.0
    room = plane(scale(chart.up, [each.y for each in held]), top=TOP + above, bottom=BOTTOM + above + longer)
    if chart.square:
        room.right = min(RIGHT, room.left + room.bottom - room.top)
        if not any(each.label for each in every):
            room.left, room.right = (each + (RIGHT - room.right) / 2 for each in (room.left, room.right))
    along = scale(chart.across, [each.x for each in held])
    room.upwards(say(chart.up.title, ink.language))
    for first, last in chart.lines:
        ends = [(room.x(along.share(each.x)), room.y(each.y)) for each in (first, last)]
        room.drawing.line(*ends[0], *ends[1], AXIS, 1.5)
    most = max((each.weight for each in every), default=1.0)
    for at, cloud in enumerate(chart.clouds):
        _cloud(room, along, cloud, at, (most, not chart.square, len(several) == 1))
    legends.legend(room.drawing, several, legends.stroke if any(each.joined for each in chart.clouds) else legends.dot)
    if chart.square:
        _name(room, along, every)
    room.across(along, say(chart.across.title, ink.language))
    return picture(room.drawing, room.bottom + 60, _finding(chart, every, ink), _data(chart, room.up, along, ink))


def _cloud(room: Plane, along: Scale, cloud: Cloud, at: int, shown: tuple[float, bool, bool]) -> None:
    """The marks of a cloud; `shown`: the largest weight, whether names stand beside points, whether it is alone."""
    most, beside, alone = shown
    stroke, dash = line(at)
    fill = stroke if at % 2 or (alone and len(cloud.points) <= MANY) else PAPER
    places = [(room.x(along.share(each.x)), room.y(each.y)) for each in cloud.points]
    if cloud.joined and len(places) > 1:
        room.drawing.path(places, stroke, 2, dash)
        return
    for (x, y), point in zip(places, cloud.points, strict=True):
        radius = RADIUS + (LARGEST - RADIUS) * (sqrt((point.weight - 1) / (most - 1)) if most > 1 < point.weight else 0)
        says = "" if len(cloud.points) > SPEAKING else _says(cloud, point, room.up, along)
        room.drawing.dot(x, y, radius, fill, stroke, says)
        if point.label and beside:
            left = x + 10 + text_width(point.label, SMALL) > room.right
            room.drawing.text(x - 9 if left else x + 9, y - 9, point.label, "end" if left else "start", INK, size=SMALL)


def _says(cloud: Cloud, point: Point, up: Scale, along: Scale) -> str:
    name = ", ".join(each for each in (point.label, cloud.name) if each)
    count = f" × {plain(point.weight)}" if point.weight != 1 else ""
    return f"{name}: ({along.text(point.x)}, {up.text(point.y)}){count}".removeprefix(": ")


def _name(room: Plane, along: Scale, points: list[Point]) -> None:
    """The names of points in a column to the right, each with a line to its point."""
    named = sorted((each for each in points if each.label), key=lambda each: -each.y)
    gap = min(BETWEEN, (room.bottom - room.top) / max(len(named), 1))
    places = _apart([room.y(each.y) for each in named], gap, room.bottom)
    for y, point in zip(places, named, strict=True):
        x, beside = room.x(along.share(point.x)), room.right + 26
        room.drawing.line(x + 5, room.y(point.y), beside - 4, y, AXIS, 0.6)
        name = wrapped(point.label, WIDTH - beside - 2, SMALL, 1)[0]
        room.drawing.text(beside, y, name, "start", INK, size=SMALL)


def _apart(places: list[float], gap: float, lowest: float) -> list[float]:
    """Ascending places moved down where they are closer than `gap`, and up again from `lowest` on."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap) if moved else place)
    for at in range(len(moved) - 1, -1, -1):
        moved[at] = min(moved[at], lowest - gap * (len(moved) - 1 - at))
    return moved


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
