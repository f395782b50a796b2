"""How well a structural model fits: indices made of its chi-square and of residuals."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.special import chdtrc, chndtr
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

SATURATED = Undefined(Message("the model has no degrees of freedom: it reproduces any data"))
NO_BASELINE = Undefined(Message("the independence model fits no worse than its degrees of freedom"))

CLOSE = 0.05  # RMSEA of a close fit: Browne & Cudeck (1993)
TAIL = 0.05  # either side of a 90 % interval


@dataclass(frozen=True)
class Fit:
    """A chi-square with its degrees of freedom."""

    chi_square: float
    df: int

    @property
    def p(self) -> Statistic:
        return SATURATED if self.df == 0 else float(chdtrc(self.df, self.chi_square))

    @property
    def ratio(self) -> Statistic:
        """Chi-square by degree of freedom."""
        return SATURATED if self.df == 0 else self.chi_square / self.df


@dataclass(frozen=True)
class Incremental:
    """How much better than the independence model; cfi is within 0 and 1, the others are not."""

    cfi: Statistic
    tli: Statistic
    nfi: Statistic
    ifi: Statistic


@dataclass(frozen=True)
class Rmsea:
    """Root mean square error of approximation, its 90 % interval, and p of a close fit."""

    value: Statistic
    low: Statistic
    high: Statistic
    p_close: Statistic


def incremental(model: Fit, baseline: Fit) -> Incremental:
    """CFI (Bentler 1990), TLI (Tucker & Lewis 1973), NFI (Bentler & Bonett 1980), IFI (Bollen 1989)."""
    excess, base = max(model.chi_square - model.df, 0.0), baseline.chi_square - baseline.df
    most = max(excess, base, 0.0)
    cfi: Statistic = 1.0 if most == 0 else 1 - excess / most
    if baseline.chi_square <= 0 or baseline.df == 0 or base <= 0:
        return Incremental(cfi, NO_BASELINE, NO_BASELINE, NO_BASELINE)
    ratio = baseline.chi_square / baseline.df
    return Incremental(
        cfi,
        SATURATED if model.df == 0 else (ratio - model.chi_square / model.df) / (ratio - 1),
        1 - model.chi_square / baseline.chi_square,
        (baseline.chi_square - model.chi_square) / (baseline.chi_square - model.df)
        if baseline.chi_square > model.df
        else NO_BASELINE,
    )


def rmsea(model: Fit, n: float, groups: int = 1) -> Rmsea:
    """RMSEA with `n` cases in all; the interval by the noncentral chi-square.

    Source: Browne & Cudeck (1993), in Testing Structural Equation Models; for groups Steiger (1998), 5(4).
    """
    if model.df == 0:
        return Rmsea(SATURATED, SATURATED, SATURATED, SATURATED)
    scale = groups / (n * model.df)
    bounds = [math.sqrt(noncentrality(model, p) * scale) for p in (1 - TAIL, TAIL)]
    close = 1 - float(chndtr(model.chi_square, model.df, CLOSE**2 / scale))
    value = math.sqrt(max(model.chi_square - model.df, 0.0) * scale)
    return Rmsea(value, bounds[0], bounds[1], min(1.0, max(0.0, close)))


def noncentrality(model: Fit, p: float) -> float:
    """The noncentrality under which so small a chi-square has probability `p`; 0 where none is small enough."""
    if float(chndtr(model.chi_square, model.df, 0.0)) < p:
        return 0.0
    low, high = 0.0, max(1.0, model.chi_square)
    while float(chndtr(model.chi_square, model.df, high)) > p:
        low, high = high, 2 * high
    while high - low > 1e-12 * max(1.0, high):
        middle = (low + high) / 2
        if float(chndtr(model.chi_square, model.df, middle)) > p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def srmr(observed: Numbers, implied: Numbers) -> float:
    """Root mean square of the residuals, shape (p, p), in units of the observed deviations (Bentler 1995).

    Taken over variances and covariances alike.
    """
    sd = np.sqrt(np.diag(observed))
    residuals = (observed - implied) / sd[:, None] / sd[None, :]
    return float(np.sqrt((residuals[np.tril_indices(len(sd))] ** 2).mean()))


def srmr_with_means(groups: Sequence[tuple[Numbers, Numbers, Numbers, float]]) -> float:
    """SRMR of several groups: observed and implied covariances, standardised gaps of means, n; weighted by n."""
    total = sum(each[3] for each in groups)
    found = 0.0
    for observed, implied, gaps, n in groups:
        p = len(gaps)
        squares = srmr(observed, implied) ** 2 * (p * (p + 1) / 2) + float((gaps**2).sum())
        found += n / total * math.sqrt(squares / (p * (p + 1) / 2 + p))
    return found


def goodness(observed: Numbers, implied: Numbers, given: Sequence[int] = ()) -> float:
    """GFI: the share of the weighted observed (co)variances, shape (p, p), that the model reproduces.

    The covariances among variables that are `given` do not count.
    Source: Jöreskog & Sörbom (1982), Journal of Marketing Research 19(4); as lavaan computes it.
    """
    counted = observed.copy()
    counted[np.ix_(given, given)] = 0
    missed, whole = np.linalg.solve(implied, observed - implied), np.linalg.solve(implied, counted)
    return 1 - float(np.trace(missed @ missed)) / float(np.trace(whole @ whole))


def adjusted_goodness(gfi: float, moments: int, df: int) -> Statistic:
    """AGFI: GFI held against the degrees of freedom; `moments` observed (co)variances."""
    return SATURATED if df == 0 else 1 - moments / df * (1 - gfi)
