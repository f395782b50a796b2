"""The last digit that a number is printed with."""

import math

from reports.formatting import APA, GB, NOISE, POWERS, SPSS, fixed, kind_of

STYLES = (GB, APA, SPSS)
MANTISSA = 2  # decimals of a number printed as a power


def unit(table: str, word: str, value: float) -> float:
    """The unit of the last digit of a cell in the style that prints the most.

    A number too small for its decimals is printed as a power by the style that does so, and has the unit of that.
    """
    kind = kind_of(table, word)
    decimals = max(style.decimals[kind] for style in STYLES)
    if kind in POWERS and abs(value) > NOISE and not fixed(value, decimals).strip("-0."):
        return float(10.0 ** (math.floor(math.log10(abs(value))) - MANTISSA))
    return float(10.0**-decimals)
