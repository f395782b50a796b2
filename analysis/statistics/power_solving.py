"""The number of cases, or the effect, with which a test has the power asked for."""

from collections.abc import Callable

from analysis.statistics.power import Power
from analysis.undefined import Undefined
from instrument.message import Message

MOST_STEPS = 2**24
TOO_MANY = Undefined(Message("no sample of a size that can be drawn has this power"))
NO_EFFECT = Undefined(Message("no effect has this power with so few cases"))

Found = Power | Undefined


def fewest_steps(power: Callable[[int], Found], wanted: float) -> int | Undefined:
    """The smallest step 1, 2, … whose power, which grows with it, is `wanted` or more."""
    if _reaches(power(1), wanted):
        return 1
    high = 2
    while not _reaches(power(high), wanted):
        high *= 2
        if high > MOST_STEPS:
            return TOO_MANY
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _reaches(power(middle), wanted) else (middle, high)
    return high


def smallest_effect(power: Callable[[float], Found], wanted: float, largest: float) -> float | Undefined:
    """The effect above 0 and below `largest` whose power, which grows with it, is `wanted`, to 12 digits."""
    high = min(1.0, largest / 2)
    while not _reaches(power(high), wanted):
        following = min(2 * high, (high + largest) / 2)
        if following == high or following > 1e6 or isinstance(power(high), Undefined):
            return NO_EFFECT
        high = following
    low = 0.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if _reaches(power(middle), wanted) else (middle, high)
    return high


def _reaches(found: Found, wanted: float) -> bool:
    return isinstance(found, Power) and found.power >= wanted
