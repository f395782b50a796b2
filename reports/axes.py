"""Round numbers along an axis, and labels moved apart."""

from collections.abc import Sequence
from itertools import pairwise

STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)


def step_of(low: float, high: float, most: int = 10) -> float:
    """The smallest round step that needs at most so many between the ends."""
    return next((each for each in STEPS if (high - low) / each <= most), high - low)


def ticks(low: float, high: float, most: int = 10) -> list[float]:
    """Round numbers from `low` to `high`."""
    step = step_of(low, high, most)
    first = round(low / step) - 1
    return [at * step for at in range(first, first + most + 3) if low - step / 1e6 <= at * step <= high + step / 1e6]


def decimals(low: float, high: float, most: int = 10) -> int:
    """How many decimals the round numbers have."""
    return len(f"{step_of(low, high, most):g}".partition(".")[2])


def apart(places: Sequence[float], gap: float) -> list[float]:
    """Places in their order, moved as little as needed so that no two are closer than `gap`."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = list(places)
    for _ in range(100):
        crowded = False
        for first, second in pairwise(order):
            lacking = gap - (moved[second] - moved[first])
            if lacking > 1e-6:
                moved[first], moved[second], crowded = moved[first] - lacking / 2, moved[second] + lacking / 2, True
        if not crowded:
            break
    return moved
