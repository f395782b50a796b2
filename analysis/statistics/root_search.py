"""Where a monotone function passes a value."""

import math
from collections.abc import Callable

EXACT = 1e-12
"""How far apart two steps may be, relative to where they are."""
MOST = 200  # steps; ten are usual


def rising_root(of: Callable[[float], float], value: float, first: float = 4.0) -> float:
    """x > 0 with of(x) = `value`, of a function that rises from below `value` at 0 past it."""
    low, high = 0.0, first
    while of(high) < value:
        low, high = high, 2 * high
    return root_between(lambda x: of(x) - value, low, high)


def root_between(of: Callable[[float], float], low: float, high: float) -> float:
    """x with of(x) = 0 between two places where the function has different signs; NaN where it is not defined there.

    Source of the search (regula falsi that halves the end which stays): Dowell & Jarratt (1971), BIT 11.
    """
    below, above = of(low), of(high)
    if below == 0 or above == 0:
        return low if below == 0 else high
    for _ in range(MOST):
        found = high - above * (high - low) / (above - below)
        excess = of(found)
        if abs(found - high) <= EXACT * max(1.0, abs(found)) or excess == 0 or math.isnan(excess):
            return math.nan if math.isnan(excess) else found
        if excess * above < 0:
            low, below = high, above
        else:
            below /= 2
        high, above = found, excess
    return high
