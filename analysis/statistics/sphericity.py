"""Whether variables have the same variance and no covariance, and how far degrees of freedom must be cut if not."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.multivariate_tests import LEAST_EIGENVALUE, SINGULAR
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ONE_CONTRAST = Undefined(Message("a single contrast is always spherical"))


@dataclass(frozen=True)
class Sphericity:
    """Mauchly's test, and the factors by which degrees of freedom are multiplied."""

    mauchly_w: Statistic
    chi_square: Statistic
    df: float
    p: Statistic
    greenhouse_geisser: Statistic
    huynh_feldt: Statistic
    lower_bound: float


def sphericity(error: Numbers, df_error: float, n: float) -> Sphericity:
    """Of orthonormal contrasts with the residual cross-products `error`, shape (r, r), on `df_error`, of n cases.

    Huynh and Feldt's factor is that of 1976 with n in it, as SPSS 27 prints it; Lecoutre's correction of 1991, which
    R's car has, puts df_error + 1 for n, and is the same without factors between subjects.
    Source: Mauchly (1940), Annals of Mathematical Statistics 11; Box (1954), 25; Greenhouse & Geisser (1959),
    Psychometrika 24; Huynh & Feldt (1976), Journal of Educational Statistics 1; the second term of p: Anderson (2003),
    An Introduction to Multivariate Statistical Analysis, 10.7.4.
    """
    r = len(error)
    if r == 1:
        return Sphericity(1.0, 0.0, 0.0, ONE_CONTRAST, 1.0, 1.0, 1.0)
    trace, df = float(np.trace(error)), r * (r + 1) / 2 - 1
    if trace <= 0 or df_error <= 0:
        return Sphericity(SINGULAR, SINGULAR, df, SINGULAR, SINGULAR, SINGULAR, 1 / r)
    factor = trace**2 / (r * float((error**2).sum()))
    left = r * (df_error - r * factor)
    wider = 1.0 if left <= 0 else min(1.0, (n * r * factor - 2) / left)
    w, chi_square, p = _mauchly(error, df_error, df)
    return Sphericity(w, chi_square, df, p, factor, wider, 1 / r)


def _mauchly(error: Numbers, df_error: float, df: float) -> tuple[Statistic, Statistic, Statistic]:
    r = len(error)
    roots = np.linalg.eigvalsh(error) / (float(np.trace(error)) / r)
    if df_error < r or roots[0] < LEAST_EIGENVALUE:
        return 0.0, SINGULAR, SINGULAR
    logarithm = float(np.log(roots).sum())
    return math.exp(logarithm), *_chi_square(logarithm, r, df_error, df)


def _chi_square(logarithm: float, r: int, df_error: float, df: float) -> tuple[float, float]:
    """The approximate chi-square of the logarithm of W, and its probability with the second term."""
    scale = df_error - (2 * r**2 + r + 2) / (6 * r)
    found = -scale * logarithm
    weight = (r + 2) * (r - 1) * (r - 2) * (2 * r**3 + 6 * r**2 + 3 * r + 2) / (288 * (r * scale) ** 2)
    p = p_chi_square(found, df)
    return found, min(1.0, p + weight * (p_chi_square(found, df + 4) - p))


@dataclass(frozen=True)
class Likelihood:
    """Bartlett's test that residual covariances are those of variables that have nothing in common."""

    likelihood_ratio: Statistic
    chi_square: Statistic
    df: float
    p: Statistic


def bartlett(error: Numbers, df_error: float, n: float) -> Likelihood:
    """The test that `error`, shape (p, p), is proportional to an identity matrix; of n cases.

    Source: IBM SPSS Statistics Algorithms, GLM, Bartlett's test of sphericity.
    """
    p, trace = len(error), float(np.trace(error))
    df = p * (p + 1) / 2 - 1
    roots = np.linalg.eigvalsh(error) / (trace / p) if trace > 0 else np.zeros(p)
    if df_error < p or roots[0] < LEAST_EIGENVALUE:
        return Likelihood(SINGULAR, SINGULAR, df, SINGULAR)
    logarithm = float(np.log(roots).sum())
    chi_square, probability = _chi_square(logarithm, p, df_error, df)
    return Likelihood(math.exp(logarithm * n / 2), chi_square, df, probability)
