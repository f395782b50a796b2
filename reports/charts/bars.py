"""Bar charts: upright, or lying where the names of categories need the room."""

from analysis.charts import Bars
from reports.charts import categories, lying, upright
from reports.charts.bar_places import bars_of
from reports.charts.plane import RIGHT
from reports.charts.scales import scale
from reports.charts.shown import picture
from reports.document import Picture
from reports.ink import Ink
from reports.svg import SMALL, text_width

AXIS = 70.0  # the room left of an upright chart
MANY, SHORT = 14, 60.0  # categories of which not every name is printed where all are that short


def draw(chart: Bars, ink: Ink) -> Picture:
    """Upright where every name fits below its bars within three lines, or names are many and short."""
    bars = list(bars_of(chart))
    ends = [end for each in bars for end in (each.start, each.end, *(each.interval or ()))]
    up = scale(chart.up, ends, zero=True)
    drawing, height = (upright if _fits(chart) else lying).drawn(chart, bars, up, ink)
    return picture(drawing, height, categories.finding(chart, ink), categories.data(chart, ink))


def _fits(chart: Bars) -> bool:
    room = (RIGHT - AXIS) / max(len(chart.labels), 1)
    if len(chart.labels) > MANY and max(text_width(each, SMALL) for each in chart.labels) <= SHORT:
        return True
    return all(upright.fits(each, room) for each in chart.labels)
