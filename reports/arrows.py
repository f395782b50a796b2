"""Arrows of a drawing: smooth lines through points, with a head at their end."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.svg import Drawing

HEAD = 9.0  # length of a head

Point = tuple[float, float]


def arrow(
    drawing: Drawing,
    points: Sequence[Point],
    stroke: str,
    width: float = 1.5,
    dash: str = "",
    both: bool = False,
) -> None:
    """A line through the points (Catmull and Rom) with a head at the last one, or at both ends."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    drawn = "".join((f"M{points[0][0]:.1f} {points[0][1]:.1f}", *bends(points)))
    drawing.shapes.append(f'<path d="{drawn}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dashes}/>')
    for before, end in ((points[-2], points[-1]), *([(points[1], points[0])] if both else [])):
        _head(drawing, before, end, stroke)


def bends(points: Sequence[Point]) -> Iterator[str]:
    """A cubic curve to every point after the first."""
    ends = [points[0], *points, points[-1]]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        yield "C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in (first, second, end))


def between(points: Sequence[Point], share: float) -> Point:
    """The point at that share of the way along the straight lines through the points."""
    lengths = [math.dist(start, end) for start, end in pairwise(points)]
    left = share * sum(lengths)
    for (start, end), length in zip(pairwise(points), lengths, strict=True):
        if left <= length:
            part = left / length if length else 0.0
            return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
        left -= length
    return points[-1]


def _head(drawing: Drawing, before: Point, end: Point, fill: str) -> None:
    """A head at `end`, coming from `before`."""
    length = math.dist(before, end) or 1.0
    along = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
    back = (end[0] - HEAD * along[0], end[1] - HEAD * along[1])
    sides = [(back[0] + side * HEAD * 0.4 * along[1], back[1] - side * HEAD * 0.4 * along[0]) for side in (1, -1)]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in (end, *sides))
    drawing.shapes.append(f'<polygon points="{joined}" fill="{fill}"/>')
