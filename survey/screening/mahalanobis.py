"""Cases whose answers lie far from everybody's."""

import numpy as np
from numpy.typing import NDArray

from instrument.kinds import codebook
from instrument.message import Message, Scalar
from instrument.rules import Rule
from survey.scoring import valid
from survey.screening.returned import Evidence, Returned

TINY = 1e-10  # of the largest eigenvalue: what is below is no dimension of its own


def outlying(returned: Returned, rule: Rule) -> Evidence:
    """Cases whose squared Mahalanobis distance over the items has a probability below `p` (chi-square).

    Cases with every item answered, "don't know" being no answer, are measured; degrees of freedom are the dimensions
    that the items have. Nobody is measured where the complete cases are not more than those.
    Source: Mahalanobis (1936); the limit .001: Tabachnick & Fidell (2019), Using Multivariate Statistics, 7th ed.
    """
    from scipy.special import chdtrc

    items = returned.rated(rule)
    if not items:
        return {}
    by_name = codebook(returned.instrument).by_name
    answers = np.column_stack([valid(returned.batch.columns[name], by_name[name]) for name in items])
    complete = np.flatnonzero(np.isfinite(answers).all(axis=1))
    distances, dimensions = squared_distances(answers[complete])
    p = chdtrc(dimensions, distances) if dimensions else np.ones(len(complete))
    found: Evidence = {}
    for at in np.flatnonzero(p < rule.p):
        values: dict[str, Scalar] = {"distance": f"{distances[at]:.1f}", "count": dimensions, "p": f"{p[at]:.2g}"}
        found[int(complete[at])] = Message("squared Mahalanobis distance {distance} on {count} items, p = {p}", values)
    return found


def squared_distances(answers: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """Each row's squared distance from the mean, shape (n,), and how many dimensions the columns have.

    `answers`: (n, k) without missing values; the covariance has the divisor n - 1. Columns that others make up add no
    dimension. Zeros and 0 where n does not exceed k.
    """
    n, k = answers.shape
    if n <= k:
        return np.zeros(n), 0
    centred = answers - answers.mean(axis=0)
    sizes, axes = np.linalg.eigh(centred.T @ centred / (n - 1))
    kept = sizes > max(float(sizes[-1]), 0.0) * TINY
    scores = centred @ axes[:, kept]
    return np.asarray((scores**2 / sizes[kept]).sum(axis=1)), int(kept.sum())
