"""Attributes on a plane of performance and importance, parted into quadrants by the grand means."""

from collections.abc import Sequence

from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.axes import decimals, ticks
from reports.ink import Ink
from reports.labelling import Area, place
from reports.palette import ACCENT, AXIS, GRID, INK, MUTED, PAPER, SECOND
from reports.svg import SMALL, Drawing, text_width

LEFT, RIGHT, TOP, BOTTOM = 52.0, 712.0, 30.0, 420.0
HEIGHT, AROUND = 466.0, 0.14  # of the span, beyond the outermost points
URGENT, KEPT = "concentrate_here", "keep_up"
CORNERS = {URGENT: (-1, -1), KEPT: (1, -1), "low_priority": (-1, 1), "possible_overkill": (1, 1)}


@dataclass(frozen=True)
class Attribute:
    """One attribute with its means."""

    label: str
    quadrant: str
    says: str  # the quadrant's name
    importance: float
    performance: float


@dataclass(frozen=True)
class Plane:
    """Where means stand."""

    low: tuple[float, float]  # performance, importance
    high: tuple[float, float]

    def x(self, performance: float) -> float:
        return LEFT + (RIGHT - LEFT) * (performance - self.low[0]) / (self.high[0] - self.low[0])

    def y(self, importance: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (importance - self.low[1]) / (self.high[1] - self.low[1])


def _plane(found: Sequence[Attribute]) -> Plane:
    ends = []
    for values in ([each.performance for each in found], [each.importance for each in found]):
        margin = (max(values) - min(values)) * AROUND or 0.5
        ends.append((min(values) - margin, max(values) + margin))
    return Plane((ends[0][0], ends[1][0]), (ends[0][1], ends[1][1]))


def draw_quadrants(
    found: Sequence[Attribute], middle: tuple[float, float], quadrants: dict[str, str], ink: Ink
) -> Drawing:
    plane, drawing = _plane(found), Drawing()
    _axes(drawing, plane, middle, ink)
    taken = [*_corners(drawing, quadrants), *_crossing(plane, middle)]
    points = [(plane.x(each.performance), plane.y(each.importance)) for each in found]
    names = place(points, [each.label for each in found], Area(LEFT + 2, TOP + 2, RIGHT - 2, BOTTOM - 2), taken)
    for (x, y), name in zip(points, names, strict=True):
        if name.leads:
            drawing.line(x, y, min(max(x, name.area.left), name.area.right), name.middle, AXIS)
    for each, (x, y), name in zip(found, points, names, strict=True):
        colour = {URGENT: SECOND, KEPT: ACCENT}.get(each.quadrant, MUTED)
        drawing.dot(x, y, 5, colour if each.quadrant in (URGENT, KEPT) else PAPER, colour, f"{each.label}: {each.says}")
        drawing.lines(name.x, name.middle, list(name.lines), name.anchor, SMALL)
    return drawing


def _axes(drawing: Drawing, plane: Plane, middle: tuple[float, float], ink: Ink) -> None:
    """The frame with its numbers, and the grand means as broken lines."""
    drawing.frame(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, PAPER, GRID)
    for at, most in ((0, 8), (1, 6)):
        low, high = plane.low[at], plane.high[at]
        for value in ticks(low, high, most):
            text = ink.number(value, Kind.MEAN, decimals(low, high, most))
            if at == 0:
                drawing.line(plane.x(value), BOTTOM, plane.x(value), BOTTOM + 5, AXIS)
                drawing.text(plane.x(value), BOTTOM + 16, text, "middle", MUTED, size=SMALL)
            else:
                drawing.line(LEFT - 5, plane.y(value), LEFT, plane.y(value), AXIS)
                drawing.text(LEFT - 8, plane.y(value), text, "end", MUTED, size=SMALL)
    drawing.line(plane.x(middle[0]), TOP, plane.x(middle[0]), BOTTOM, INK, 1, "6 4")
    drawing.line(LEFT, plane.y(middle[1]), RIGHT, plane.y(middle[1]), INK, 1, "6 4")
    drawing.text(2, 12, ink.plain("importance_word"), fill=MUTED, size=SMALL)
    drawing.text((LEFT + RIGHT) / 2, BOTTOM + 36, ink.plain("performance_word"), "middle", MUTED, size=SMALL)


def _corners(drawing: Drawing, quadrants: dict[str, str]) -> list[Area]:
    """The names of the quadrants in the corners; returns the room they take."""
    areas = []
    for quadrant, (across, down) in CORNERS.items():
        text = quadrants[quadrant]
        x, y = (LEFT + 8 if across < 0 else RIGHT - 8), (TOP + 16 if down < 0 else BOTTOM - 16)
        colour, wide = (SECOND if quadrant == URGENT else MUTED), text_width(text, SMALL)
        drawing.text(x, y, text, "start" if across < 0 else "end", colour, bold=True, size=SMALL)
        left = x if across < 0 else x - wide
        areas.append(Area(left, y - 12, left + wide, y + 12))
    return areas


def _crossing(plane: Plane, middle: tuple[float, float]) -> list[Area]:
    """The room of the broken lines."""
    x, y = plane.x(middle[0]), plane.y(middle[1])
    return [Area(x - 2, TOP, x + 2, BOTTOM), Area(LEFT, y - 2, RIGHT, y + 2)]
