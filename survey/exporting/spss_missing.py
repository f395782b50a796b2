"""Missing values as SPSS can hold them."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from instrument.codebook import Variable
from instrument.message import Message
from survey.exporting.fitting import listed

DISCRETE = 3  # missing values that a variable may have

Missing = list[Any]
"""Codes, and a range as {"lo": …, "hi": …}."""


def missing_values(variable: Variable) -> tuple[Missing, tuple[float, ...]]:
    """Missing values as SPSS holds them, three at most, or a range and one more; and the codes that find no room.

    A range stands in for several codes only if no valid code lies in it.
    """
    codes = sorted(variable.missing)
    if variable.missing_range is not None:
        low, high = variable.missing_range
        beside = [code for code in codes if not low <= code <= high]
        return [{"lo": low, "hi": high}, *beside[:1]], tuple(beside[1:])
    if len(codes) <= DISCRETE:
        return list(codes), ()
    valid = [level.code for level in variable.valid_levels] + list(variable.bounds or ())
    best: tuple[Missing, tuple[float, ...]] = (list(codes[:DISCRETE]), tuple(codes[DISCRETE:]))
    for first, last in combinations(range(len(codes)), 2):
        low, high = codes[first], codes[last]
        others = codes[:first] + codes[last + 1 :]
        if len(others) - 1 < len(best[1]) + (len(best[0]) == DISCRETE) and not any(
            low <= each <= high for each in valid
        ):
            best = [{"lo": low, "hi": high}, *others[:1]], tuple(others[1:])
    return best


def unheld(found: Sequence[str]) -> tuple[Message, ...]:
    """One sentence about codes that SPSS has no room for, none where there are none."""
    sentence = "SPSS holds three missing values or a range and one more; these codes are valid there: {found}"
    return (Message(sentence, {"found": listed(found)}),) if found else ()
