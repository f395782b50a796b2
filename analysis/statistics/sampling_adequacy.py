"""Whether correlations are worth factoring: Kaiser, Meyer and Olkin's measure, and Bartlett's test."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NO_CORRELATION = Undefined(Message("the items do not correlate at all"))
FEW_CASES = Undefined(Message("too few cases"))


@dataclass(frozen=True)
class Adequacy:
    """The measure over all items, and of each."""

    kmo: Statistic
    msa: tuple[Statistic, ...]  # (k,)


@dataclass(frozen=True)
class Sphericity:
    """Bartlett's test that nothing correlates."""

    chi_square: Statistic
    df: Statistic
    p: Statistic


def adequacy(correlation: Numbers) -> Adequacy:
    """KMO and the MSA of each item from correlations, shape (k, k) without NaN (D26).

    Source: Kaiser & Rice (1974), Educational and Psychological Measurement 34(1).
    """
    inverse = inverse_of(correlation)
    if inverse is None:
        return Adequacy(SINGULAR, tuple(SINGULAR for _ in correlation))
    scale = np.sqrt(np.diag(inverse))
    squares, partials = correlation**2, (inverse / np.outer(scale, scale)) ** 2
    np.fill_diagonal(squares, 0.0)
    np.fill_diagonal(partials, 0.0)
    rows = zip(squares.sum(axis=0), partials.sum(axis=0), strict=True)
    msa = tuple(_share(float(own), float(partial)) for own, partial in rows)
    return Adequacy(_share(float(squares.sum()), float(partials.sum())), msa)


def sphericity(correlation: Numbers, n: float) -> Sphericity:
    """Bartlett's test of correlations, shape (k, k) without NaN, over `n` cases (sum of weights, D25).

    Source: Bartlett (1950), British Journal of Psychology 3(2).
    """
    k = len(correlation)
    if inverse_of(correlation) is None:
        return Sphericity(SINGULAR, SINGULAR, SINGULAR)
    factor, df = n - 1 - (2 * k + 5) / 6, k * (k - 1) / 2
    if factor <= 0 or df <= 0:
        return Sphericity(FEW_CASES, FEW_CASES, FEW_CASES)
    chi_square = max(0.0, -factor * float(np.linalg.slogdet(correlation)[1]))
    return Sphericity(chi_square, df, p_chi_square(chi_square, df))


def _share(own: float, partial: float) -> Statistic:
    return own / (own + partial) if math.isfinite(own) and own + partial > 1e-20 else NO_CORRELATION
