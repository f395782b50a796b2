"""Alpha factors: those of the largest reliability over a universe of variables."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factoring import (
    MOST_ITERATIONS,
    SMALLEST_CHANGE,
    Extraction,
    eigenvalues_of,
    first_communalities,
    loadings_on,
    reflected,
)

Numbers = NDArray[np.float64]


def alpha_factors(
    correlation: Numbers, m: int, smallest_change: float = SMALLEST_CHANGE, most: int = MOST_ITERATIONS
) -> Extraction:
    """`m` factors of `correlation`, shape (k, k), scaled by communalities until none of these changes by .001.

    Communalities start from squared multiple correlations, or each item's largest correlation without an inverse; one
    that falls to 0 ends the search, one above 1 does not.
    Source: Kaiser & Caffrey (1965), Psychometrika 30(1); IBM SPSS Statistics Algorithms, FACTOR.
    """
    eigenvalues, initial = eigenvalues_of(correlation), first_communalities(correlation)
    own = np.eye(len(correlation))
    communalities, change, iteration = initial, np.inf, 0
    loadings = np.zeros((len(correlation), m))
    while change >= smallest_change and iteration < most and float(communalities.min()) > 0:
        iteration += 1
        scale = np.sqrt(communalities)
        scaled = (correlation - own) / np.outer(scale, scale) + own
        loadings = loadings_on(scaled, m) * scale[:, None]
        loadings *= reflected(loadings)
        found = (loadings**2).sum(axis=1)
        change, communalities = float(np.abs(found - communalities).max()), found
    return Extraction(eigenvalues, initial, loadings, iteration, change, converged=change < smallest_change)
