"""Score tests of predictors that are not in a logistic model yet."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.model_tests import ChiSquare, chi_square
from analysis.statistics.subpopulations import Subpopulations
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

REDUNDANT = Undefined(Message("the predictors in the model leave it nothing to add"))

SMALLEST = 1e-10  # share of a candidate's information that the model must leave to it


def score_test(data: Subpopulations, probabilities: Numbers, inside: Numbers, candidates: Numbers) -> ChiSquare:
    """That the columns `candidates` (m, r) add nothing to a model with `inside` (m, c), the constant included.

    `probabilities` (m,) are those of the second answer. Degrees of freedom are the columns that the model and the
    others do not make up. Source: Rao (1948); Hosmer & Lemeshow, Applied Logistic Regression, 2.4.
    """
    root = np.sqrt(data.sizes * probabilities * (1 - probabilities))
    weighted, model = candidates * root[:, None], inside * root[:, None]
    left = weighted - model @ np.linalg.lstsq(model, weighted, rcond=None)[0] if model.shape[1] else weighted
    size = np.sqrt((weighted**2).sum(axis=0))
    kept = (left**2).sum(axis=0) > SMALLEST * size**2
    if not kept.any():
        return ChiSquare(REDUNDANT, 0.0, REDUNDANT)
    score = candidates[:, kept].T @ (data.counts[:, 1] - data.sizes * probabilities)
    left, size = left[:, kept] / size[kept], size[kept]
    values, vectors = np.linalg.eigh(left.T @ left)
    used = values > SMALLEST
    along = vectors[:, used].T @ (score / size)
    return chi_square(float((along**2 / values[used]).sum()), float(used.sum()))
