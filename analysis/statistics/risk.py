"""Odds ratio and relative risks of a table of two by two."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import quantile_normal
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

EMPTY_CELL = Undefined(Message("a cell of the table is empty"))


@dataclass(frozen=True)
class Risk:
    """A ratio with its confidence limits."""

    estimate: Statistic
    ci_low: Statistic
    ci_high: Statistic


def odds_ratio(table: Numbers, confidence: float) -> Risk:
    """(a d) / (b c) of `table`, shape (2, 2); limits by the normal distribution of its logarithm.

    Source: Woolf (1955), Annals of Human Genetics 19(4).
    """
    if float(table.min()) <= 0:
        return Risk(EMPTY_CELL, EMPTY_CELL, EMPTY_CELL)
    log = float(np.log(table[0, 0]) - np.log(table[0, 1]) - np.log(table[1, 0]) + np.log(table[1, 1]))
    return _around(log, float((1 / table).sum()), confidence)


def relative_risk(table: Numbers, column: int, confidence: float) -> Risk:
    """The share of `column` in the first row over that in the second, `table` of shape (2, 2), no empty row.

    Source: Katz et al. (1978), Biometrics 34(3).
    """
    with_column, rows = table[:, column], table.sum(axis=1)
    if float(with_column.min()) <= 0:
        return Risk(EMPTY_CELL, EMPTY_CELL, EMPTY_CELL)
    shares = with_column / rows
    return _around(math.log(shares[0] / shares[1]), float((1 / with_column - 1 / rows).sum()), confidence)


def _around(log: float, variance: float, confidence: float) -> Risk:
    reach = quantile_normal((1 + confidence) / 2) * math.sqrt(max(0.0, variance))
    return Risk(math.exp(log), math.exp(log - reach), math.exp(log + reach))
