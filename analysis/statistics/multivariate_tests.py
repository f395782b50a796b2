"""The four tests of a hypothesis about several dependent variables."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_f
from analysis.statistics.linear_hypotheses import NOTHING_TO_TEST, power_of
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NAMES = ("pillai", "wilks", "hotelling_trace", "roy")

SINGULAR = Undefined(Message("what is left of one dependent variable follows from what is left of the others"))
FEW_LEFT = Undefined(Message("fewer residual degrees of freedom than dependent variables"))
LEAST_EIGENVALUE = 1e-11
"""Of the residual correlations, below which a variable follows from others."""


@dataclass(frozen=True)
class MultivariateTest:
    """One of the four, with its F."""

    value: Statistic
    f: Statistic
    hypothesis_df: Statistic
    error_df: Statistic
    p: Statistic
    partial_eta_squared: Statistic
    noncentrality: Statistic
    observed_power: Statistic
    distribution: str  # exact, approximate, or upper_bound of F


def four_tests(
    hypothesis: Numbers, error: Numbers, q: float, df_error: float, confidence: float
) -> dict[str, MultivariateTest]:
    """Pillai's, Wilks', Hotelling's and Roy's test of `hypothesis` against `error`, both (p, p), on q and df.

    Power is at the level 1 - `confidence`, the noncentrality F times its first df.
    Source: Rao (1951); Pillai (1955); Muller & Peterson (1984), Computational Statistics & Data Analysis 2;
    IBM SPSS Statistics Algorithms, GLM, Multivariate tests.
    """
    roots: Numbers | Undefined = NOTHING_TO_TEST if q <= 0 else _roots(hypothesis, error, df_error)
    if isinstance(roots, Undefined):
        return refused(roots)
    p = float(len(error))
    s = min(p, q)
    m, n = (abs(p - q) - 1) / 2, (df_error - p - 1) / 2
    pillai, trace = float((roots / (1 + roots)).sum()), float(roots.sum())
    wide = s * (2 * m + s + 1)
    exact = "exact" if s == 1 else "approximate"
    f = (2 * n + s + 1) / (2 * m + s + 1) * _over(pillai, s - pillai)
    found = [_tested(pillai, f, wide, s * (2 * n + s + 1), pillai / s, exact, confidence)]
    found.append(_wilks(float(np.prod(1 / (1 + roots))), p, q, df_error, confidence))
    f = 2 * (s * n + 1) * trace / (s**2 * (2 * m + s + 1))
    found.append(_tested(trace, f, wide, 2 * (s * n + 1), trace / (trace + s), exact, confidence))
    largest, r = float(roots.max(initial=0.0)), max(p, q)
    df2 = df_error - r + q
    roy = "exact" if s == 1 else "upper_bound"
    found.append(_tested(largest, largest * df2 / r, r, df2, largest / (1 + largest), roy, confidence))
    return dict(zip(NAMES, found, strict=True))


def refused(why: Undefined) -> dict[str, MultivariateTest]:
    """The four where none can be computed."""
    nothing = MultivariateTest(why, why, why, why, why, why, why, why, "exact")
    return dict.fromkeys(NAMES, nothing)


def _wilks(value: float, p: float, q: float, df_error: float, confidence: float) -> MultivariateTest:
    """By Rao's F, exact where the smaller of p and q is at most 2."""
    beyond = p**2 + q**2 - 5
    t = math.sqrt((p**2 * q**2 - 4) / beyond) if beyond > 0 else 1.0
    df1, df2 = p * q, (df_error + q - (p + q + 1) / 2) * t - (p * q - 2) / 2
    f = _over(1 - value ** (1 / t), value ** (1 / t)) * df2 / df1
    kind, share = "exact" if min(p, q) <= 2 else "approximate", 1 - value ** (1 / min(p, q))
    return _tested(value, f, df1, df2, share, kind, confidence)


def _tested(
    value: float, f: float, df1: float, df2: float, share: float, kind: str, confidence: float
) -> MultivariateTest:
    if df2 <= 0 or not math.isfinite(f):
        few = NOTHING_TO_TEST
        return MultivariateTest(value, few, df1, max(df2, 0.0), few, share, few, few, kind)
    power = power_of(f * df1, df1, df2, confidence)
    return MultivariateTest(value, f, df1, df2, p_f(f, df1, df2), share, f * df1, power, kind)


def _over(one: float, other: float) -> float:
    return one / other if other > 0 else math.inf


def _roots(hypothesis: Numbers, error: Numbers, df_error: float) -> Numbers | Undefined:
    """The eigenvalues of the hypothesis over the error, none below 0."""
    sizes = np.sqrt(np.diag(error))
    if df_error < len(error):
        return FEW_LEFT
    if (sizes <= 0).any():
        return SINGULAR
    scaled = error / np.outer(sizes, sizes)
    if np.linalg.eigvalsh(scaled)[0] < LEAST_EIGENVALUE:
        return SINGULAR
    lower = np.linalg.cholesky(scaled)
    half = np.linalg.solve(lower, hypothesis / np.outer(sizes, sizes))
    turned = np.linalg.solve(lower, half.T)
    return np.asarray(np.maximum(np.linalg.eigvalsh((turned + turned.T) / 2), 0.0))
