"""An estimate with its standard error, its t and the interval around it."""

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from instrument.records import dataclass


@dataclass(frozen=True)
class Tested:
    """Undefined where the standard error is 0 or no degrees of freedom are left."""

    estimate: float
    se: Statistic
    t: Statistic
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic


def tested(estimate: float, se: float, df: float, confidence: float) -> Tested:
    """`estimate` against 0 with Student's t of `df` degrees of freedom."""
    if df <= 0:
        return Tested(estimate, *[FEW_CASES] * 5)
    if se <= 0:
        return Tested(estimate, 0.0, PERFECT_FIT, PERFECT_FIT, estimate, estimate)
    reach = quantile_t((1 + confidence) / 2, df) * se
    t = estimate / se
    return Tested(estimate, se, t, p_t_two_sided(t, df), estimate - reach, estimate + reach)
