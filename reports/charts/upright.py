"""Bars that stand, the names of their categories below them."""

from collections.abc import Sequence

from analysis.charts import Bars
from reports.charts import categories, legends
from reports.charts.bar_places import Bar, place, side
from reports.charts.colours import colour
from reports.charts.plane import BOTTOM, Plane, plane
from reports.charts.scales import Scale
from reports.charts.shapes import interval
from reports.ink import Ink
from reports.palette import AXIS, INK
from reports.svg import SMALL, Drawing, wrapped
from reports.wording import say

MOST_LINES = 3  # of a name
FILL = 0.72  # of a category's room that its bars take
WIDEST = 96.0  # a bar
MOST_NUMBERED = 24  # bars that say their values


def drawn(chart: Bars, bars: Sequence[Bar], up: Scale, ink: Ink) -> tuple[Drawing, float]:
    """The drawing and its height."""
    names = [each.name for each in chart.series]
    above = legends.height(names)
    room = plane(up, top=legends.TOP + 4 + above, bottom=BOTTOM + above)
    room.upwards(say(chart.up.title, ink.language))
    legends.legend(room.drawing, names, legends.block)
    slot = (room.right - room.left) / max(len(chart.labels), 1)
    for each in bars:
        _bar(room, chart, each, slot, len(bars))
    lines = [wrapped(each, slot - 6, SMALL, MOST_LINES) for each in chart.labels]
    below = 22 + max((len(each) for each in lines), default=1) * SMALL * 1.2
    for at, words in enumerate(lines):
        x = room.left + (at + 0.5) * slot
        room.drawing.lines(x, room.bottom + 18 + (len(words) - 1) * SMALL * 0.6, words, "middle", SMALL)
    room.drawing.line(room.left, room.y(0.0), room.right, room.y(0.0), AXIS)
    room.base(say(chart.across, ink.language), below)
    return room.drawing, room.bottom + below + 22


def _bar(room: Plane, chart: Bars, bar: Bar, slot: float, count: int) -> None:
    width = min(slot * FILL / side(chart), WIDEST)
    x = room.left + (bar.category + 0.5) * slot + (place(chart, bar) - side(chart) / 2) * width
    ends = sorted((room.y(max(bar.start, room.up.low)), room.y(min(bar.end, room.up.high))))
    says = categories.says(chart, chart.series[bar.series].name, chart.labels[bar.category], bar.value)
    room.drawing.rect(x, ends[0], width - 1, max(ends[1] - ends[0], 0.5), colour(bar.series), says)
    text = categories.value_text(chart, bar.value)
    if bar.interval is not None:
        low, high = bar.interval
        interval(room.drawing, (x + width / 2, room.y(low)), (x + width / 2, room.y(high)), INK)
    elif chart.shape != "stacked" and count <= MOST_NUMBERED and width > 8 * len(text):
        room.drawing.text(x + width / 2, ends[0] - 10, text, "middle", INK, size=SMALL)
