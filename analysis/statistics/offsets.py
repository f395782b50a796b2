"""Numbers far from 0 as their distance from one of them."""

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]

FAR = 8.0
"""How many times their spread numbers lie from 0 before their distances are worth taking."""

MOST_DIGITS = 10**15
"""A decimal of up to 15 digits is the only such decimal that its float can have been written as."""

FIRST = 64  # values that most columns of no common decimal places betray themselves in


@dataclass(frozen=True)
class Offsets:
    """`values` less `origin`; numbers near 0 keep the origin 0."""

    origin: float
    values: Numbers  # (n,)
    size: float  # of the numbers whose rounding the values may carry


def offsets(values: Numbers) -> Offsets:
    """`values`, shape (n,), without missing ones, less the first of them where they lie far from 0.

    Of numbers written as decimals the difference is that of the decimals, rounded once: the floats of 1000000000000.4
    and 1000000000000.3 are .09998 apart.
    Source: NIST StRD, data sets SmLs07 to SmLs09; Simon & Lesage (1989), Computational Statistics & Data Analysis 8.
    """
    size = float(np.abs(values).max(initial=0.0))
    if len(values) == 0 or not size > FAR * float(values.max() - values.min()):
        return Offsets(0.0, values, size)
    exact = difference(values, np.full(1, values[0]))
    if exact is None:
        return Offsets(float(values[0]), values - values[0], size)
    return Offsets(float(values[0]), exact, float(np.abs(exact).max()))


def from_first(values: Numbers) -> Numbers:
    """Rows less the first of them, shape (n, k), n > 0; columns far from 0 in decimals, as `offsets` takes them."""
    found: Numbers = values - values[0]
    for at in np.flatnonzero(_far(values[:FIRST])):
        column = np.ascontiguousarray(values[:, at])
        if _far(column[:, None])[0]:
            exact = difference(column, column[:1])
            found[:, at] = found[:, at] if exact is None else exact
    return found


def _far(values: Numbers) -> NDArray[np.bool_]:
    """Whether each column, (n, k), lies far from 0; shape (k,)."""
    return np.asarray(np.abs(values[0]) > FAR * (values.max(axis=0) - values.min(axis=0)))


def difference(one: Numbers, other: Numbers) -> Numbers | None:
    """`one` - `other`, shapes (n,) or (1,), as the decimals they were written as; None where they were not."""
    both = np.concatenate([one, other])
    for places in range(16):
        unit = 10.0**places
        if not float(np.abs(both).max(initial=0.0)) * unit < MOST_DIGITS:
            return None
        if _written(both[:FIRST], unit) and _written(both, unit):
            return np.asarray((np.rint(one * unit) - np.rint(other * unit)) / unit, dtype=np.float64)
    return None


def _written(values: Numbers, unit: float) -> bool:
    return bool((np.rint(values * unit) / unit == values).all())
