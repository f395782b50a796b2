"""Pie charts: slices from the top on, clockwise, their names and shares beside them."""

from math import cos, pi, sin

from analysis.charts import Bars
from reports.charts import categories
from reports.charts.colours import colour
from reports.charts.scales import figure
from reports.charts.shapes import polygon
from reports.charts.shown import picture
from reports.document import Picture
from reports.ink import Ink
from reports.palette import MUTED, PAPER
from reports.svg import SMALL, Drawing, wrapped
from reports.wording import say

CENTER, RADIUS, ABOVE = 185.0, 150.0, 36.0
NAMES, ROW, WIDTH_OF_NAMES = 390.0, 28.0, 300.0
PIECES = 180  # straight lines of a whole circle


def draw(chart: Bars, ink: Ink) -> Picture:
    """Every slice with what it counts and its per cent of all."""
    (series,) = chart.series
    values = [max(0.0, each or 0.0) for each in series.values]
    total = sum(values) or 1.0
    drawing = Drawing()
    height = ABOVE + max(2 * RADIUS, ROW * len(values)) + 16
    middle = ABOVE + (height - ABOVE - 16) / 2
    drawing.text(2, 14, say(chart.up.title, ink.language), fill=MUTED, size=SMALL)
    reached, top = 0.0, middle - ROW * (len(values) - 1) / 2
    for at, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        text = _text(chart, value, total)
        if value > 0:
            _slice(drawing, middle, (reached / total, (reached + value) / total), colour(at), f"{label}: {text}")
        drawing.rect(NAMES - 22, top + at * ROW - 6, 12, 12, colour(at))
        drawing.text(NAMES, top + at * ROW, f"{wrapped(label, WIDTH_OF_NAMES - 110, SMALL, 1)[0]}  {text}", size=SMALL)
        reached += value
    return picture(drawing, height, categories.finding(chart, ink), categories.data(chart, ink))


def _text(chart: Bars, value: float, total: float) -> str:
    share = f"{figure(100 * value / total, 1)}%"
    return share if chart.up.title.sentence == "Percent" else f"{categories.value_text(chart, value)} ({share})"


def _slice(drawing: Drawing, middle: float, ends: tuple[float, float], fill: str, says: str) -> None:
    start, end = ends
    steps = max(2, round(PIECES * (end - start)))
    places = [start + (end - start) * at / steps for at in range(steps + 1)]
    rim = [(CENTER + RADIUS * sin(2 * pi * at), middle - RADIUS * cos(2 * pi * at)) for at in places]
    whole = end - start > 1 - 1e-9
    polygon(drawing, rim if whole else [(CENTER, middle), *rim], fill, PAPER, says)
