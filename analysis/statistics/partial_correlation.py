"""Correlations of two variables without what others explain, and confidence limits of correlations."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.correlation import ROUNDING, mean_ranks
from analysis.statistics.description import CONSTANT, FEW_CASES, NO_CASES, Statistic
from analysis.statistics.distributions import p_t_two_sided, quantile_normal
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

CONSTANT_CONTROL = Undefined(Message("a control variable has the same answer everywhere"))
EXPLAINED = Undefined(Message("the control variables explain a variable wholly"))
PERFECT = Undefined(Message("the correlation is perfect"))

NOTHING = 1e-10  # a share of variance below which controls explain a variable wholly, or a control another
RATIOS = {"pearson": (1.0, 3), "spearman": (1.06, 3), "kendall": (0.437, 4)}


@dataclass(frozen=True)
class Partial:
    """A partial correlation with its two-sided p and degrees of freedom."""

    r: Statistic
    p: Statistic
    df: Statistic


def partial(correlations: Numbers, n: float) -> Partial:
    """The correlation of the first two variables given all others, from `correlations`, shape (k, k), NaN if constant.

    Controls that others determine take no degree of freedom.
    Source: Pearson (1896), Philosophical Transactions A 187; p by Student's t with n - 2 - controls.
    """
    if n <= 0:
        return Partial(NO_CASES, NO_CASES, NO_CASES)
    if np.isnan(np.diag(correlations)).any():
        reason = CONSTANT if np.isnan(np.diag(correlations)[:2]).any() else CONSTANT_CONTROL
        return Partial(reason, reason, reason)
    values, vectors = np.linalg.eigh(correlations[2:, 2:])
    kept = values > NOTHING
    scores = correlations[:2, 2:] @ vectors[:, kept] / np.sqrt(values[kept])
    rest = correlations[:2, :2] - scores @ scores.T
    df = n - 2 - int(kept.sum())
    if min(rest[0, 0], rest[1, 1]) < NOTHING:
        return Partial(EXPLAINED, EXPLAINED, EXPLAINED)
    r = max(-1.0, min(1.0, float(rest[0, 1] / math.sqrt(rest[0, 0] * rest[1, 1]))))
    if df <= 0:
        return Partial(r, FEW_CASES, FEW_CASES)
    unexplained = (1 - r) * (1 + r)
    p = p_t_two_sided(r * math.sqrt(df / unexplained), df) if unexplained > ROUNDING else 0.0
    return Partial(r, p, float(df))


def rank_correlations(values: Numbers, weights: Numbers) -> Numbers:
    """Spearman's rho of the columns of `values`, shape (p, k), weights (p,) above 0; NaN where a column is constant."""
    n = float(weights.sum())
    ranks = np.column_stack([mean_ranks(column, weights) - (n + 1) / 2 for column in values.T])
    products = (ranks * weights[:, None]).T @ ranks
    squares = np.diag(products)
    scale = np.sqrt(np.where(squares > 0, squares, np.nan))
    found: Numbers = np.clip(products / scale[:, None] / scale[None, :], -1.0, 1.0)
    return found


def limits(r: Statistic, n: float, kind: str, confidence: float, controls: int = 0) -> tuple[Statistic, Statistic]:
    """Confidence limits of a correlation by Fisher's z, without his bias adjustment (SPSS's default).

    `kind` is pearson, spearman or kendall; the standard errors of z are 1 / √(n - 3), √(1.06 / (n - 3)) and
    √(.437 / (n - 4)), n less the `controls`.
    Source: Fisher (1921), Metron 1; Fieller, Hartley & Pearson (1957), Biometrika 44.
    """
    variance, lost = RATIOS[kind]
    if isinstance(r, Undefined):
        return r, r
    if n - lost - controls <= 0:
        return FEW_CASES, FEW_CASES
    if abs(r) >= 1:
        return PERFECT, PERFECT
    reach = quantile_normal((1 + confidence) / 2) * math.sqrt(variance / (n - lost - controls))
    return math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach)
