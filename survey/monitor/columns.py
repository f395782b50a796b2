"""A drawing of counts by day, as columns."""

from collections.abc import Sequence

from instrument.records import dataclass

WIDTH, HEIGHT, FOOT, HEAD = 720.0, 180.0, 24.0, 18.0
MOST_DAYS = 60
WIDEST, GAP = 44.0, 0.25  # of a column; the gap as a part of its place


@dataclass(frozen=True)
class Column:
    """One day, with its place in the drawing."""

    day: str
    count: int
    x: float
    y: float
    width: float
    height: float
    is_named: bool  # there is room for its day below


@dataclass(frozen=True)
class Columns:
    """The drawing's size and its columns."""

    width: float
    height: float
    base: float
    columns: tuple[Column, ...]


def columns(days: Sequence[tuple[str, int]]) -> Columns:
    """The last sixty days on which forms came; the tallest column fills the drawing."""
    shown = days[-MOST_DAYS:]
    place = min(WIDEST, WIDTH / max(1, len(shown)))
    most = max((count for _, count in shown), default=1) or 1
    room, base = HEIGHT - FOOT - HEAD, HEIGHT - FOOT
    every = max(1, round(60 / place))
    made = [
        Column(
            day=day,
            count=count,
            x=round(at * place + place * GAP / 2, 1),
            y=round(base - room * count / most, 1),
            width=round(place * (1 - GAP), 1),
            height=round(room * count / most, 1),
            is_named=at % every == 0,
        )
        for at, (day, count) in enumerate(shown)
    ]
    return Columns(WIDTH, HEIGHT, base, tuple(made))
