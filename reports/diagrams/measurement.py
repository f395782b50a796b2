"""A factor model drawn: factors at the left with their correlations, items at the right with their loadings."""

from collections.abc import Mapping, Sequence
from math import sqrt

from instrument.records import dataclass
from reports.arrows import arrow, bow
from reports.palette import ACCENT, AXIS, BAND, INK, MUTED, PAPER
from reports.svg import SMALL, WIDTH, Drawing, text_width, wrapped

ACROSS, DOWN = 62.0, 25.0  # half of a factor's width and height
MIDDLE = 236.0  # of the factors
LEFT, RIGHT = 452.0, WIDTH - 2.0  # of the items
TALL, LOW, MANY = 29.0, 22.0, 15  # heights of an item's row, the second for more items than so many
BETWEEN, TOP = 12.0, 8.0
BEND, MOST_BEND = 46.0, 142.0  # of a curve between neighbours, and of the longest
MOST_FACTORS = 7  # whose correlations can be told apart
SHARE = 0.8  # of an arrow, where its loading stands


@dataclass(frozen=True)
class Loading:
    """An item with its loading as printed."""

    label: str
    text: str


@dataclass(frozen=True)
class Factor:
    """A factor with its items."""

    label: str
    loadings: tuple[Loading, ...]


def draw_measurement(factors: Sequence[Factor], correlations: Mapping[tuple[int, int], str]) -> tuple[Drawing, float]:
    """The drawing and its height; `correlations` by the positions of two factors, the smaller first."""
    drawing = Drawing()
    row = TALL if sum(len(factor.loadings) for factor in factors) <= MANY else LOW
    y, middles = TOP, []
    for factor in factors:
        height = max(row * len(factor.loadings), 2 * DOWN + 4)
        middles.append(y + height / 2)
        _items(drawing, factor, y + (height - row * len(factor.loadings)) / 2, row, middles[-1])
        y += height + BETWEEN
    if len(factors) <= MOST_FACTORS:
        _correlations(drawing, correlations, middles)
    for factor, middle in zip(factors, middles, strict=True):
        drawing.ellipse(MIDDLE, middle, ACROSS, DOWN, BAND, INK)
        drawing.lines(MIDDLE, middle, wrapped(factor.label, 1.6 * ACROSS, SMALL), "middle", SMALL)
    return drawing, y - BETWEEN + TOP


def _items(drawing: Drawing, factor: Factor, top: float, row: float, middle: float) -> None:
    """The items, then their arrows, then the loadings, so that nothing hides a number."""
    ends = [top + (at + 0.5) * row for at in range(len(factor.loadings))]
    start = MIDDLE + ACROSS
    for loading, y in zip(factor.loadings, ends, strict=True):
        drawing.frame(LEFT, y - row / 2 + 2, RIGHT - LEFT, row - 4, PAPER, AXIS)
        drawing.text(LEFT + 8, y, wrapped(loading.label, RIGHT - LEFT - 14, SMALL, most=1)[0], size=SMALL)
        arrow(drawing, [(start, middle), (LEFT, y)], ACCENT)
    for loading, y in zip(factor.loadings, ends, strict=True):
        x, at = start + SHARE * (LEFT - start), middle + SHARE * (y - middle)
        _number(drawing, x, at, loading.text)


def _correlations(drawing: Drawing, correlations: Mapping[tuple[int, int], str], middles: Sequence[float]) -> None:
    """Curves at the left, the further apart the factors the wider."""
    most = len(middles) - 1
    numbers = []
    for (first, second), text in correlations.items():
        span = second - first
        bend = min(BEND, MOST_BEND / max(most, 1)) * span
        away = min(3 + 6.0 * (most - span), 0.8 * DOWN)
        edge = MIDDLE - ACROSS * sqrt(1 - (away / DOWN) ** 2)
        ends = (edge, middles[first] + away), (edge, middles[second] - away)
        numbers.append((*bow(drawing, *ends, MIDDLE - ACROSS - bend, MUTED), text))
    for x, y, text in numbers:
        _number(drawing, x, y, text)


def _number(drawing: Drawing, x: float, y: float, text: str) -> None:
    wide = text_width(text, SMALL)
    drawing.rect(x - wide / 2 - 2, y - 8.5, wide + 4, 17, PAPER)
    drawing.text(x, y, text, "middle", size=SMALL)
