"""Icicle plots: the higher the bar between two cases, the more clusters there are in which both are one."""

from analysis.charts import Icicle
from reports.charts.scales import scale
from reports.charts.shown import number, picture, table
from reports.document import Grid, Picture
from reports.ink import Ink
from reports.palette import ACCENT, AXIS, GRID, INK, MUTED
from reports.svg import SMALL, Drawing, text_width, wrapped
from reports.wording import say

ROW, TOP, WIDEST, RIGHT = 19.0, 56.0, 210.0, 690.0
HALF = 0.5


def draw(chart: Icicle, ink: Ink) -> Picture:
    """The cases below one another, bars to the right as long as the numbers of clusters."""
    drawing = Drawing()
    most = float(len(chart.leaves) - 1)
    along = scale(chart.across, [1.0, most], zero=True)
    left = 16 + min(WIDEST, max((text_width(leaf, SMALL) for leaf in chart.leaves), default=0.0))
    bottom = TOP + ROW * len(chart.leaves)
    drawing.text((left + RIGHT) / 2, 14, say(chart.across.title, ink.language), "middle", MUTED, size=SMALL)
    for value, text in along.ticks:
        x = left + (RIGHT - left) * along.share(value)
        drawing.line(x, TOP - 8, x, bottom, GRID)
        drawing.text(x, TOP - 20, text, "middle", MUTED, size=SMALL)
    for at, leaf in enumerate(chart.leaves):
        y = TOP + ROW * at
        drawing.text(left - 8, y + ROW * HALF, wrapped(leaf, WIDEST, SMALL, 1)[0], "end", INK, size=SMALL)
        drawing.rect(left, y, (RIGHT - left) * along.share(most), ROW * HALF, ACCENT)
    for at, count in enumerate(chart.counts):
        y = TOP + ROW * (at + HALF)
        drawing.rect(left, y, (RIGHT - left) * along.share(float(count)), ROW * HALF, ACCENT)
    drawing.line(left, TOP - 8, left, bottom, AXIS)
    finding = ink.plain("tree_finding", {"count": len(chart.leaves)})
    return picture(drawing, bottom + 12, finding, _data(chart, ink))


def _data(chart: Icicle, ink: Ink) -> Grid:
    """Of how many clusters every two neighbours are one."""
    pairs = zip(chart.leaves, chart.leaves[1:], chart.counts, strict=False)
    rows = [(f"{one} – {other}", [number(str(count), float(count))]) for one, other, count in pairs]
    return table(["", say(chart.across.title, ink.language)], rows)
