"""How far the means of groups lie on a straight line over the groups' codes."""

import math
from collections.abc import Sequence

import numpy as np

from analysis.statistics.description import CONSTANT, Statistic
from analysis.statistics.distributions import p_f
from analysis.statistics.groups import Sample
from analysis.statistics.variance_analysis import NO_SPREAD, Anova
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

FEW_GROUPS = Undefined(Message("fewer than three groups have cases"))


@dataclass(frozen=True)
class Component:
    """A part of the sum of squares between groups, tested against that within them."""

    squares: Statistic
    df: Statistic
    mean_square: Statistic
    f: Statistic
    p: Statistic


@dataclass(frozen=True)
class Linearity:
    """The straight line, and what is left between groups beside it; `r` of the variable and the groups' codes."""

    linear: Component
    deviation: Component
    r: Statistic


def linearity(found: Sequence[Sample], codes: Sequence[float], anova: Anova) -> Linearity:
    """The test of linearity of groups that all have cases, with one code each; needs three groups.

    Source: IBM SPSS Statistics Algorithms, MEANS, test of linearity; Blalock (1979), Social Statistics, 18.3.
    """
    if len(found) < 3:
        return _refused(FEW_GROUPS)
    n = np.array([each.n for each in found])
    means = np.array([each.mean for each in found], dtype=float)
    x = np.asarray(codes, dtype=float) - codes[0]
    x, y = x - n @ x / n.sum(), means - n @ means / n.sum()
    slope = float(n @ (x * y)) / float(n @ x**2)
    total = anova.total
    if isinstance(total, Undefined) or total <= 0:
        return _refused(CONSTANT)
    r = math.copysign(math.sqrt(min(1.0, slope**2 * float(n @ x**2) / total)), slope)
    return Linearity(
        _component(slope**2 * float(n @ x**2), 1.0, anova),
        _component(float(n @ (y - slope * x) ** 2), float(len(found) - 2), anova),
        r,
    )


def _component(squares: float, df: float, anova: Anova) -> Component:
    error = anova.mean_square_within
    if isinstance(error, Undefined) or error <= 0:
        reason = error if isinstance(error, Undefined) else NO_SPREAD
        return Component(squares, df, squares / df, reason, reason)
    f = squares / df / error
    return Component(squares, df, squares / df, f, p_f(f, df, anova.df_within))


def _refused(reason: Undefined) -> Linearity:
    component = Component(reason, reason, reason, reason, reason)
    return Linearity(component, component, reason)
