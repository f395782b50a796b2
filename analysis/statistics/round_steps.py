"""Round numbers to count by."""

from math import floor, log10

NEAR = 1e-9  # of a step


def round_step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least`, which is above 0."""
    power = floor(log10(least))
    whole = next((each for each in (1, 2, 5) if each * 10.0**power >= least * (1 - 1e-12)), 10)
    return whole * 10.0**power if power >= 0 else whole / 10.0**-power


def near_step(wanted: float) -> float:
    """That of 1, 2 and 5 times a power of ten which is nearest to a number above 0, in proportion."""
    above = round_step(wanted)
    below = round_step(above * 0.4)
    return below if wanted / below < above / wanted else above


def lines_of(low: float, high: float, step: float) -> int:
    """How many steps the numbers from `low` to `high` touch."""
    return floor(high / step + NEAR) - floor(low / step + NEAR) + 1
