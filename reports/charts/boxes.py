"""Box plots: hinges, median, whiskers, circles for outliers and stars for extremes, with the names of their cases."""

from collections.abc import Sequence

from analysis.charts import Box, Boxes, Outlier
from reports.charts.plane import BOTTOM, TOP, Plane, plane
from reports.charts.scales import Scale, plain, scale
from reports.charts.shapes import cross
from reports.charts.shown import number, picture, table
from reports.document import Grid, Picture
from reports.ink import Ink
from reports.palette import ACCENT, FAINT, INK, PAPER
from reports.svg import SMALL, wrapped
from reports.wording import say

WIDEST = 110.0  # a box
FILL = 0.56  # of a group's room
BETWEEN = 14.0  # least distance of two names of cases
MOST_NAMED = 12  # on one side of a box


def draw(chart: Boxes, ink: Ink) -> Picture:
    """Every group's box; what lies outside of the whiskers bears the number or name of its case."""
    values = [each for box in chart.boxes for each in box.numbers or ()]
    values += [each.value for box in chart.boxes for each in box.outliers]
    room = plane(scale(chart.up, values))
    room.upwards(say(chart.up.title, ink.language))
    slot = (room.right - room.left) / max(len(chart.boxes), 1)
    most = 1 if chart.across is not None else 0
    for at, box in enumerate(chart.boxes):
        x = room.left + (at + 0.5) * slot
        _box(room, box, x, min(slot * FILL, WIDEST), ink)
        names = wrapped(box.label, slot - 6, SMALL, 3)
        most = max(most, len(names) if box.label else 0)
        room.drawing.lines(x, room.bottom + 18 + (len(names) - 1) * SMALL * 0.6, names, "middle", SMALL)
    room.base("" if chart.across is None else say(chart.across, ink.language), 27 + most * SMALL * 1.2)
    height = room.bottom + (49 if chart.across is not None else 24) + most * SMALL * 1.2
    return picture(room.drawing, height, _finding(chart, room.up, ink), _data(chart, room.up, ink))


def _box(room: Plane, box: Box, x: float, width: float, ink: Ink) -> None:
    if box.numbers is None:
        return
    low, lower, median, upper, high = (room.y(each) for each in box.numbers)
    for end, hinge in ((low, lower), (high, upper)):
        room.drawing.line(x, hinge, x, end, INK, 1.2)
        room.drawing.line(x - width / 4, end, x + width / 4, end, INK, 1.2)
    values = dict(zip(("low", "lower", "median", "upper", "high"), map(room.up.text, box.numbers), strict=True))
    says = f"{box.label}: {ink.plain('box_says', {**values, 'n': plain(box.n)})}".removeprefix(": ")
    room.drawing.rect(x - width / 2, upper, width, max(lower - upper, 1.0), FAINT, says)
    room.drawing.line(x - width / 2, median, x + width / 2, median, INK, 2.5)
    for is_high in (True, False):
        _outside(room, [each for each in box.outliers if (each.value > box.numbers[2]) == is_high], x)


def _outside(room: Plane, outliers: Sequence[Outlier], x: float) -> None:
    """The marks of one end, and the names beside those that stand far enough from the one before."""
    before, named = TOP - 100.0, 0
    farthest = sorted(outliers, key=lambda each: room.y(each.value))
    for each in farthest:
        y = room.y(each.value)
        if each.is_extreme:
            cross(room.drawing, x, y, 5, ACCENT)
        else:
            room.drawing.dot(x, y, 4, PAPER, ACCENT, f"{each.name}: {room.up.text(each.value)}")
        if y - before >= BETWEEN and named < MOST_NAMED and y <= BOTTOM + 5:
            room.drawing.text(x + 9, y, each.name, "start", INK, size=SMALL)
            before, named = y, named + 1


def _finding(chart: Boxes, up: Scale, ink: Ink) -> str:
    parts = []
    for box in chart.boxes:
        if box.numbers is not None:
            values = dict(zip(("low", "lower", "median", "upper", "high"), map(up.text, box.numbers), strict=True))
            said = ink.plain("box_says", {**values, "n": plain(box.n)})
            out = max(box.outside, len(box.outliers))
            said += ink.plain("box_outliers", {"count": out}) if out else ""
            parts.append(f"{box.label}: {said}".removeprefix(": "))
    return ink.plain("semicolon").join(parts)


def _data(chart: Boxes, up: Scale, ink: Ink) -> Grid:
    words = ("whisker_low", "hinge_low", "box_median", "hinge_high", "whisker_high")
    heads = ["" if chart.across is None else say(chart.across, ink.language), "N"]
    heads += [ink.plain(word) for word in words] + [ink.plain("outliers")]
    rows = []
    for box in chart.boxes:
        numbers = [number("" if each is None else up.text(each), each) for each in box.numbers or (None,) * 5]
        out = ink.plain("list").join(f"{each.name} ({up.text(each.value)})" for each in box.outliers)
        rows.append((box.label, [number(plain(box.n), box.n), *numbers, out]))
    return table(heads, rows)
