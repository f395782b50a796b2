"""Stem-and-leaf plots: as SPSS writes them in a terminal, and the same lines as a drawing elsewhere."""

from analysis.charts import Stem, Stems
from reports.charts.scales import figure
from reports.charts.shown import number, table
from reports.columns import padded
from reports.document import Grid, Picture
from reports.ink import Ink
from reports.palette import GRID, INK, MUTED
from reports.svg import SMALL, Drawing

ROW, TOP = 21.0, 40.0
FREQUENCY, STEM, DOT, LEAVES = 96.0, 158.0, 166.0, 180.0
WIDE = 9  # of the frequencies and of the stems in a terminal
FRACTIONAL = "&"


def draw(chart: Stems, ink: Ink) -> Picture:
    """Frequency, stem and leaves of every line; below them what a stem counts and a leaf stands for."""
    drawing = Drawing()
    heads = [ink.plain(word) for word in ("stem_frequency", "stem_stem", "stem_leaf")]
    for x, words, anchor in zip((FREQUENCY, STEM, LEAVES), heads, ("end", "end", "start"), strict=True):
        drawing.text(x, 16, words, anchor, MUTED, size=SMALL)
    drawing.line(0, 30, 700, 30, GRID)
    for at, each in enumerate(chart.lines):
        _line(drawing, TOP + at * ROW, each, ink)
    below = TOP + len(chart.lines) * ROW + 10
    said = _said(chart, ink)
    for at, words in enumerate(said):
        drawing.text(20, below + at * ROW, words, "start", MUTED, size=SMALL)
    height = below + len(said) * ROW
    finding = ink.plain("stems_finding", {"count": len(chart.lines)})
    svg = drawing.done(height, finding)
    return Picture("", "", "", svg, height, finding, (), _data(chart, heads), plain=_plain(chart, ink))


def _line(drawing: Drawing, y: float, each: Stem, ink: Ink) -> None:
    drawing.text(FREQUENCY, y, _frequency(each.frequency), "end", INK, size=SMALL)
    if each.extremes:
        drawing.text(STEM - 34, y, f"{ink.plain('stem_extremes')}  {each.leaves}", "start", INK, size=SMALL)
        return
    drawing.text(STEM, y, each.stem, "end", INK, size=SMALL)
    drawing.text(DOT, y, ".", "start", MUTED, size=SMALL)
    drawing.text(LEAVES, y, each.leaves, "start", INK, size=SMALL)


def _frequency(value: float) -> str:
    return figure(value, 2).removeprefix("0") if 0 <= value < 1 else figure(value, 2)


def _said(chart: Stems, ink: Ink) -> list[str]:
    words = [ink.plain("stem_width", {"width": chart.width}), ink.plain("stem_each", {"each": chart.each})]
    fractional = any(FRACTIONAL in each.leaves for each in chart.lines)
    return [*words, *([ink.plain("stem_fractional")] if fractional else [])]


def _plain(chart: Stems, ink: Ink) -> tuple[str, ...]:
    """The lines of a terminal, in SPSS's columns."""
    title, stem, leaf = (ink.plain(word) for word in ("stem_frequency", "stem_stem", "stem_leaf"))
    found = ["", f" {padded(title, WIDE, 'left')}    {padded(stem, 4, 'left')} &  {leaf}", ""]
    for each in chart.lines:
        frequency = _frequency(each.frequency).rjust(WIDE)
        words = padded(ink.plain("stem_extremes"), 8, "left")
        shown = f" {words}    {each.leaves}" if each.extremes else f"{each.stem.rjust(WIDE)} .  {each.leaves}"
        found.append(frequency + shown)
    width = ink.plain("stem_width", {"width": chart.width.rjust(9)})
    each_leaf = ink.plain("stem_each", {"each": str(chart.each).rjust(8)})
    found += ["", f" {width}", f" {each_leaf}"]
    if any(FRACTIONAL in each.leaves for each in chart.lines):
        found += ["", f" {ink.plain('stem_fractional')}"]
    return tuple(line.rstrip() for line in found)


def _data(chart: Stems, heads: list[str]) -> Grid:
    rows = [
        (
            each.stem or each.leaves,
            [number(_frequency(each.frequency), each.frequency), each.leaves if each.stem else ""],
        )
        for each in chart.lines
    ]
    return table([heads[1], heads[0], heads[2]], rows)
