"""Image factors: of the part of each item that all others predict."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factoring import Extraction, eigenvalues_of, first_communalities, reflected
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]


def image_factors(matrix: Numbers, m: int) -> Extraction | Undefined:
    """`m` image factors of `matrix`, shape (k, k): correlations, or covariances in whose units they load.

    Source: Kaiser (1963), in Harris (ed.), Problems in Measuring Change; IBM SPSS Statistics Algorithms, FACTOR.
    """
    scale = np.sqrt(np.diag(matrix))
    correlation = matrix / np.outer(scale, scale)
    inverse = inverse_of(correlation)
    if inverse is None:
        return SINGULAR
    alone = 1 / np.sqrt(np.diag(inverse))  # of the part that the others do not predict
    values, vectors = np.linalg.eigh(correlation / np.outer(alone, alone))
    values, vectors = values[::-1][:m], vectors[:, ::-1][:, :m]
    loadings = (scale * alone)[:, None] * vectors * (values - 1) / np.sqrt(values)
    return Extraction(eigenvalues_of(matrix), first_communalities(correlation), loadings * reflected(loadings))


def image_variance(matrix: Numbers) -> float:
    """The sum of the variances of the images: of what the others predict of each item; all of it without an inverse."""
    scale = np.diag(matrix)
    inverse = inverse_of(matrix / np.sqrt(np.outer(scale, scale)))
    found = scale if inverse is None else scale * (1 - 1 / np.diag(inverse))
    return float(found.sum())
