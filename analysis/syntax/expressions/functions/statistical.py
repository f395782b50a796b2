"""Statistics over the arguments of one case.

Sources: IBM, Command Syntax Reference, "Statistical functions"; GNU PSPP manual, 7.7.6.
"""

from collections.abc import Callable
from functools import reduce

import numpy as np

from analysis.syntax.expressions.signature import Function
from analysis.syntax.expressions.values import Numbers, Texts, Value, finite, padded, texts_of


def _folded(values: tuple[Numbers, ...], neutral: float, step: Callable[[Numbers, Numbers], Numbers]) -> Numbers:
    """`step` over the valid values of each case, from `neutral`: without a matrix of all of them."""
    return reduce(step, (np.where(np.isnan(value), neutral, value) for value in values), np.array(neutral))


def valid(values: tuple[Numbers, ...]) -> Numbers:
    """How many of the values are valid in each case."""
    return reduce(np.add, ((~np.isnan(value)).astype(float) for value in values), np.array(0.0))


def _sum(*values: Numbers) -> Numbers:
    return finite(_folded(values, 0.0, np.add))


def _mean(*values: Numbers) -> Numbers:
    with np.errstate(all="ignore"):
        return finite(_folded(values, 0.0, np.add) / valid(values))


def _variance(*values: Numbers) -> Numbers:
    center = _mean(*values)
    with np.errstate(all="ignore"):
        return finite(_folded(tuple((value - center) ** 2 for value in values), 0.0, np.add) / (valid(values) - 1))


def _sd(*values: Numbers) -> Numbers:
    return np.sqrt(_variance(*values))


def _cfvar(*values: Numbers) -> Numbers:
    with np.errstate(all="ignore"):
        return finite(_sd(*values) / _mean(*values))


def _median(*values: Numbers) -> Numbers:
    """The middle value, or the mean of the two in the middle."""
    ordered = np.sort(np.stack(np.broadcast_arrays(*values)), axis=0)  # missing values come last
    n = (~np.isnan(ordered)).sum(axis=0)
    low, high = np.maximum(n - 1, 0) // 2, np.minimum(n // 2, len(values) - 1)
    found = [np.take_along_axis(ordered, place[np.newaxis], axis=0)[0] for place in (low, high)]
    return finite((found[0] + found[1]) / 2)


def _smallest(*values: Numbers) -> Numbers:
    return finite(_folded(values, np.inf, np.minimum))


def _largest(*values: Numbers) -> Numbers:
    return finite(_folded(values, -np.inf, np.maximum))


def _placed(extreme: Callable[[list[bytes]], bytes], texts: tuple[str, ...]) -> int:
    """The place of the extreme of some texts, the first of equal ones."""
    compared = padded(*texts)
    return compared.index(extreme(compared))


def _first(*texts: Value) -> Texts:
    return texts_of(lambda *each: each[_placed(min, each)], *texts)


def _last(*texts: Value) -> Texts:
    return texts_of(lambda *each: each[_placed(max, each)], *texts)


def _statistic(name: str, run: Callable[..., Numbers], least: int) -> Function:
    return Function(name, ("number",), run, repeats=1, least=least)


FUNCTIONS = (
    _statistic("CFVAR", _cfvar, 2),
    _statistic("MAX", _largest, 1),
    Function("MAX", ("string",), _last, "string", repeats=1),
    _statistic("MEAN", _mean, 1),
    _statistic("MEDIAN", _median, 1),
    _statistic("MIN", _smallest, 1),
    Function("MIN", ("string",), _first, "string", repeats=1),
    _statistic("SD", _sd, 2),
    _statistic("SUM", _sum, 1),
    _statistic("VARIANCE", _variance, 2),
)
