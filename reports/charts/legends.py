"""Legends above a chart: names with their colours, lines or dots, row by row."""

from collections.abc import Callable, Sequence

from reports.charts.colours import colour, line
from reports.palette import PAPER
from reports.svg import SMALL, WIDTH, Drawing, text_width, wrapped

LEFT, TOP = 60.0, 36.0
ENTRY = 22.0  # the height of a row
SIGN, GAP = 30.0, 16.0  # the room of a sign, and between two entries
Mark = Callable[[Drawing, float, float, int], None]


def rows(names: Sequence[str]) -> list[list[tuple[int, str]]]:
    """Names with their numbers, as many on a row as fit."""
    found: list[list[tuple[int, str]]] = []
    used = float(WIDTH)
    for at, name in enumerate(names):
        shown = wrapped(name, WIDTH - LEFT - 40, SMALL, 1)[0]
        wide = SIGN + text_width(shown, SMALL) + GAP
        if LEFT + used + wide > WIDTH:
            found.append([])
            used = 0.0
        found[-1].append((at, shown))
        used += wide
    return found


def height(names: Sequence[str]) -> float:
    """The room that a legend needs; none for a single name."""
    return ENTRY * len(rows(names)) if len(names) > 1 else 0.0


def legend(drawing: Drawing, names: Sequence[str], mark: Mark) -> None:
    """Every name behind its mark; nothing for a single name."""
    for down, row in enumerate(rows(names) if len(names) > 1 else []):
        x, y = LEFT, TOP + down * ENTRY
        for at, name in row:
            mark(drawing, x, y, at)
            drawing.text(x + SIGN - 6, y, name, size=SMALL)
            x += SIGN + text_width(name, SMALL) + GAP


def block(drawing: Drawing, x: float, y: float, at: int) -> None:
    """The colour of a bar."""
    drawing.rect(x + 4, y - 6, 12, 12, colour(at))


def stroke(drawing: Drawing, x: float, y: float, at: int) -> None:
    """A line without its points."""
    ink, dash = line(at)
    drawing.line(x - 6, y, x + 18, y, ink, 2, dash)


def dotted(drawing: Drawing, x: float, y: float, at: int) -> None:
    """A line with its points."""
    ink = line(at)[0]
    stroke(drawing, x, y, at)
    drawing.dot(x + 6, y, 3.5, PAPER if at % 2 else ink, ink)


def dot(drawing: Drawing, x: float, y: float, at: int) -> None:
    """A point of a cloud."""
    ink = line(at)[0]
    drawing.dot(x + 6, y, 3.5, ink if at % 2 else PAPER, ink)
