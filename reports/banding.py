"""Answers of long ratings put together with those beside them."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.table import Cell
from analysis.undefined import Undefined
from reports.ink import Ink

MOST_STEPS = 7  # whose colours tell apart
BANDS = 5
NUMBER = re.compile(r"\d+([.,]\d+)?")


def bands(count: int) -> tuple[range, ...]:
    """Answers in the order of their codes, those beside each other together where there are more than a figure bears.

    Five bands as equal as can be on both sides of the middle, four where nothing is left for the middle.
    """
    if count <= MOST_STEPS:
        return tuple(range(at, at + 1) for at in range(count))
    size = round(count / BANDS)
    ends = (0, size, 2 * size, count - 2 * size, count - size, count)
    return tuple(range(low, high) for low, high in pairwise(ends) if high > low)


def band_name(levels: Sequence[str], ink: Ink) -> str:
    """The name of an answer, or of several beside each other: `0～2`."""
    if len(levels) == 1:
        return levels[0]
    return ink.plain("range", {"low": number(levels[0]), "high": number(levels[-1])})


def number(level: str) -> str:
    """`10` of `10 very likely`; the whole where it begins with no number."""
    found = NUMBER.match(level)
    return found[0] if found else level


def together(shares: Sequence[Cell]) -> Cell:
    """The share of answers of which nobody gives two; undefined as they are."""
    if len(shares) == 1 or isinstance(shares[0], Undefined):
        return shares[0]
    return math.fsum(float(each) for each in shares if isinstance(each, int | float))
