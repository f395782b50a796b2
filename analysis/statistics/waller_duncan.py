"""The critical t of Waller and Duncan, which falls the more the groups differ."""

import math

import numpy as np

from analysis.statistics.root_search import rising_root
from analysis.statistics.special import ndtr
from analysis.statistics.studentized_range import deviations

POINTS = 120


def critical_t(f: float, df1: float, df2: float, ratio: float) -> float:
    """The t that is just significant where errors of the first kind weigh `ratio` times those of the second.

    `f` on `df1` and `df2` is that of all groups. Losses are linear, and what is known of the variances before is that
    the one between groups is no smaller. Source: Waller & Duncan (1969), JASA 64(328).
    """
    nodes, steps = np.polynomial.legendre.leggauss(POINTS)
    angles = (nodes + 1) * (math.pi / 4)
    share, pull = np.sin(angles) ** 2, np.cos(angles)  # of the variance that is error, and what draws means to theirs
    rate = (df2 + df1 * f * share) / (df1 + df2)
    mass = steps * np.sin(angles) ** (df1 - 1) * pull * (rate / rate.max()) ** (-(df1 + df2) / 2)
    sizes, chances = deviations(df1 + df2)
    precision = sizes[None, :] / np.sqrt(rate)[:, None]
    weights = mass[:, None] * chances[None, :] * pull[:, None] / precision

    def of(t: float) -> float:
        z = t * pull[:, None] * precision
        density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
        return float(np.log((weights * (density + z * ndtr(z))).sum() / (weights * (density - z * ndtr(-z))).sum()))

    return rising_root(of, math.log(ratio))
