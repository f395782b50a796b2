"""Reliability from the loadings of a factor model: McDonald's omega."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import ONE_CASE, Statistic
from analysis.statistics.minimum_residuals import maximum_likelihood, unweighted_least_squares
from analysis.statistics.oblique_rotation import oblimin
from analysis.statistics.reliability import CONSTANT_SUM
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_ITEMS = Undefined(Message("one factor needs three items or more to be identified"))
NOT_CONVERGED = Undefined(Message("the factor model was not found"))

IMPROPER = Undefined(Message("the general factor would explain more of a group factor than there is"))


@dataclass(frozen=True)
class OneFactor:
    """The loadings of k items on one factor."""

    loadings: Numbers  # (k,), of standardised items
    at_the_edge: tuple[int, ...]  # items whose unique variance could fall no further


@dataclass(frozen=True)
class General:
    """A general factor and group factors at right angles, after Schmid and Leiman."""

    general: Numbers  # (k,)
    groups: Numbers  # (k, m)
    unique: Numbers  # (k,)
    hierarchical: Statistic
    total: Statistic
    at_the_edge: tuple[int, ...]


def one_factor(correlation: Numbers) -> OneFactor | Undefined:
    """The one factor of `correlation`, shape (k, k), by maximum likelihood."""
    if len(correlation) < 3:
        return FEW_ITEMS
    if not np.isfinite(correlation).all():
        return ONE_CASE
    found = maximum_likelihood(correlation, 1)
    if isinstance(found, Undefined):
        return found
    return OneFactor(found.loadings[:, 0], found.at_the_edge) if found.converged else NOT_CONVERGED


def omega_total(loadings: Numbers, sd: Numbers) -> Statistic:
    """Omega of the sum of items with deviations `sd` (k,), from standardised `loadings` (k,) on one factor.

    The variance of the sum that the factor makes, over that variance and the unique variances. With every `sd` 1 it is
    that of standardised items. Source: McDonald (1999), Test Theory, eq. 6.20b; the model is that of Jöreskog (1971).
    """
    explained = math.fsum(sd * loadings) ** 2
    whole = explained + math.fsum(sd**2 * (1 - loadings**2))
    return explained / whole if whole > 0 else CONSTANT_SUM


def general_factor(correlation: Numbers, m: int) -> General | Undefined:
    """A general factor over `m` ≥ 3 group factors of `correlation`, shape (k, k), and its omegas.

    Minres, direct oblimin without Kaiser's normalisation, the correlations of the factors factored by minres in turn,
    and Schmid and Leiman's transformation: omega of R's psych. Hierarchical: the general factor's share in the variance
    of the sum of standardised items; total: of all common factors.
    Source: Schmid & Leiman (1957), Psychometrika 22(1); Zinbarg, Revelle, Yovel & Li (2005), Psychometrika 70(1).
    """
    extracted = unweighted_least_squares(correlation, m)
    if isinstance(extracted, Undefined):
        return extracted
    turned = oblimin(extracted.loadings, 0.0, kaiser=False)
    if isinstance(turned, Undefined):
        return turned
    second = unweighted_least_squares(turned.correlations, 1)
    if isinstance(second, Undefined):
        return second
    if not (extracted.converged and second.converged):
        return NOT_CONVERGED
    upper = second.loadings[:, 0]
    if float(np.abs(upper).max()) > 1:
        return IMPROPER
    general, groups = turned.pattern @ upper, turned.pattern * np.sqrt(1 - upper**2)
    unique, whole = 1 - extracted.communalities, math.fsum(correlation.ravel())
    if whole <= 1e-12 * len(correlation):
        return CONSTANT_SUM
    hierarchical, total = math.fsum(general) ** 2 / whole, 1 - math.fsum(unique) / whole
    return General(general, groups, unique, hierarchical, total, extracted.at_the_edge)
