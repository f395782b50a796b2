"""Further shapes of a drawing."""

from collections.abc import Sequence
from html import escape

from reports.svg import Drawing


def polygon(drawing: Drawing, places: Sequence[tuple[float, float]], fill: str, stroke: str, says: str = "") -> None:
    """A closed shape; `says` is what a page shows of it."""
    joined = " ".join(f"{x:.2f},{y:.2f}" for x, y in places)
    shape = f'<polygon points="{joined}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"'
    drawing.shapes.append(f'{shape} tabindex="0"><title>{escape(says)}</title></polygon>' if says else f"{shape}/>")


def cross(drawing: Drawing, x: float, y: float, size: float, stroke: str) -> None:
    """A star of three strokes."""
    for across, down in ((1.0, 0.0), (0.5, 0.87), (0.5, -0.87)):
        drawing.line(x - size * across, y - size * down, x + size * across, y + size * down, stroke, 1.5)


def interval(drawing: Drawing, low: tuple[float, float], high: tuple[float, float], stroke: str) -> None:
    """A line between two places, upright or level, with a stroke across at each end."""
    drawing.line(*low, *high, stroke, 1.5)
    across, down = (7.0, 0.0) if low[0] == high[0] else (0.0, 7.0)
    for x, y in (low, high):
        drawing.line(x - across, y - down, x + across, y + down, stroke, 1.5)
