"""Rotations that keep factors at right angles: varimax, quartimax, equamax; and what others make."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factoring import reflected
from instrument.records import dataclass

Numbers = NDArray[np.float64]

SPSS_CHANGE = 1e-4
"""RCONVERGE: SPSS stops at the first iteration that changes the criterion by no more than this, and counts one more:
two factors, which one turn settles, are told as "converged in 3 iterations"."""

SMALLEST_ANGLE = 1e-12
MOST_SWEEPS = 1000


@dataclass(frozen=True)
class Rotation:
    """Loadings turned to simple structure: `loadings` = unrotated @ `transformation`."""

    loadings: Numbers  # (k, m), columns by their sums of squares, descending, each summing to 0 or more
    transformation: Numbers  # (m, m), orthogonal
    iterations: int  # as SPSS counts them; the rotation itself goes on until nothing moves


@dataclass(frozen=True)
class Oblique:
    """Loadings on correlated factors: `pattern` = unrotated @ `transformation`."""

    pattern: Numbers  # (k, m): regression weights of items on factors
    correlations: Numbers  # (m, m), of the factors
    transformation: Numbers  # (m, m)
    iterations: int = 0  # of the rotation at right angles that promax starts from, as SPSS counts them

    @property
    def structure(self) -> Numbers:
        """(k, m): correlations of items with factors."""
        found: Numbers = self.pattern @ self.correlations
        return found


def varimax(unrotated: Numbers, kaiser: bool = True) -> Rotation:
    """Varimax of `unrotated`, shape (k, m), m > 1. Source: Kaiser (1958), Psychometrika 23(3); spss.md D29."""
    return orthomax(unrotated, 1.0, kaiser)


def quartimax(unrotated: Numbers, kaiser: bool = True) -> Rotation:
    """Quartimax of `unrotated`, shape (k, m), m > 1. Source: Neuhaus & Wrigley (1954), BJSP 7(2)."""
    return orthomax(unrotated, 0.0, kaiser)


def equamax(unrotated: Numbers, kaiser: bool = True) -> Rotation:
    """Equamax of `unrotated`, shape (k, m), m > 1. Source: Saunders (1962), Psychometrika 27(3)."""
    return orthomax(unrotated, unrotated.shape[1] / 2, kaiser)


def orthomax(unrotated: Numbers, gamma: float, kaiser: bool = True) -> Rotation:
    """`unrotated`, shape (k, m), m > 1, by turning one plane after another.

    `gamma` weighs how even the columns become; `kaiser` normalises the rows. Columns are then reflected and put in
    order (D29).
    Source: Harman (1976), Modern Factor Analysis, 3rd ed., ch. 13.
    """
    m = unrotated.shape[1]
    length = np.sqrt((unrotated**2).sum(axis=1)) if kaiser else np.ones(len(unrotated))
    normal = unrotated / np.where(length > 0, length, 1.0)[:, None]
    turned, transformation = normal.copy(), np.eye(m)
    iterations, criterion = 0, _criterion(turned, gamma)
    for sweep in range(1, MOST_SWEEPS + 1):
        largest = _sweep(turned, transformation, gamma)
        before, criterion = criterion, _criterion(turned, gamma)
        if iterations == 0 and abs(criterion - before) <= SPSS_CHANGE:
            iterations = sweep + 1
        if largest < SMALLEST_ANGLE and iterations:
            break
    return _in_order(unrotated, transformation, iterations)


def _sweep(turned: Numbers, transformation: Numbers, gamma: float) -> float:
    """Turns every pair of columns in place; returns the largest angle."""
    largest = 0.0
    m = turned.shape[1]
    for first in range(m - 1):
        for second in range(first + 1, m):
            angle = _angle(turned[:, first], turned[:, second], gamma)
            largest = max(largest, abs(angle))
            for matrix in (turned, transformation):
                _turn(matrix, first, second, angle)
    return largest


def _angle(x: Numbers, y: Numbers, gamma: float) -> float:
    """The angle in the plane of two columns that makes the criterion largest."""
    share, u, v = gamma / len(x), x**2 - y**2, 2 * x * y
    above = 2 * (float(u @ v) - share * float(u.sum()) * float(v.sum()))
    below = float(u @ u - v @ v) - share * (float(u.sum()) ** 2 - float(v.sum()) ** 2)
    return math.atan2(above, below) / 4 if math.hypot(above, below) > 1e-15 * len(x) else 0.0


def _turn(matrix: Numbers, first: int, second: int, angle: float) -> None:
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y = matrix[:, first].copy(), matrix[:, second].copy()
    matrix[:, first], matrix[:, second] = cosine * x + sine * y, cosine * y - sine * x


def _criterion(turned: Numbers, gamma: float) -> float:
    """The sum over columns of the variance of squared loadings, where `gamma` is 1."""
    squares = turned**2
    return float(((squares**2).mean(axis=0) - gamma * squares.mean(axis=0) ** 2).sum())


def _in_order(unrotated: Numbers, transformation: Numbers, iterations: int) -> Rotation:
    loadings = unrotated @ transformation
    order = np.argsort(-(loadings**2).sum(axis=0), kind="stable")
    transformation = transformation[:, order] * reflected(loadings[:, order])
    return Rotation(unrotated @ transformation, transformation, iterations)
