"""Names beside the points of a drawing, so that none covers another."""

from collections.abc import Iterator, Sequence

from instrument.records import dataclass
from reports.svg import SMALL, text_width, wrapped

WIDEST = 150.0  # of a line of a name
LINE = 1.2 * SMALL
NEAR = (10.0, 26.0, 44.0, 64.0)  # distances from a point, the first without a leading line
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True)
class Area:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Area") -> bool:
        inside = self.left <= other.left and other.right <= self.right
        return inside and self.top <= other.top and other.bottom <= self.bottom

    def overlap(self, other: "Area") -> float:
        """The area that both share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)


@dataclass(frozen=True)
class Name:
    """A name in its place."""

    lines: tuple[str, ...]
    area: Area
    anchor: str  # of its lines
    leads: bool  # a line should lead to it from its point

    @property
    def x(self) -> float:
        middle = (self.area.left + self.area.right) / 2
        return {"start": self.area.left, "end": self.area.right}.get(self.anchor, middle)

    @property
    def middle(self) -> float:
        return (self.area.top + self.area.bottom) / 2


def place(points: Sequence[tuple[float, float]], names: Sequence[str], room: Area, taken: Sequence[Area]) -> list[Name]:
    """The names of points within `room`, as near as they can stand, clear of each other, the points and `taken`.

    Where there is no clear place a name stands where it covers least.
    """
    busy = [*taken, *(Area(x - 7, y - 7, x + 7, y + 7) for x, y in points)]
    found: list[Name] = []
    for point, name in zip(points, names, strict=True):
        every = list(_candidates(point, name))
        held = [each for each in every if room.holds(each.area)] or every
        # The first of those that cover least: candidates stand from the nearest to the farthest.
        chosen = min(held, key=lambda each: sum(map(each.area.overlap, busy)))
        found.append(chosen)
        busy.append(chosen.area)
    return found


def _candidates(point: tuple[float, float], name: str) -> Iterator[Name]:
    """Places around a point, the nearest first."""
    lines = tuple(wrapped(name, WIDEST, SMALL))
    wide, high = max(text_width(line, SMALL) for line in lines), LINE * len(lines)
    for distance in NEAR:
        for across, down in SIDES:
            x, y = point[0] + across * distance, point[1] + down * (distance + high / 2)
            y = y if across == 0 else point[1] + down * (distance / 2 + high / 2)
            left = {1: x, -1: x - wide, 0: x - wide / 2}[across]
            anchor = {1: "start", -1: "end", 0: "middle"}[across]
            yield Name(lines, Area(left, y - high / 2, left + wide, y + high / 2), anchor, distance > NEAR[0])
