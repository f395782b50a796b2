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
from reports.svg import SMALL, Drawing, text_width, wrapped
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
    below = 27 + _names(room, chart.labels, slot) * SMALL * 1.2
    room.drawing.line(room.left, room.y(0.0), room.right, room.y(0.0), AXIS)
    room.base(say(chart.across, ink.language), below)
    return room.drawing, room.bottom + below + 22


def fits(label: str, slot: float) -> bool:
    """Whether a name stands below its bars within three lines, no Latin word of it broken."""
    broken = any(each.isascii() and text_width(each, SMALL) > slot - 4 for each in label.split())
    return not broken and not wrapped(label, slot - 6, SMALL, MOST_LINES)[-1].endswith("…")


def _names(room: Plane, labels: Sequence[str], slot: float) -> int:
    """The names, all of them or as many as have room; how many lines the longest takes."""
    whole = [wrapped(each, slot - 6, SMALL, MOST_LINES) for each in labels]
    every = 1
    if not all(fits(each, slot) for each in labels):
        widest = max(text_width(each, SMALL) for each in labels) + 12
        every = max(1, -int(-widest // slot))
        whole = [[each] for each in labels]
    for at, words in list(enumerate(whole))[::every]:
        x = room.left + (at + 0.5) * slot
        room.drawing.lines(x, room.bottom + 18 + (len(words) - 1) * SMALL * 0.6, words, "middle", SMALL)
    return max((len(each) for each in whole), default=1)


def _bar(room: Plane, chart: Bars, bar: Bar, slot: float, count: int) -> None:
    width = min(slot * FILL / side(chart), WIDEST)
    x = room.left + (bar.category + 0.5) * slot + (place(chart, bar) - side(chart) / 2) * width
    ends = sorted((room.y(max(bar.start, room.up.low)), room.y(min(bar.end, room.up.high))))
    says = categories.says(chart, chart.series[bar.series].name, chart.labels[bar.category], bar.value)
    room.drawing.rect(x, ends[0], max(width - 1, 0.7 * width), max(ends[1] - ends[0], 0.5), colour(bar.series), says)
    text = categories.value_text(chart, bar.value)
    if bar.interval is not None:
        low, high = bar.interval
        interval(room.drawing, (x + width / 2, room.y(low)), (x + width / 2, room.y(high)), INK)
    elif chart.shape != "stacked" and count <= MOST_NUMBERED and width > 8 * len(text):
        above = ends[0] - 10 if bar.value >= 0 else ends[1] + 11
        room.drawing.text(x + width / 2, above, text, "middle", INK, size=SMALL)
