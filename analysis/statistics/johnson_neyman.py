"""Where along a moderator an effect turns from significant to not."""

import math

from analysis.statistics.distributions import quantile_t


def boundaries(
    effect: float, change: float, variance: float, covariance: float, variance_of_change: float, df: float, alpha: float
) -> tuple[float, ...]:
    """The values w at which the two-sided p of `effect` + `change` w equals `alpha`, ascending; none, one or two.

    `variance` is that of `effect`, `covariance` that of the two, `variance_of_change` that of `change`; `df` > 0.
    Source: Johnson & Neyman (1936), Statistical Research Memoirs 1; Bauer & Curran (2005), Multivariate Behavioral
    Research 40(3), eq. 11.
    """
    if variance <= 0 or variance_of_change <= 0:
        return ()
    # In units of the standard errors, so that no square leaves the range of floating point.
    first, second = math.sqrt(variance), math.sqrt(variance_of_change)
    limit = quantile_t(1 - alpha / 2, df) ** 2
    a = (change / second) ** 2 - limit
    b = 2 * (effect / first * (change / second) - limit * (covariance / first / second))
    c = (effect / first) ** 2 - limit
    inner = b**2 - 4 * a * c
    if inner < 0 or a == 0:
        return (-c / b * (first / second),) if a == 0 and b != 0 else ()
    q = -(b + math.copysign(math.sqrt(inner), b)) / 2
    roots = {q / a, c / q} if q != 0 else {0.0}
    return tuple(sorted(root * (first / second) for root in roots))
