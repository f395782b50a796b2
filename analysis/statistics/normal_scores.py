"""Where values would stand if they were normally distributed."""

import numpy as np
from numpy.typing import NDArray


def normal_scores(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The expected normal value of distinct ascending values, shape (p,), by their `weights`, shape (p,).

    The normal quantile of mean rank / (W + 1), as the normal plots of EXAMINE have it (van der Waerden's scores).
    Source: IBM SPSS Statistics Algorithms, EXAMINE.
    """
    from scipy.special import ndtri

    n = float(weights.sum())
    return np.asarray(ndtri(mean_ranks(weights) / (n + 1)), dtype=np.float64)


def observed_shares(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of the sample up to distinct ascending values, shape (p,): Blom's (rank - 3/8) / (W + 1/4).

    Source: Blom (1958); the default of SPSS's normal P-P plots.
    """
    return (mean_ranks(weights) - 0.375) / (float(weights.sum()) + 0.25)


def mean_ranks(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean rank of the cases of each of the values, shape (p,)."""
    reached = np.cumsum(weights)
    return np.asarray(reached - (weights - 1) / 2, dtype=np.float64)
