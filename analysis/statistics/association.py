"""Measures of association in a table of counts, with their asymptotic standard errors."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import ONE_CASE, Statistic
from analysis.statistics.distributions import p_chi_square, p_normal_two_sided
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NO_ERROR = Undefined(Message("the standard error without an association is 0"))
NO_GAIN = Undefined(Message("knowing one variable does not change the guess of the other"))


@dataclass(frozen=True)
class Measure:
    """A measure, its standard error not assuming independence, T = value / (error assuming it), and the p of T.

    None where SPSS has no cell.
    """

    value: Statistic
    se: Statistic | None = None
    t: Statistic | None = None
    p: Statistic | None = None


@dataclass(frozen=True)
class Ratio:
    """A measure as `above` / `below`, functions of the counts, with their derivatives by each count, shape (r, c)."""

    above: float
    below: float
    above_slope: Numbers
    below_slope: Numbers


def lambdas(table: Numbers) -> Mapping[str, Measure]:
    """Goodman and Kruskal's lambda of `table`, shape (r, c), no empty row or column, r and c above 1.

    Keys: symmetric, row and column (which variable is guessed).
    Source: Goodman & Kruskal (1963), Journal of the American Statistical Association 58(302).
    """
    column, row = _guess(table), _turned(_guess(table.T))
    found = {"symmetric": _sum(row, column), "row": row, "column": column}
    return {name: _lambda(table, ratio) for name, ratio in found.items()}


def uncertainty(table: Numbers, p: Statistic) -> Mapping[str, Measure]:
    """Theil's uncertainty coefficient of `table` as for `lambdas`; its `p` is that of the likelihood ratio.

    Source: Theil (1970), American Journal of Sociology 76(1); Brown (1975), BMDP technical report.
    """
    n, rows, columns = table.sum(), table.sum(axis=1)[:, None], table.sum(axis=0)[None, :]
    slope = np.log(np.where(table > 0, table, 1.0) * n / (rows * columns))
    shared = float(table.ravel() @ slope.ravel())
    of_row = Ratio(shared, float((-rows * np.log(rows / n)).sum()), slope, -np.log(rows / n) + 0 * table)
    of_column = Ratio(shared, float((-columns * np.log(columns / n)).sum()), slope, -np.log(columns / n) + 0 * table)
    found = {"symmetric": _sum(of_row, of_column), "row": of_row, "column": of_column}
    measures = {name: measure(table, ratio) for name, ratio in found.items()}
    return {name: Measure(each.value, each.se, each.t, p) for name, each in measures.items()}


def concentration(table: Numbers) -> Mapping[str, Measure]:
    """Goodman and Kruskal's tau of `table` as for `lambdas`, row and column; p by the chi-square of its size.

    Source: Light & Margolin (1971), Journal of the American Statistical Association 66(335).
    """
    return {"row": _concentration(table.T), "column": _concentration(table)}


def measure(table: Numbers, ratio: Ratio, t: bool = True) -> Measure:
    """A ratio with its error by the delta method, and T and its normal p where `t`."""
    value = ratio.above / ratio.below
    se = _error(table, (ratio.above_slope - value * ratio.below_slope) / ratio.below)
    if not t:
        return Measure(value, se)
    assuming = _error(table, ratio.above_slope / ratio.below)
    if assuming <= 0:
        return Measure(value, se, NO_ERROR, NO_ERROR)
    return Measure(value, se, value / assuming, p_normal_two_sided(value / assuming))


def _error(table: Numbers, slope: Numbers) -> float:
    """The standard error of a function of multinomial counts; a rest of rounding is 0."""
    spread = float((table * slope**2).sum())
    variance = spread - float((table * slope).sum()) ** 2 / float(table.sum())
    return math.sqrt(variance) if variance > 1e-13 * spread else 0.0


def _lambda(table: Numbers, ratio: Ratio) -> Measure:
    found = measure(table, ratio)
    return found if ratio.above > 0 else Measure(0.0, found.se, NO_GAIN, NO_GAIN)


def _guess(table: Numbers) -> Ratio:
    """How many more columns are guessed rightly for knowing the row; the first of several as likely is guessed."""
    best, known = int(table.sum(axis=0).argmax()), table.argmax(axis=1)
    slope_best, slope_known = np.zeros_like(table), np.zeros_like(table)
    slope_best[:, best] = 1
    slope_known[np.arange(len(table)), known] = 1
    right = float(table[:, best].sum())
    return Ratio(
        float(table.max(axis=1).sum()) - right, float(table.sum()) - right, slope_known - slope_best, 1 - slope_best
    )


def _concentration(table: Numbers) -> Measure:
    """How much better a column is guessed at random, in proportion to its share, for knowing the row."""
    n, rows, columns = float(table.sum()), table.sum(axis=1)[:, None], table.sum(axis=0)[None, :]
    chance, within = float((columns**2).sum()) / n, (table**2 / rows).sum(axis=1)[:, None]
    gain = float(((table - rows * columns / n) ** 2 / rows).sum())
    chance_slope = (2 * columns - chance) / n + 0 * table
    ratio = Ratio(gain, n - chance, (2 * table - within) / rows - chance_slope, 1 - chance_slope)
    found = measure(table, ratio, t=False)
    r, c = table.shape
    p = ONE_CASE if n <= 1 else p_chi_square((n - 1) * (c - 1) * ratio.above / ratio.below, (r - 1) * (c - 1))
    return Measure(found.value, found.se, None, p)


def _sum(first: Ratio, second: Ratio) -> Ratio:
    return Ratio(
        first.above + second.above,
        first.below + second.below,
        first.above_slope + second.above_slope,
        first.below_slope + second.below_slope,
    )


def _turned(ratio: Ratio) -> Ratio:
    return Ratio(ratio.above, ratio.below, ratio.above_slope.T, ratio.below_slope.T)
