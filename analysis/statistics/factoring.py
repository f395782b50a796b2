"""Principal components and principal axes of a correlation matrix."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.inversion import squared_multiple_correlations
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]

SMALLEST_CHANGE = 0.001
MOST_ITERATIONS = 25
STANDING_STILL = 1e-8
MOST_TO_STAND_STILL = 1_000
ROUNDING = 1e-9
SMALLEST_UNIQUENESS = 0.005
"""A unique variance is kept from falling below this, as factanal and psych keep it: one at the bound is improper."""


@dataclass(frozen=True)
class Extraction:
    """k items on m factors; columns of `loadings` fall in the order of their eigenvalues and sum to 0 or more (D33)."""

    eigenvalues: Numbers  # (k,), of the whole correlation matrix, descending, also for principal axes (D27)
    initial: Numbers  # (k,): communalities before extraction
    loadings: Numbers  # (k, m)
    iterations: int = 0
    change: float = 0.0  # the largest of a communality in the last iteration
    converged: bool = True
    improper: bool = False  # a communality passed 1, and there are no loadings
    at_the_edge: tuple[int, ...] = ()  # items whose unique variance could fall no further: Heywood cases
    discrepancy: float = 0.0  # the least value of what was minimised

    @property
    def communalities(self) -> Numbers:
        """(k,): the share of each item's variance that the factors account for."""
        found: Numbers = (self.loadings**2).sum(axis=1)
        return found


def eigenvalues_of(correlation: Numbers) -> Numbers:
    """The eigenvalues of `correlation`, shape (k, k), descending, none below 0."""
    found = np.linalg.eigvalsh(correlation)[::-1]
    return np.asarray(np.where(found > 0, found, 0.0), dtype=np.float64)


def count_above_one(eigenvalues: Numbers) -> int:
    """How many eigenvalues are above 1, one that differs from 1 only by rounding not counted (D27)."""
    return int((eigenvalues > 1 + ROUNDING).sum())


def principal_components(matrix: Numbers, m: int) -> Extraction:
    """The first `m` components of `matrix`, shape (k, k): correlations, or covariances in whose units they load."""
    return Extraction(eigenvalues_of(matrix), np.ones(len(matrix)), loadings_on(matrix, m))


def principal_axes(
    matrix: Numbers,
    m: int,
    smallest_change: float = SMALLEST_CHANGE,
    most: int = MOST_ITERATIONS,
    start: Numbers | None = None,
) -> Extraction:
    """`m` principal axes: communalities from squared multiple correlations until none changes by .001 (D28).

    Where the matrix has no inverse they start from each item's largest correlation, and where `start` is given, from
    these shares of the items' variances, shape (k,). `most` iterations, 25 in SPSS. Of covariances, `matrix`, shape
    (k, k), the loadings and the change are in the items' units.
    Source: Harman (1976), Modern Factor Analysis; spss.md D28.
    """
    variances = np.diag(matrix).copy()
    eigenvalues = eigenvalues_of(matrix)
    initial = first_communalities(matrix / np.sqrt(np.outer(variances, variances))) if start is None else start
    reduced, communalities = matrix.copy(), initial * variances
    loadings, change, iteration = np.zeros((len(matrix), m)), np.inf, 0
    while change >= smallest_change and iteration < most:
        iteration += 1
        np.fill_diagonal(reduced, communalities)
        loadings = loadings_on(reduced, m)
        found = (loadings**2).sum(axis=1)
        change, communalities = float(np.abs(found - communalities).max()), found
        if (communalities / variances).max() > 1 + ROUNDING:
            nothing = np.zeros((len(matrix), 0))
            return Extraction(eigenvalues, initial, nothing, iteration, change, converged=False, improper=True)
    return Extraction(eigenvalues, initial, loadings, iteration, change, converged=change < smallest_change)


def converged_axes(matrix: Numbers, m: int, start: Numbers | None = None) -> Extraction:
    """`m` principal axes whose communalities stand still."""
    return principal_axes(matrix, m, STANDING_STILL, MOST_TO_STAND_STILL, start)


def reflected(loadings: Numbers) -> Numbers:
    """1 or -1 for each column, shape (m,): what turns its sum positive, or its largest loading where the sum is 0."""
    sums = loadings.sum(axis=0)
    largest = np.take_along_axis(loadings, np.abs(loadings).argmax(axis=0)[None, :], axis=0)[0]
    found: Numbers = np.where(np.where(np.abs(sums) > ROUNDING, sums, largest) < 0, -1.0, 1.0)
    return found


def loadings_on(matrix: Numbers, m: int) -> Numbers:
    """Eigenvectors of the `m` largest eigenvalues, each as long as the root of its own, turned to a sum above 0."""
    values, vectors = np.linalg.eigh(matrix)
    order = np.argsort(values)[::-1][:m]
    loadings = vectors[:, order] * np.sqrt(np.abs(values[order]))
    return np.asarray(loadings * reflected(loadings), dtype=np.float64)


def first_communalities(correlation: Numbers) -> Numbers:
    """Squared multiple correlations, shape (k,); each item's largest correlation where there is no inverse."""
    found = squared_multiple_correlations(correlation)
    if isinstance(found, Undefined):
        return np.asarray(np.abs(correlation - np.eye(len(correlation))).max(axis=0), dtype=np.float64)
    return np.array(found)
