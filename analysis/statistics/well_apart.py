"""Cases far from one another, where K-means begins."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LEAST, MOST = 64, 65_536  # cases looked at together


def well_apart(values: Numbers, count: int) -> Numbers:
    """Centers (count, p) that are cases of `values`, (n, p): the first ones, each replaced by a later one further away.

    A case whose distance to its nearest center passes that of the two centers closest together replaces that one of the
    two which is nearer to it; else one further from its second nearest center than its nearest is from any other
    replaces its nearest. NaN is a value not known, over which no distance is taken.
    Source: IBM SPSS Statistics Algorithms, QUICK CLUSTER, step 1; Hartigan (1975), Clustering Algorithms.
    """
    centers = values[:count].copy()
    at, size = count, LEAST
    while at < len(values) and count > 1:
        chunk = values[at : at + size]
        place, row = _replaced(chunk, centers)
        if place < 0:
            at, size = at + len(chunk), min(2 * size, MOST)
            continue
        centers[row] = chunk[place]
        at, size = at + place + 1, LEAST
    return centers


def _replaced(chunk: Numbers, centers: Numbers) -> tuple[int, int]:
    """The first case that replaces a center, and which; -1 where none does."""
    away = squared_distances(chunk, centers)
    between = squared_distances(centers, centers)
    np.fill_diagonal(between, np.inf)
    every = np.arange(len(chunk))
    nearest = np.argmin(away, axis=1)
    least = away[every, nearest]
    others = away.copy()
    others[every, nearest] = np.inf
    is_far = least > between.min()
    found = np.flatnonzero(is_far | (others.min(axis=1) > between.min(axis=1)[nearest]))
    if not len(found):
        return -1, -1
    place = int(found[0])
    if not is_far[place]:
        return place, int(nearest[place])
    first, second = divmod(int(np.argmin(between)), len(centers))
    return place, second if away[place, first] > away[place, second] else first


def squared_distances(values: Numbers, centers: Numbers) -> Numbers:
    """Squared Euclidean distances of rows (n, p) from centers (k, p), shape (n, k), over what both hold."""
    found = np.empty((len(values), len(centers)))
    for at, center in enumerate(centers):
        gaps = np.square(values - center)
        found[:, at] = np.nansum(gaps, axis=1)
    return found
