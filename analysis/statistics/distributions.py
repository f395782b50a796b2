"""Tail probabilities and quantiles of the distributions that tests refer to."""

import math

from analysis.statistics.special import (
    chdtrc,
    fdtrc,
    fdtri,
    ndtri,
    stdtr,
    stdtrit,
)


def p_chi_square(x: float, df: float) -> float:
    """P(X ≥ x) of chi-square with `df` > 0 degrees of freedom."""
    return float(chdtrc(df, x))


def p_t_two_sided(t: float, df: float) -> float:
    """P(|T| ≥ |t|) of Student's t with `df` > 0 degrees of freedom, whole or fractional."""
    return 2 * float(stdtr(df, -abs(t)))


def p_f(f: float, df1: float, df2: float) -> float:
    """P(X ≥ f) of F with `df1`, `df2` > 0 degrees of freedom."""
    return float(fdtrc(df1, df2, f))


def p_normal_two_sided(z: float) -> float:
    """P(|Z| ≥ |z|) of the standard normal."""
    return math.erfc(abs(z) / math.sqrt(2))


def p_normal_above(z: float) -> float:
    """P(Z ≥ z) of the standard normal."""
    return math.erfc(z / math.sqrt(2)) / 2


def quantile_normal(p: float) -> float:
    """z with P(Z ≤ z) = `p`, 0 < p < 1."""
    return float(ndtri(p))


def quantile_t(p: float, df: float) -> float:
    """t with P(T ≤ t) = `p`, 0 < p < 1."""
    return float(stdtrit(df, p))


def quantile_f(p: float, df1: float, df2: float) -> float:
    """f with P(X ≤ f) = `p`, 0 < p < 1."""
    return float(fdtri(df1, df2, p))
