"""Cases assigned to the groups they are most like."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.discriminant import Functions, Groups

Numbers = NDArray[np.float64]


def pooled_distances(found: Functions, values: Numbers, count: int) -> Numbers:
    """Squared distances of rows (n, p) from the group centroids in the space of the first `count` functions, (n, g)."""
    scores, centroids = found.scores(values)[:, :count], found.centroids[:, :count]
    return np.asarray(np.square(scores[:, None, :] - centroids[None, :, :]).sum(axis=2))


def separate_distances(found: Functions, groups: Groups, values: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """The same by each group's own covariances of the functions, and the logarithms of their determinants, (g,).

    Raises `numpy.linalg.LinAlgError` where a group's covariances have no inverse.
    """
    scores, weights = found.scores(values)[:, :count], found.coefficients[:, :count]
    away, logarithms = np.empty((len(values), len(groups.sizes))), np.empty(len(groups.sizes))
    for at, (size, products) in enumerate(zip(groups.sizes, groups.products, strict=True)):
        if size <= 1:
            raise np.linalg.LinAlgError
        covariance = weights.T @ products @ weights / (size - 1)
        gaps = scores - found.centroids[at, :count]
        away[:, at] = (gaps * np.linalg.solve(covariance, gaps.T).T).sum(axis=1)
        sign, logarithms[at] = np.linalg.slogdet(covariance)
        if sign <= 0:
            raise np.linalg.LinAlgError
    return away, logarithms


def posteriors(distances: Numbers, priors: Numbers, logarithms: Numbers | None = None) -> Numbers:
    """The probabilities of the groups, (n, g), given squared distances."""
    heights = np.log(priors) - 0.5 * (distances + (0.0 if logarithms is None else logarithms))
    raised = np.exp(heights - heights.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def left_out(groups: Groups, values: Numbers, weights: Numbers, labels: NDArray[np.intp]) -> Numbers:
    """Squared distances (n, g) of each row from the groups as they are without one case of it.

    NaN where the covariances of the rest have no inverse.
    Source: Lachenbruch (1967), Biometrics 23(4); IBM SPSS Statistics Algorithms, DISCRIMINANT, cross-validation.
    """
    inverse = np.linalg.inv(groups.within)
    out = np.minimum(weights, 1.0)
    sizes = groups.sizes[labels]
    own = values - groups.means[labels]
    share = sizes * out / (sizes - out)
    pulled = own @ inverse
    shrink = 1 - share * (own * pulled).sum(axis=1)
    left = groups.n - out - len(groups.sizes)
    is_told = (shrink > 1e-10) & (left > 0)
    found = np.empty((len(values), len(groups.sizes)))
    for at, mean in enumerate(groups.means):
        gaps = values - mean
        mine = labels == at
        gaps[mine] *= (sizes / (sizes - out))[mine, None]
        plain = ((gaps @ inverse) * gaps).sum(axis=1)
        found[:, at] = plain + share * (gaps * pulled).sum(axis=1) ** 2 / np.where(is_told, shrink, 1.0)
    return np.where(is_told[:, None], found * left[:, None], np.nan)
