"""Where a function that rises over the positive numbers passes a value."""

from collections.abc import Callable


def rising_root(of: Callable[[float], float], value: float, first: float = 4.0) -> float:
    """x > 0 with of(x) = `value`, to 1e-10 of itself, of a function that rises from below `value` at 0 past it.

    Source of the search (regula falsi that halves the end which stays): Dowell & Jarratt (1971), BIT 11.
    """
    low, high = 0.0, first
    below, above = of(low) - value, of(high) - value
    while above < 0:
        low, high, below = high, 2 * high, above
        above = of(high) - value
    while True:
        found = high - above * (high - low) / (above - below)
        excess = of(found) - value
        if abs(found - high) <= 1e-10 * abs(found) or excess == 0:
            return found
        if excess * above < 0:
            low, below = high, above
        else:
            below /= 2
        high, above = found, excess
