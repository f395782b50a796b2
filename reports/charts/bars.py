"""Bar charts: upright, or lying where the names of categories need the room."""

from collections.abc import Iterator

from analysis.charts import Bars
from instrument.records import dataclass
from reports.charts import categories, legends
from reports.charts.colours import colour
from reports.charts.plane import BOTTOM, RIGHT, Plane, plane
from reports.charts.scales import Scale, scale
from reports.charts.shown import picture
from reports.document import Picture
from reports.ink import Ink
from reports.palette import AXIS, GRID, INK, MUTED
from reports.svg import SMALL, Drawing, wrapped
from reports.wording import say

MOST_LINES = 3  # of a name below an upright bar
FILL = 0.72  # of a category's room that its bars take
WIDEST = 96.0  # a bar
MOST_NUMBERED = 24  # bars that say their values
LABELS, ROW, LEAST = 210.0, 30.0, 15.0


@dataclass(frozen=True)
class Bar:
    """From where to where a bar reaches, and of whom it is."""

    category: int
    series: int
    start: float
    end: float
    value: float


def draw(chart: Bars, ink: Ink) -> Picture:
    """Upright where every name fits below its bars within three lines."""
    bars = list(_bars(chart))
    up = scale(chart.up, [*(each.end for each in bars), *(each.start for each in bars)], zero=True)
    room = (RIGHT - 70) / max(len(chart.labels), 1)
    fits = [not wrapped(each, room - 6, SMALL, MOST_LINES)[-1].endswith("…") for each in chart.labels]
    drawing, height = _upright(chart, bars, up, ink) if all(fits) else _lying(chart, bars, up, ink)
    return picture(drawing, height, categories.finding(chart, ink), categories.data(chart, ink))


def _bars(chart: Bars) -> Iterator[Bar]:
    for at in range(len(chart.labels)):
        reached = 0.0
        for number, series in enumerate(chart.series):
            value = series.values[at]
            if value is None:
                continue
            start = reached if chart.shape == "stacked" else 0.0
            yield Bar(at, number, start, start + value, value)
            reached += value


def _side(chart: Bars) -> int:
    """How many bars stand side by side in a category."""
    return 1 if chart.shape == "stacked" else len(chart.series)


def _upright(chart: Bars, bars: list[Bar], up: Scale, ink: Ink) -> tuple[Drawing, float]:
    names = [each.name for each in chart.series]
    above = legends.height(names)
    room = plane(up, top=legends.TOP + 4 + above, bottom=BOTTOM + above)
    room.upwards(say(chart.up.title, ink.language))
    legends.legend(room.drawing, names, legends.block)
    slot = (room.right - room.left) / max(len(chart.labels), 1)
    width = min(slot * FILL / _side(chart), WIDEST)
    for each in bars:
        _upright_bar(room, chart, each, slot, width, len(bars))
    lines = [wrapped(each, slot - 6, SMALL, MOST_LINES) for each in chart.labels]
    most = max((len(each) for each in lines), default=1)
    for at, names in enumerate(lines):
        x = room.left + (at + 0.5) * slot
        room.drawing.lines(x, room.bottom + 18 + (len(names) - 1) * SMALL * 0.6, names, "middle", SMALL)
    zero = room.y(0.0)
    room.drawing.line(room.left, zero, room.right, zero, AXIS)
    room.base(say(chart.across, ink.language), 22 + most * SMALL * 1.2)
    return room.drawing, room.bottom + 44 + most * SMALL * 1.2


def _upright_bar(room: Plane, chart: Bars, bar: Bar, slot: float, width: float, count: int) -> None:
    place = 0 if chart.shape == "stacked" else bar.series
    x = room.left + (bar.category + 0.5) * slot + (place - _side(chart) / 2) * width
    ends = sorted((room.y(max(bar.start, room.up.low)), room.y(min(bar.end, room.up.high))))
    says = categories.says(chart, chart.series[bar.series].name, chart.labels[bar.category], bar.value)
    room.drawing.rect(x, ends[0], width - 1, max(ends[1] - ends[0], 0.5), colour(bar.series), says)
    text = categories.value_text(chart, bar.value)
    if chart.shape != "stacked" and count <= MOST_NUMBERED and width > 8 * len(text):
        room.drawing.text(x + width / 2, ends[0] - 10, text, "middle", INK, size=SMALL)


def _lying(chart: Bars, bars: list[Bar], up: Scale, ink: Ink) -> tuple[Drawing, float]:
    """A row for each category, its name to the left of it."""
    drawing, side = Drawing(), _side(chart)
    names = [each.name for each in chart.series]
    above = legends.TOP + legends.height(names)
    row = max(ROW, LEAST * side + 10)
    bottom = above + row * len(chart.labels)
    right = RIGHT - 50

    def x(value: float) -> float:
        return LABELS + (right - LABELS) * up.share(value)

    drawing.text(2, 14, say(chart.across, ink.language), fill=MUTED, size=SMALL)
    legends.legend(drawing, names, legends.block)
    for value, text in up.ticks:
        drawing.line(x(value), above, x(value), bottom, GRID)
        drawing.text(x(value), bottom + 18, text, "middle", MUTED, size=SMALL)
    for at, label in enumerate(chart.labels):
        drawing.lines(LABELS - 8, above + (at + 0.5) * row, wrapped(label, LABELS - 12, SMALL), "end", SMALL)
    thick = (row - 10) / side
    for each in bars:
        ends = sorted((x(each.start), x(each.end)))
        y = above + each.category * row + 5 + (0 if chart.shape == "stacked" else each.series) * thick
        says = categories.says(chart, chart.series[each.series].name, chart.labels[each.category], each.value)
        drawing.rect(ends[0], y, max(ends[1] - ends[0], 0.5), thick - 1, colour(each.series), says)
        if chart.shape != "stacked":
            text = categories.value_text(chart, each.value)
            drawing.text(ends[1] + 6, y + thick / 2, text, "start", INK, size=SMALL)
    drawing.line(x(0.0), above, x(0.0), bottom, AXIS)
    drawing.text((LABELS + right) / 2, bottom + 40, say(chart.up.title, ink.language), "middle", INK, size=SMALL)
    return drawing, bottom + 58
