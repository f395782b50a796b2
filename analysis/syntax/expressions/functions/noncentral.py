"""Noncentral distributions: NCDF and NPDF.

The densities of beta, chi-square and F are sums over the Poisson distribution of half the noncentrality.
Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, chapters 29–31.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.statistics.special import compiled
from analysis.syntax.expressions.functions.continuous import beta_density, f_density, gamma_density
from analysis.syntax.expressions.signature import of_numbers
from analysis.syntax.expressions.values import Numbers, numbers_of

special = compiled()
MOST = 100_000
"""Terms of a sum; a noncentrality that needs more has no result."""


def _mixed(part: Callable[..., Numbers]) -> Callable[..., Numbers]:
    """`part(j, x, …)` for j = 0, 1, … weighted by the Poisson distribution of half the last argument."""

    def summed(*values: float) -> float:
        *of, noncentrality = values
        mean = noncentrality / 2
        if any(map(math.isnan, values)) or not 0 <= mean <= MOST / 2:
            return math.nan
        spread = 12 * math.sqrt(mean) + 40
        j = np.arange(max(0, math.floor(mean - spread)), math.ceil(mean + spread))
        weights = np.exp(special.xlogy(j, mean) - mean - special.gammaln(j + 1))
        return float(weights @ part(j, *of))

    return lambda *values: numbers_of(summed, *values)


def _t_density(x: Numbers, df: Numbers, shift: Numbers) -> Numbers:
    further = special.nctdtr(df + 2, shift, x * np.sqrt(1 + 2 / df))
    beside = df / np.where(x == 0, 1, x) * (further - special.nctdtr(df, shift, x))
    logs = special.gammaln((df + 1) / 2) - special.gammaln(df / 2) - shift**2 / 2
    return np.asarray(np.where(x == 0, np.exp(logs) / np.sqrt(math.pi * df), beside))


_beta = _mixed(lambda j, x, a, b: special.betainc(a + j, b, x))
_beta_density = _mixed(lambda j, x, a, b: beta_density(np.array(x), a + j, np.array(b)))
_chi_square_density = _mixed(lambda j, x, df: gamma_density(np.array(x), df / 2 + j, np.array(0.5)))
_f_density = _mixed(
    lambda j, x, a, b: a / (a + 2 * j) * f_density(np.array(a * x) / (a + 2 * j), a + 2 * j, np.array(b))
)


def _shaped(x: Numbers, a: Numbers, b: Numbers, c: Numbers) -> Any:
    return (x >= 0) & (a > 0) & (b > 0) & (c >= 0)


def _in_unit(x: Numbers, a: Numbers, b: Numbers, c: Numbers) -> Any:
    return (x <= 1) & _shaped(x, a, b, c)


def _with_df(x: Numbers, df: Numbers, c: Numbers) -> Any:
    return (x >= 0) & (df > 0) & (c >= 0)


FUNCTIONS = (
    of_numbers("NCDF.BETA", _beta, 4, _in_unit),
    of_numbers("NPDF.BETA", _beta_density, 4, _in_unit),
    of_numbers("NCDF.CHISQ", lambda x, df, c: special.chndtr(x, df, c), 3, _with_df),
    of_numbers("NPDF.CHISQ", _chi_square_density, 3, _with_df),
    of_numbers("NCDF.F", lambda x, a, b, c: special.ncfdtr(a, b, c, x), 4, _shaped),
    of_numbers("NPDF.F", _f_density, 4, _shaped),
    of_numbers("NCDF.T", lambda x, df, c: special.nctdtr(df, c, x), 3, lambda x, df, c: df > 0),
    of_numbers("NPDF.T", _t_density, 3, lambda x, df, c: df > 0),
)
