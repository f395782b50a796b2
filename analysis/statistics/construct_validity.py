"""Whether the items of a factor belong together and to no other: AVE, CR, HTMT."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

IMPROPER = Undefined(Message("a standardised loading of the factor is greater than 1"))
ONE_ITEM = Undefined(Message("the factor has a single item"))
NO_RATIO = Undefined(Message("the items of a factor do not correlate with one another"))


def average_variance_extracted(loadings: Sequence[float]) -> Statistic:
    """AVE: the mean of the squared standardised loadings of one factor (Fornell & Larcker 1981, JMR 18(1))."""
    if len(loadings) < 2:
        return ONE_ITEM
    if max(abs(each) for each in loadings) > 1:
        return IMPROPER
    return float(np.mean(np.square(loadings)))


def composite_reliability(loadings: Sequence[float]) -> Statistic:
    """CR: the variance of the sum of the items that the factor explains, from standardised loadings.

    Residuals are taken to be uncorrelated. Source: Fornell & Larcker (1981), Journal of Marketing Research 18(1).
    """
    if len(loadings) < 2:
        return ONE_ITEM
    if max(abs(each) for each in loadings) > 1:
        return IMPROPER
    explained = sum(loadings) ** 2
    rest = sum(1 - each**2 for each in loadings)
    return float(explained / (explained + rest)) if explained + rest > 0 else NO_RATIO


def heterotrait_monotrait(correlation: Numbers, first: Sequence[int], second: Sequence[int]) -> Statistic:
    """HTMT: absolute correlations between the items of two factors, against those within either.

    `correlation` has shape (k, k); `first` and `second` say which items are whose.
    Source: Henseler, Ringle & Sarstedt (2015), Journal of the Academy of Marketing Science 43(1).
    """
    if len(first) < 2 or len(second) < 2:
        return ONE_ITEM
    size = np.abs(correlation)
    between = float(size[np.ix_(first, second)].mean())
    within = _mean_within(size, first) * _mean_within(size, second)
    return between / float(np.sqrt(within)) if within > 0 else NO_RATIO


def _mean_within(size: Numbers, items: Sequence[int]) -> float:
    rows, columns = np.triu_indices(len(items), 1)
    at = np.asarray(items)
    return float(size[at[rows], at[columns]].mean())
