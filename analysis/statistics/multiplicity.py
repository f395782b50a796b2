"""What several comparisons at once do to each one's p and interval."""

import math

from analysis.statistics.description import Statistic
from analysis.undefined import Undefined


def adjusted_p(p: Statistic, adjustment: str, pairs: float) -> Statistic:
    """`p` of one of `pairs` comparisons, as if it were the smallest of all; `adjustment`: lsd, bonferroni or sidak.

    Source: Dunn (1961), JASA 56; Šidák (1967), JASA 62.
    """
    if isinstance(p, Undefined) or adjustment == "lsd":
        return p
    if adjustment == "sidak":
        return -math.expm1(pairs * math.log1p(-p)) if p < 1 else 1.0
    return min(1.0, p * pairs)


def tail(adjustment: str, confidence: float, pairs: float) -> float:
    """What lies beyond each end of one interval when all of `pairs` hold at `confidence`."""
    if adjustment == "sidak":
        return -math.expm1(math.log(confidence) / pairs) / 2
    return (1 - confidence) / 2 / (pairs if adjustment == "bonferroni" else 1.0)
