"""Whether a value is among others.

Sources: IBM, Command Syntax Reference, "Treatment of missing values in arguments"; GNU PSPP manual, 7.7.5.
"""

from itertools import pairwise

import numpy as np

from analysis.syntax.expressions.signature import Function
from analysis.syntax.expressions.values import Numbers, Value, numbers_of, padded


def _any(value: Numbers, *among: Numbers) -> Numbers:
    """Missing where `value` or all the others are."""
    found = np.zeros(np.broadcast_shapes(*(np.shape(each) for each in (value, *among))), bool)
    known = np.zeros_like(found)
    for each in among:
        found |= value == each
        known |= ~np.isnan(each)
    return np.where(np.isnan(value) | ~known, np.nan, found.astype(float))


def _range(value: Numbers, *bounds: Numbers) -> Numbers:
    """Missing where `value` is, where every pair has a missing bound, and where a pair stands upside down."""
    found = np.zeros(np.broadcast_shapes(*(np.shape(each) for each in (value, *bounds))), bool)
    known, wrong = np.zeros_like(found), np.zeros_like(found)
    for low, high in list(pairwise(bounds))[::2]:
        found |= (low <= value) & (value <= high)
        known |= ~np.isnan(low) & ~np.isnan(high)
        wrong |= low > high
    return np.where(np.isnan(value) | ~known | wrong, np.nan, found.astype(float))


def _any_text(value: Value, *among: Value) -> Numbers:
    return numbers_of(
        lambda *each: float(each[0].rstrip(" ") in [text.rstrip(" ") for text in each[1:]]), value, *among
    )


def _range_text(value: Value, *bounds: Value) -> Numbers:
    return numbers_of(_within, value, *bounds)


def _within(*texts: str) -> float:
    text, *bounds = padded(*texts)
    pairs = list(pairwise(bounds))[::2]
    if any(low > high for low, high in pairs):
        return np.nan
    return float(any(low <= text <= high for low, high in pairs))


FUNCTIONS = (
    Function("ANY", ("number", "number"), _any, "truth", repeats=1),
    Function("ANY", ("string", "string"), _any_text, "truth", repeats=1),
    Function("RANGE", ("number",) * 3, _range, "truth", repeats=2),
    Function("RANGE", ("string",) * 3, _range_text, "truth", repeats=2),
)
