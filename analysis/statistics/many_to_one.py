"""Dunnett's distribution: the differences of several means from the mean of one control group, together."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.root_search import rising_root
from analysis.statistics.special import ndtr
from analysis.statistics.studentized_range import deviations

Numbers = NDArray[np.float64]

NORMAL_END = 8.5  # ndtr(-8.5) is 1e-17


def correlations(sizes: Sequence[float], control: float) -> Numbers:
    """Of each difference with what all share, shape (k,): those of two are the products of theirs.

    Source: Dunnett (1955), JASA 50(272).
    """
    n = np.asarray(sizes, dtype=np.float64)
    return np.asarray(np.sqrt(n / (n + control)))


def p_many_to_one(t: float, shared: Numbers, df: float, two_sided: bool) -> float:
    """P(largest t, or largest |t|, of k differences ≥ t) where no mean differs from the control's.

    `shared`, shape (k,): see `correlations`. Two sums: over the deviation with `df`, and over what all share.
    """
    if two_sided and t <= 0:
        return 1.0
    widths, mass = deviations(df)
    z, steps = _normal()
    inside = np.ones((len(widths), len(z)))
    for each in shared:
        left = math.sqrt(1 - each * each)
        bound = t * widths[:, None]
        own = ndtr((bound - each * z[None, :]) / left)
        inside *= own - ndtr((-bound - each * z[None, :]) / left) if two_sided else own
    return min(1.0, max(0.0, 1 - float(mass @ (inside @ steps))))


def quantile_many_to_one(p: float, shared: Numbers, df: float, two_sided: bool) -> float:
    """t > 0 with P(largest ≤ t) = `p`; `p` above that of t = 0."""
    return rising_root(lambda t: 1 - p_many_to_one(t, shared, df, two_sided), p)


@cache
def _normal() -> tuple[Numbers, Numbers]:
    """Normal values and the probability that each stands for, both (m,)."""
    nodes, weights = np.polynomial.legendre.leggauss(120)
    z = NORMAL_END * nodes
    return z, NORMAL_END * weights * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
