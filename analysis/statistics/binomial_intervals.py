"""Limits of a binomial share."""

import math
from collections.abc import Callable

from analysis.statistics.distributions import quantile_normal
from analysis.statistics.special import betainc

Limits = tuple[float, float]


def clopper_pearson(successes: float, n: float, confidence: float) -> Limits:
    """Source: Clopper & Pearson (1934), Biometrika 26(4)."""
    tail, fails = (1 - confidence) / 2, n - successes
    low = _quantile(successes, fails + 1, tail) if successes > 0 else 0.0
    return low, _quantile(successes + 1, fails, 1 - tail) if fails > 0 else 1.0


def jeffreys(successes: float, n: float, confidence: float) -> Limits:
    """Source: Brown, Cai & DasGupta (2001), Statistical Science 16(2)."""
    tail, a, b = (1 - confidence) / 2, successes + 0.5, n - successes + 0.5
    low = _quantile(a, b, tail) if successes > 0 else 0.0
    return low, _quantile(a, b, 1 - tail) if successes < n else 1.0


def likelihood_ratio(successes: float, n: float, confidence: float) -> Limits:
    """The shares whose likelihood is not too far below the largest.

    Source: Agresti (2013), Categorical Data Analysis, 1.3.3.
    """
    reach = quantile_normal((1 + confidence) / 2) ** 2 / 2
    seen = successes / n

    def is_near(share: float) -> bool:
        lost = _part(successes, seen, share) + _part(n - successes, 1 - seen, 1 - share)
        return lost <= reach

    return _edge(is_near, seen, 0.0), _edge(is_near, seen, 1.0)


def _quantile(a: float, b: float, p: float) -> float:
    """Where the beta distribution reaches `p`."""
    return _edge(lambda share: float(betainc(a, b, share)) < p, 0.0, 1.0)


def _part(count: float, seen: float, share: float) -> float:
    if count <= 0:
        return 0.0
    return count * math.log(seen / share) if share > 0 else math.inf


def _edge(is_near: Callable[[float], bool], inside: float, outside: float) -> float:
    """Where a share begins to be too far; `outside` if it never does."""
    if is_near(outside):
        return outside
    for _ in range(200):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_near(middle) else (inside, middle)
    return inside


INTERVALS: dict[str, Callable[[float, float, float], Limits]] = {
    "clopper_pearson": clopper_pearson,
    "jeffreys": jeffreys,
    "likelihood_ratio": likelihood_ratio,
}
