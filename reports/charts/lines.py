"""Line charts of categories: one line for each series, named in a legend; means with their intervals."""

from collections.abc import Sequence

from analysis.charts import Bars
from reports.charts import categories, legends
from reports.charts.colours import line
from reports.charts.plane import BOTTOM, Plane, plane
from reports.charts.scales import scale
from reports.charts.shapes import interval, polygon
from reports.charts.shown import picture
from reports.document import Picture
from reports.ink import Ink
from reports.palette import BAND, PAPER
from reports.svg import SMALL, wrapped
from reports.wording import say

MOST_LINES = 2  # of a name below the axis


def draw(chart: Bars, ink: Ink) -> Picture:
    """Points joined in the order of the categories; a gap where a category has no value."""
    values = [each for series in chart.series for each in series.values if each is not None]
    values += [end for series in chart.series for end in (*series.low, *series.high) if end is not None]
    names = [each.name for each in chart.series]
    above = legends.height(names)
    up = scale(chart.up, values, zero=chart.shape == "area" or _counts(chart))
    room = plane(up, top=legends.TOP + 4 + above, bottom=BOTTOM + above)
    room.upwards(say(chart.up.title, ink.language))
    legends.legend(room.drawing, names, legends.dotted)
    slot = (room.right - room.left) / max(len(chart.labels), 1)
    for at in range(len(chart.series)):
        _series(room, chart, at, slot)
    most = _names(room, chart.labels, slot)
    room.base(say(chart.across, ink.language), 27 + most * SMALL * 1.2)
    height = room.bottom + 49 + most * SMALL * 1.2
    return picture(room.drawing, height, categories.finding(chart, ink), categories.data(chart, ink))


def _counts(chart: Bars) -> bool:
    return chart.up.title.sentence in ("Count", "Percent", "Frequency", "Cumulative Frequency", "Cumulative Percent")


def _names(room: Plane, labels: Sequence[str], slot: float) -> int:
    """The names below the axis, as many as have room; how many lines the longest takes."""
    every = max(1, -int(-34.0 // slot))
    shown = [(at, wrapped(each, slot * every - 6, SMALL, MOST_LINES)) for at, each in enumerate(labels)][::every]
    for at, names in shown:
        x = room.left + (at + 0.5) * slot
        room.drawing.lines(x, room.bottom + 18 + (len(names) - 1) * SMALL * 0.6, names, "middle", SMALL)
    return max((len(names) for _, names in shown), default=1)


def _series(room: Plane, chart: Bars, at: int, slot: float) -> None:
    series, (stroke, dash) = chart.series[at], line(at)
    places = [
        None if value is None else (room.left + (place + 0.5) * slot, room.y(value))
        for place, value in enumerate(series.values)
    ]
    for run in _runs(places):
        if chart.shape == "area":
            polygon(room.drawing, [(run[0][0], room.y(0.0)), *run, (run[-1][0], room.y(0.0))], BAND, BAND)
        if len(run) > 1 and chart.shape != "means":
            room.drawing.path(run, stroke, 2, dash)
    for place, (low, high) in enumerate(zip(series.low, series.high, strict=True)):
        middle = places[place]
        if low is not None and high is not None and middle is not None:
            interval(room.drawing, (middle[0], room.y(low)), (middle[0], room.y(high)), stroke)
    for place, each in enumerate(places):
        value = series.values[place]
        if each is not None and value is not None:
            says = categories.says(chart, series.name, chart.labels[place], value)
            room.drawing.dot(each[0], each[1], 4, PAPER if at % 2 else stroke, stroke, says)


def _runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Places that follow one another without a gap."""
    found: list[list[tuple[float, float]]] = [[]]
    for each in places:
        if each is None:
            found.append([])
        else:
            found[-1].append(each)
    return [run for run in found if run]
