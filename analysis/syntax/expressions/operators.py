"""Arithmetic, comparisons and three-valued logic over columns.

Where IBM and GNU PSPP part, IBM is followed: GNU PSPP takes 0 / 0 for 0, a missing value to the power 0 for 1 and 0 to
a missing power for 0; by IBM's list only 0 times, 0 over and MOD(0) of a missing value are not missing.
Sources: IBM, Command Syntax Reference, "Missing values in numeric expressions" and "Logical expressions"; GNU PSPP
manual, 7.2–7.6.
"""

from collections.abc import Callable, Mapping

import numpy as np

from analysis.syntax.expressions.values import Numbers, Texts, Value, finite, numbers_of, padded, texts_of

Compare = Callable[..., object]


def _times(left: Numbers, right: Numbers) -> Numbers:
    """0 times anything is 0, missing values too."""
    found = finite(left * right)
    return np.where((left == 0) | (right == 0), 0.0, found) if np.isnan(found).any() else found


def _over(left: Numbers, right: Numbers) -> Numbers:
    """0 over a missing value is 0; nothing over 0 is anything."""
    found = left / right
    return finite(np.where((left == 0) & np.isnan(right), 0.0, found))


def _power(base: Numbers, exponent: Numbers) -> Numbers:
    """0 to the power 0, or one below, is missing, and so is anything with a missing value."""
    wrong = np.isnan(base) | np.isnan(exponent) | ((base == 0) & (exponent <= 0))
    return finite(np.where(wrong, np.nan, np.power(base, exponent)))


def truth(values: Numbers) -> Numbers:
    """Operands of logic: what is neither 0, 1 nor missing counts as 0."""
    odd = (values != 0) & (values != 1) & ~np.isnan(values)
    return np.where(odd, 0.0, values) if odd.any() else values


def _and(left: Numbers, right: Numbers) -> Numbers:
    """Product of the truths, where a false one decides whatever the other is."""
    left, right = truth(left), truth(right)
    return np.where((left == 0) | (right == 0), 0.0, left * right)


def _or(left: Numbers, right: Numbers) -> Numbers:
    left, right = truth(left), truth(right)
    return np.where((left == 1) | (right == 1), 1.0, np.maximum(left, right))


ARITHMETIC: Mapping[str, Callable[[Numbers, Numbers], Numbers]] = {
    "+": lambda left, right: finite(left + right),
    "-": lambda left, right: finite(left - right),
    "*": _times,
    "/": _over,
    "**": _power,
    "&": _and,
    "|": _or,
}
COMPARISONS: Mapping[str, Compare] = {
    "=": lambda left, right: left == right,
    "~=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def combined(operator: str, left: Value, right: Value) -> Value:
    """What an operator makes of two columns of one kind."""
    if isinstance(left, Texts) or isinstance(right, Texts):
        return _joined(left, right) if operator == "+" else _compared(operator, left, right)
    with np.errstate(all="ignore"):
        if operator in ARITHMETIC:
            return ARITHMETIC[operator](left, right)
        found = np.asarray(COMPARISONS[operator](left, right), dtype=float)
        gone = np.isnan(left) | np.isnan(right)
        return np.where(gone, np.nan, found) if gone.any() else found


def _compared(operator: str, left: Value, right: Value) -> Numbers:
    """Texts of different lengths compare with blanks behind the shorter one."""
    compare = COMPARISONS[operator]
    if operator in ("=", "~="):
        return numbers_of(lambda a, b: float(bool(compare(a.rstrip(" "), b.rstrip(" ")))), left, right)
    return numbers_of(lambda a, b: float(bool(compare(*padded(a, b)))), left, right)


def _joined(left: Value, right: Value) -> Texts:
    return texts_of(lambda a, b: a + b, left, right)


def negated(values: Numbers) -> Numbers:
    """1 for 0, 0 for 1, missing for missing."""
    return 1.0 - truth(values)
