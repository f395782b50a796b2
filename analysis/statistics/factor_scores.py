"""Weights that make factor scores of standardised items."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factoring import ROUNDING
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

NO_UNIQUENESS = Undefined(Message("an item has no variance of its own"))


def component_weights(
    eigenvalues: Numbers, unrotated: Numbers, transformation: Numbers, correlations: Numbers
) -> Numbers | Undefined:
    """Exact weights of principal components, shape (k, m): every method gives these (D34).

    `unrotated` (k, m) become the pattern by `transformation` (m, m); `correlations` (m, m) are of the components.
    """
    m = unrotated.shape[1]
    if float(eigenvalues[:m].min()) <= ROUNDING:
        return SINGULAR
    found: Numbers = unrotated / eigenvalues[:m] @ transformation @ correlations
    return found


def regression_weights(correlation: Numbers, structure: Numbers) -> Numbers | Undefined:
    """Thomson's weights, shape (k, m): the regression of factors on items with `correlation` (k, k) (D34).

    Source: Thurstone (1935), The Vectors of Mind; Thomson (1951), The Factorial Analysis of Human Ability.
    """
    inverse = inverse_of(correlation)
    return SINGULAR if inverse is None else inverse @ structure


def anderson_rubin_weights(correlation: Numbers, pattern: Numbers, communalities: Numbers) -> Numbers | Undefined:
    """Anderson and Rubin's weights, shape (k, m): scores that do not correlate and have a variance of 1.

    Source: Anderson & Rubin (1956), Third Berkeley Symposium 5; IBM SPSS Statistics Algorithms, FACTOR.
    """
    unique = 1 - communalities
    if float(unique.min()) <= ROUNDING:
        return NO_UNIQUENESS
    weighted = pattern / unique[:, None]
    values, vectors = np.linalg.eigh(weighted.T @ correlation @ weighted)
    if float(values[0]) <= ROUNDING:
        return SINGULAR
    found: Numbers = weighted @ (vectors / np.sqrt(values)) @ vectors.T
    return found


def bartlett_weights(pattern: Numbers, communalities: Numbers) -> Numbers | Undefined:
    """Bartlett's weights, shape (k, m): scores without bias, from the `pattern` (k, m) and unique variances.

    Source: Bartlett (1937), British Journal of Psychology 28(1).
    """
    unique = 1 - communalities
    if float(unique.min()) <= ROUNDING:
        return NO_UNIQUENESS
    weighted = pattern / unique[:, None]
    crossed = weighted.T @ pattern
    if float(np.linalg.eigvalsh(crossed)[0]) <= ROUNDING:
        return SINGULAR
    found: Numbers = weighted @ np.linalg.inv(crossed)
    return found
