"""Bounds of the noncentrality that a t statistic points to."""

import math

from analysis.statistics.description import Statistic
from analysis.statistics.root_search import root_between
from analysis.statistics.special import nctdtr
from analysis.undefined import Undefined
from instrument.message import Message

NOT_FOUND = Undefined(Message("the bound of the noncentral t distribution was not found"))


def noncentrality_interval(t: float, df: float, confidence: float) -> tuple[Statistic, Statistic]:
    """The noncentralities under which `t` on `df` > 0 lies at the upper and at the lower tail.

    Source: Steiger & Fouladi (1997), in What if there were no significance tests?
    """
    tail = (1 - confidence) / 2
    return _noncentrality(t, df, 1 - tail), _noncentrality(t, df, tail)


def _noncentrality(t: float, df: float, p: float) -> Statistic:
    """The noncentrality with P(T ≤ t) = p, which falls as noncentrality grows."""
    reach = 4.0
    while reach < 1e6 and not (_below(t, df, t - reach) > p > _below(t, df, t + reach)):
        reach *= 2
    if reach >= 1e6:
        return NOT_FOUND
    found = root_between(lambda noncentrality: _below(t, df, noncentrality) - p, t - reach, t + reach)
    return NOT_FOUND if math.isnan(found) else found


def _below(t: float, df: float, noncentrality: float) -> float:
    return float(nctdtr(df, noncentrality, t))
