"""The plane on which a chart is drawn: its two axes with their numbers and titles."""

from instrument.records import dataclass
from reports.charts.scales import Scale
from reports.palette import AXIS, GRID, INK, MUTED
from reports.svg import SMALL, WIDTH, Drawing, text_width, wrapped

RIGHT, TOP, BOTTOM = 704.0, 40.0, 340.0
HEIGHT = 396.0
GAP = 10.0  # between an axis and its numbers
LEAST = 46.0  # left of the axis
NARROWEST = 56.0  # between two numbers along the bottom


@dataclass
class Plane:
    """A drawing with a scale upwards; places on it in units."""

    drawing: Drawing
    up: Scale
    left: float
    right: float = RIGHT
    top: float = TOP
    bottom: float = BOTTOM

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * self.up.share(value)

    def x(self, share: float) -> float:
        return self.left + (self.right - self.left) * share

    def upwards(self, title: str) -> None:
        """The lines and numbers of the axis upwards, its title above it."""
        for value, text in self.up.ticks:
            if -1e-9 <= self.up.share(value) <= 1 + 1e-9:
                y = self.y(value)
                self.drawing.line(self.left, y, self.right, y, GRID)
                self.drawing.text(self.left - GAP, y, text, "end", MUTED, size=SMALL)
        self.drawing.text(2, 14, title, fill=MUTED, size=SMALL)

    def across(self, scale: Scale, title: str) -> None:
        """The numbers of the axis along the bottom, as many as have room, and its title below."""
        marks = [(value, text) for value, text in scale.ticks if -1e-9 <= scale.share(value) <= 1 + 1e-9]
        room = (self.right - self.left) / max(len(marks) - 1, 1)
        widest = max((text_width(text, SMALL) for _, text in marks), default=0.0) + 14
        every = max(1, -int(-max(widest, 1.0) // max(room, 1.0)))
        for value, text in marks[::every]:
            x = self.x(scale.share(value))
            self.drawing.line(x, self.bottom, x, self.bottom + 5, AXIS)
            half = text_width(text, SMALL) / 2
            self.drawing.text(min(x, WIDTH - half - 1), self.bottom + 18, text, "middle", INK, size=SMALL)
        self.base(title)

    def base(self, title: str, below: float = 40.0) -> None:
        """The line along the bottom, and the title below it."""
        self.drawing.line(self.left, self.bottom, self.right, self.bottom, AXIS)
        lines = wrapped(title, self.right - self.left, SMALL) if title else []
        self.drawing.lines(
            (self.left + self.right) / 2, self.bottom + below + 6 * (len(lines) - 1), lines, "middle", SMALL
        )


def plane(up: Scale, top: float = TOP, bottom: float = BOTTOM) -> Plane:
    """A plane with room for the numbers of its axis upwards."""
    widest = max((text_width(text, SMALL) for _, text in up.ticks), default=0.0)
    return Plane(Drawing(), up, max(LEAST, widest + GAP + 6), top=top, bottom=bottom)
