"""Bar charts: upright, or lying where the names of categories need the room."""

from analysis.charts import Bars
from reports.charts import categories, lying, upright
from reports.charts.bar_places import bars_of
from reports.charts.plane import RIGHT
from reports.charts.scales import scale
from reports.charts.shown import picture
from reports.document import Picture
from reports.ink import Ink
from reports.svg import SMALL, wrapped

AXIS = 70.0  # the room left of an upright chart


def draw(chart: Bars, ink: Ink) -> Picture:
    """Upright where every name fits below its bars within three lines."""
    bars = list(bars_of(chart))
    ends = [end for each in bars for end in (each.start, each.end, *(each.interval or ()))]
    up = scale(chart.up, ends, zero=True)
    room = (RIGHT - AXIS) / max(len(chart.labels), 1)
    fits = [not wrapped(each, room - 6, SMALL, upright.MOST_LINES)[-1].endswith("…") for each in chart.labels]
    drawing, height = (upright if all(fits) else lying).drawn(chart, bars, up, ink)
    return picture(drawing, height, categories.finding(chart, ink), categories.data(chart, ink))
