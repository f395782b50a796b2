"""Arrows of a drawing: smooth lines through points, with a head at their end."""

import math
from collections.abc import Iterator, Sequence

from reports.svg import Drawing

HEAD = 9.0  # length of a head

Point = tuple[float, float]


def arrow(drawing: Drawing, points: Sequence[Point], stroke: str, width: float = 1.5, dash: str = "") -> None:
    """A line through the points (Catmull and Rom) with a head at the last one."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    drawn = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for _, *ends in _bends(points):
        drawn += "C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in ends)
    drawing.shapes.append(f'<path d="{drawn}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dashes}/>')
    _head(drawing, points[-2], points[-1], stroke)


def bow(drawing: Drawing, start: Point, end: Point, furthest: float, stroke: str) -> Point:
    """A curve to the left as far as `furthest`, with a head at each end; returns its furthest point."""
    pull = furthest - (start[0] + end[0] - 2 * furthest) / 6  # so that the middle of the curve is at `furthest`
    drawn = (
        f"M{start[0]:.1f} {start[1]:.1f}C{pull:.1f} {start[1]:.1f} {pull:.1f} {end[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    )
    drawing.shapes.append(f'<path d="{drawn}" fill="none" stroke="{stroke}" stroke-width="1.2"/>')
    for x, y in (start, end):
        _head(drawing, (x - 1, y), (x, y), stroke)
    return furthest, (start[1] + end[1]) / 2


def between(points: Sequence[Point], share: float) -> Point:
    """The point of the smooth line at that share of its way, the same share for each of its parts."""
    parts = list(_bends(points))
    at = min(int(share * len(parts)), len(parts) - 1)
    t = share * len(parts) - at
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, parts[at], strict=True)) for axis in (0, 1))
    return x, y


def _bends(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point, Point]]:
    """A cubic curve for every part of the line: where it starts, its two controls, where it ends."""
    ends = [points[0], *points, points[-1]]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        yield start, first, second, end


def _head(drawing: Drawing, before: Point, end: Point, fill: str) -> None:
    """A head at `end`, coming from `before`."""
    length = math.dist(before, end) or 1.0
    along = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
    back = (end[0] - HEAD * along[0], end[1] - HEAD * along[1])
    sides = [(back[0] + side * HEAD * 0.4 * along[1], back[1] - side * HEAD * 0.4 * along[0]) for side in (1, -1)]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in (end, *sides))
    drawing.shapes.append(f'<polygon points="{joined}" fill="{fill}"/>')
