"""Bars that lie, the names of their categories to the left of them."""

from collections.abc import Sequence

from analysis.charts import Bars
from reports.charts import categories, legends
from reports.charts.bar_places import Bar, place, side
from reports.charts.colours import colour
from reports.charts.plane import RIGHT
from reports.charts.scales import Scale
from reports.charts.shapes import interval
from reports.ink import Ink
from reports.palette import AXIS, GRID, INK, MUTED
from reports.svg import SMALL, Drawing, row_height, wrapped
from reports.wording import say

LABELS, END = 210.0, RIGHT - 56.0
ROW, LEAST, GAP = 30.0, 15.0, 10.0


def drawn(chart: Bars, bars: Sequence[Bar], up: Scale, ink: Ink) -> tuple[Drawing, float]:
    """The drawing and its height: a row for each category."""
    drawing = Drawing()
    names = [each.name for each in chart.series]
    top = legends.TOP + legends.height(names)
    row = max(row_height(chart.labels, LABELS - 12, ROW), LEAST * side(chart) + GAP)
    bottom = top + row * len(chart.labels)
    drawing.text(2, 14, say(chart.across, ink.language), fill=MUTED, size=SMALL)
    legends.legend(drawing, names, legends.block)
    for value, text in up.ticks:
        drawing.line(_x(up, value), top, _x(up, value), bottom, GRID)
        drawing.text(_x(up, value), bottom + 18, text, "middle", MUTED, size=SMALL)
    for at, label in enumerate(chart.labels):
        drawing.lines(LABELS - 8, top + (at + 0.5) * row, wrapped(label, LABELS - 12, SMALL), "end", SMALL)
    for each in bars:
        _bar(drawing, chart, each, up, (top, (row - GAP) / side(chart), row))
    drawing.line(_x(up, 0.0), top, _x(up, 0.0), bottom, AXIS)
    drawing.text((LABELS + END) / 2, bottom + 40, say(chart.up.title, ink.language), "middle", INK, size=SMALL)
    return drawing, bottom + 58


def _x(up: Scale, value: float) -> float:
    return LABELS + (END - LABELS) * up.share(value)


def _bar(drawing: Drawing, chart: Bars, bar: Bar, up: Scale, down: tuple[float, float, float]) -> None:
    top, thick, row = down
    ends = sorted((_x(up, max(bar.start, up.low)), _x(up, min(bar.end, up.high))))
    y = top + bar.category * row + GAP / 2 + place(chart, bar) * thick
    says = categories.says(chart, chart.series[bar.series].name, chart.labels[bar.category], bar.value)
    drawing.rect(ends[0], y, max(ends[1] - ends[0], 0.5), thick - 1, colour(bar.series), says)
    middle = y + thick / 2
    if bar.interval is not None:
        interval(drawing, (_x(up, bar.interval[0]), middle), (_x(up, bar.interval[1]), middle), INK)
    elif chart.shape != "stacked":
        drawing.text(ends[1] + 6, middle, categories.value_text(chart, bar.value), "start", INK, size=SMALL)
