"""Criteria that tell models of different size apart."""

import math

from analysis.result import Message
from analysis.statistics.description import Statistic
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.undefined import Undefined

NO_WHOLE = Undefined(Message("the model of all predictors has no error to compare with"))


def criteria(found: Fit, whole: Fit | None) -> tuple[Statistic, Statistic, Statistic, Statistic]:
    """Akaike's and Amemiya's criterion, Mallows's Cp against the model `whole`, Schwarz's criterion.

    Source: IBM SPSS Statistics Algorithms, REGRESSION, selection criteria; Judge et al. (1985).
    """
    if found.residual <= 0:
        return PERFECT_FIT, PERFECT_FIT, PERFECT_FIT, PERFECT_FIT
    n, p = found.n, len(found.slopes) + found.constant
    size = n * math.log(found.residual / n)
    left = found.residual / found.total
    amemiya: Statistic = left * (n + p) / (n - p) if n > p else FEW_CASES
    mallows: Statistic = NO_WHOLE
    if whole is not None and whole.df > 0 and whole.residual > 0:
        mallows = found.residual / (whole.residual / whole.df) + 2 * p - n
    return size + 2 * p, amemiya, mallows, size + p * math.log(n)
