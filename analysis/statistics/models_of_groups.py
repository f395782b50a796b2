"""The grand mean of groups where the groups themselves are fixed, and where they are drawn at random."""

import math
from collections.abc import Sequence

import numpy as np

from analysis.statistics.description import Statistic
from analysis.statistics.groups import Sample
from analysis.statistics.variance_analysis import FEW_GROUPS, Anova
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Spread:
    """The error of the grand mean under one model."""

    sd: Statistic | None
    se: Statistic
    df: float
    between: Statistic | None = None  # the variance of the groups' means; negative where they differ less than errors


def fixed(found: Sequence[Sample], anova: Anova) -> Spread:
    """Deviation within groups, and the error that it gives the mean of all."""
    error = anova.mean_square_within
    if isinstance(error, Undefined):
        return Spread(error, error, anova.df_within)
    return Spread(math.sqrt(error), math.sqrt(error / math.fsum(each.n for each in found)), anova.df_within)


def random(found: Sequence[Sample], anova: Anova) -> Spread:
    """The error of the mean of all where groups are a sample; a negative variance between them counts as 0.

    Source: Winer (1971), Statistical principles in experimental design; IBM SPSS Statistics Algorithms, ONEWAY.
    """
    error, between = anova.mean_square_within, anova.mean_square_between
    if isinstance(error, Undefined) or isinstance(between, Undefined) or len(found) < 2:
        reason = error if isinstance(error, Undefined) else between if isinstance(between, Undefined) else FEW_GROUPS
        return Spread(None, reason, anova.df_between, reason)
    sizes = np.array([each.n for each in found])
    n, squares = float(sizes.sum()), float((sizes**2).sum())
    variance = (between - error) / ((n - squares / n) / anova.df_between)
    se = math.sqrt(max(variance, 0.0) * squares / n**2 + error / n)
    return Spread(None, se, anova.df_between, variance)
