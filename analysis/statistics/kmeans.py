"""K-means: cases assigned to the nearest of some centers, which become the means of their cases."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.well_apart import squared_distances
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Update = Callable[[Numbers, Numbers, Numbers], Numbers]


@dataclass(frozen=True)
class Path:
    """The way of the centers, shape (k, p)."""

    initial: Numbers
    changes: tuple[Numbers, ...]  # of every iteration, how far each center moved, (k,)
    largest: float  # coordinate by which a center moved in the last of them
    gap: float  # the least distance of two initial centers
    has_converged: bool
    centers: Numbers  # by which cases are classified at last


def batch(values: Numbers, weights: Numbers, centers: Numbers) -> Numbers:
    """The means of the cases (n, p) nearest to each center (k, p), all assigned before any center moves."""
    return means_of(values, weights, nearest(values, centers)[0], centers)


def running(values: Numbers, weights: Numbers, centers: Numbers) -> Numbers:
    """The means of the cases assigned one by one, each to the center that the cases before it have moved.

    A center counts as one case of its cluster: so SPSS's changes shrink by 1 / (n + 1) once no case moves.
    Source: MacQueen (1967); IBM SPSS Statistics Algorithms, QUICK CLUSTER, step 2.
    """
    found = centers.copy()
    counts = np.ones_like(found)
    for row, weight in zip(values, weights.tolist(), strict=True):
        gaps = row - found
        at = int(np.nansum(gaps * gaps, axis=1).argmin())
        known = ~np.isnan(row)
        counts[at, known] += weight
        found[at, known] += gaps[at, known] * weight / counts[at, known]
    return found


def cluster(
    values: Numbers, weights: Numbers, initial: Numbers, update: Update | None, most: int, criterion: float
) -> Path:
    """Centers after at most `most` updates of `initial`, (k, p), or none at all; values (n, p), weights (n,).

    It ends where no center moves further than `criterion` times the least distance of two initial centers.
    """
    gap = _least_gap(initial)
    centers, changes, largest = initial, list[Numbers](), 0.0
    while update is not None and len(changes) < most:
        moved = update(values, weights, centers)
        steps = moved - centers
        changes.append(np.sqrt(np.square(steps).sum(axis=1)))
        largest, centers = float(np.abs(steps).max()), moved
        if changes[-1].max() <= criterion * gap:
            return Path(initial, tuple(changes), largest, gap, True, centers)
    return Path(initial, tuple(changes), largest, gap, False, centers)


def nearest(values: Numbers, centers: Numbers) -> tuple[NDArray[np.intp], Numbers]:
    """The nearest of the centers (k, p) to each of the rows (n, p), the first of several, and how far it is."""
    away = squared_distances(values, centers)
    labels = np.argmin(away, axis=1)
    return labels, np.sqrt(away[np.arange(len(values)), labels])


def means_of(values: Numbers, weights: Numbers, labels: NDArray[np.intp], otherwise: Numbers) -> Numbers:
    """The weighted means of the rows with each label, (k, p), over known values; `otherwise` where nothing is known."""
    sums, counts = totals(values, weights, labels, len(otherwise))
    return np.where(counts > 0, sums / np.where(counts > 0, counts, 1.0), otherwise)


def totals(values: Numbers, weights: Numbers, labels: NDArray[np.intp], k: int) -> tuple[Numbers, Numbers]:
    """Weighted sums of the rows with each of `k` labels, and the weights of known values, shape (k, p) each."""
    sums, counts = np.zeros((k, values.shape[1])), np.zeros((k, values.shape[1]))
    for at in range(values.shape[1]):
        known = ~np.isnan(values[:, at])
        own = weights[known]
        sums[:, at] = np.bincount(labels[known], own * values[known, at], minlength=k)
        counts[:, at] = np.bincount(labels[known], own, minlength=k)
    return sums, counts


def _least_gap(centers: Numbers) -> float:
    between = squared_distances(centers, centers)
    np.fill_diagonal(between, np.inf)
    least = float(between.min())
    return float(np.sqrt(least)) if np.isfinite(least) else 0.0
