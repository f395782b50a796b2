"""Histograms, with their normal curve."""

from math import exp, pi, sqrt

from analysis.charts import Histogram
from reports.charts.plane import HEIGHT, Plane, plane
from reports.charts.scales import NEAR, Scale, decimals_of, dressed, figure, plain, scale, within
from reports.charts.shown import number, picture, table
from reports.document import Grid, Picture
from reports.ink import Ink
from reports.palette import FAINT, INK, SECOND
from reports.svg import SMALL
from reports.wording import say

STEPS = 160  # of the curve
MARGIN = 0.5  # of an interval, left of the first and right of the last one


def draw(chart: Histogram, ink: Ink) -> Picture:
    """Bars without gaps, mean, standard deviation and number of cases above them."""
    last = chart.first + chart.width * len(chart.counts)
    along = _along(chart, last)
    curve = _curve(chart, along) if chart.normal else []
    room = plane(scale(chart.up, [*chart.counts, *(each for _, each in curve)], zero=True))
    room.upwards(say(chart.up.title, ink.language))
    _bars(room, chart, along)
    if curve:
        room.drawing.path([(room.x(along.share(x)), room.y(y)) for x, y in curve], SECOND, 2)
    room.across(along, say(chart.axis.title, ink.language))
    said = _summary(chart, ink)
    room.drawing.text(room.right, 14, said, "end", INK, size=SMALL)
    return picture(room.drawing, HEIGHT, _finding(chart, said, along, ink), _data(chart, along, ink))


def _along(chart: Histogram, last: float) -> Scale:
    """The axis below: numbers stand in the middle of intervals of whole numbers, else at their ends."""
    whole = chart.width == 1 and abs(chart.first % 1 - 0.5) < NEAR
    ends = chart.first - MARGIN * chart.width, last + MARGIN * chart.width
    return within(chart.axis, *ends, 10, least=1.0 if whole else 0.0)


def _bars(room: Plane, chart: Histogram, along: Scale) -> None:
    base = room.y(max(0.0, room.up.low))
    for at, count in enumerate(chart.counts):
        low = chart.first + at * chart.width
        left, right = (room.x(along.share(each)) for each in (low, low + chart.width))
        if count > 0:
            top = room.y(min(count, room.up.high))
            says = f"{_interval(chart, at, along)}: {plain(count)}"
            room.drawing.rect(left + 0.5, top, max(right - left - 1, 0.5), base - top, FAINT, says)


def _curve(chart: Histogram, along: Scale) -> list[tuple[float, float]]:
    """The normal curve as high as the bars count, from one end of the axis to the other."""
    if chart.mean is None or not chart.sd:
        return []
    area = sum(chart.counts) * chart.width
    found = []
    for at in range(STEPS + 1):
        x = along.low + (along.high - along.low) * at / STEPS
        z = (x - chart.mean) / chart.sd
        found.append((x, area * exp(-z * z / 2) / (chart.sd * sqrt(2 * pi))))
    return found


def _summary(chart: Histogram, ink: Ink) -> str:
    decimals = chart.axis.decimals or 0
    mean = "" if chart.mean is None else figure(chart.mean, decimals + 2)
    sd = ink.plain("dash") if chart.sd is None else figure(chart.sd, decimals + 3)
    return ink.plain("histogram_summary", {"mean": mean, "sd": sd, "n": plain(chart.n)})


def _interval(chart: Histogram, at: int, along: Scale) -> str:
    low = chart.first + at * chart.width
    if along.ticks == chart.axis.ticks:
        return f"{_nearest(low, along)} – {_nearest(low + chart.width, along)}"
    decimals = max(chart.axis.decimals or 0, decimals_of(chart.width))
    if chart.width == 1 and abs(low % 1 - 0.5) < NEAR:
        return dressed(chart.axis, low + 0.5, decimals)
    return f"{dressed(chart.axis, low, decimals)} – {dressed(chart.axis, low + chart.width, decimals)}"


def _nearest(value: float, along: Scale) -> str:
    """The mark nearest to a value, where values are no plain numbers."""
    return min(along.ticks, key=lambda tick: abs(tick[0] - value))[1]


def _finding(chart: Histogram, said: str, along: Scale, ink: Ink) -> str:
    most = max(range(len(chart.counts)), key=lambda at: chart.counts[at])
    values = {
        "summary": said,
        "most": _interval(chart, most, along),
        "count": plain(chart.counts[most]),
        "unit": say(chart.up.title, ink.language),
    }
    return ink.plain("histogram_finding", values)


def _data(chart: Histogram, along: Scale, ink: Ink) -> Grid:
    heads = [say(chart.axis.title, ink.language), say(chart.up.title, ink.language)]
    rows = [(_interval(chart, at, along), [number(plain(each), each)]) for at, each in enumerate(chart.counts)]
    return table(heads, rows)
