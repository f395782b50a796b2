"""One answer from several completed data sets."""

import math
from collections.abc import Sequence

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.statistics.linear_model import FEW_CASES
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Pooled:
    """An estimate pooled over imputations."""

    estimate: Statistic
    se: Statistic
    df: Statistic
    t: Statistic
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic
    fraction_missing: Statistic  # of the information about it
    relative_increase: Statistic  # of variance due to missing answers
    relative_efficiency: Statistic  # against infinitely many imputations
    other_df: Statistic  # Rubin's own where df are Barnard & Rubin's, and the other way round


def pool(
    estimates: Sequence[float],
    variances: Sequence[float],
    df_complete: float,
    confidence: float,
    exact: Undefined,
    limited: bool = True,
) -> Pooled:
    """Rubin's rules for `estimates` with their squared standard errors, from at least two imputations.

    `exact` is why there is no test where no estimate has an error.

    Degrees of freedom are Barnard & Rubin's, never more than the `df_complete` of complete data; with infinitely many,
    or not `limited` by them, they are Rubin's own, which SPSS prints.
    Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, 3.3; Barnard & Rubin (1999), Biometrika 86(4).
    """
    m = len(estimates)
    estimate, within = math.fsum(estimates) / m, math.fsum(variances) / m
    if df_complete <= 0:
        return Pooled(estimate, *[FEW_CASES] * 10)
    if within <= 0:
        return Pooled(estimate, *[exact] * 10)
    between = math.fsum((each - estimate) ** 2 for each in estimates) / (m - 1)
    extra = (1 + 1 / m) * between
    increase, share = extra / within, extra / (extra + within)
    df, other = _freedom(m, share, df_complete), _freedom(m, share, math.inf)
    df, other = (df, other) if limited else (other, df)
    fraction = (increase + 2 / (df + 3)) / (increase + 1)
    se = math.sqrt(within + extra)
    reach = quantile_t((1 + confidence) / 2, df) * se
    return Pooled(
        estimate=estimate,
        se=se,
        df=df,
        t=estimate / se,
        p=p_t_two_sided(estimate / se, df),
        ci_low=estimate - reach,
        ci_high=estimate + reach,
        fraction_missing=fraction,
        relative_increase=increase,
        relative_efficiency=1 / (1 + fraction / m),
        other_df=other,
    )


def undefined(reason: Undefined) -> Pooled:
    """Nothing to pool."""
    return Pooled(*[reason] * 11)


def _freedom(m: int, share: float, df_complete: float) -> float:
    """`share` of the variance is due to missing answers."""
    if math.isinf(df_complete):
        return min((m - 1) / share**2, 1e12) if share > 0 else 1e12
    observed = (df_complete + 1) / (df_complete + 3) * df_complete * (1 - share)
    old = (m - 1) / share**2 if share > 1e-6 else math.inf
    return observed if math.isinf(old) else old * observed / (old + observed)
