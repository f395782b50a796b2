"""Rotations that let factors correlate: promax and direct oblimin."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factoring import reflected
from analysis.statistics.rotation import Oblique, varimax
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import replace

Numbers = NDArray[np.float64]

COLLAPSED = Undefined(Message("the factors fell together while they were rotated"))
NOT_CONVERGED = Undefined(Message("the rotation did not converge"))
MOST_STEPS = 5000
FLATTEST = 1e-8  # the projected gradient at which oblimin has arrived


def promax(unrotated: Numbers, kappa: float, kaiser: bool = True) -> Oblique | Undefined:
    """Promax of `unrotated`, shape (k, m), m > 1, as SPSS does it (D30).

    Varimax with Kaiser's normalisation, taken back, or without it; its loadings over the length of each row to the
    power `kappa` are the target. Source: Hendrickson & White (1964), BJSP 17(1); spss.md D30.
    """
    turned = varimax(unrotated, kaiser)
    loadings = turned.loadings
    length = np.sqrt((loadings**2).sum(axis=1))
    target = np.sign(loadings) * np.abs(loadings / np.where(length > 0, length, 1.0)[:, None]) ** kappa
    crossed = loadings.T @ loadings
    if _singular(crossed):
        return COLLAPSED
    weights = np.linalg.solve(crossed, loadings.T @ target)
    sizes = np.sqrt((weights**2).sum(axis=0))
    if (sizes <= 0).any() or _singular((weights / sizes).T @ (weights / sizes)):
        return COLLAPSED
    weights = weights / sizes
    inverse = np.linalg.inv(weights.T @ weights)
    scale = np.sqrt(np.diag(inverse))
    found = _upright(unrotated, turned.transformation @ (weights * scale), inverse / np.outer(scale, scale))
    return replace(found, iterations=turned.iterations)


def oblimin(unrotated: Numbers, delta: float, kaiser: bool = True) -> Oblique | Undefined:
    """Direct oblimin of `unrotated`, shape (k, m), m > 1, from its varimax rotation.

    With Kaiser's normalisation, as SPSS does it (D31); psych and GPArotation go without unless told (`kaiser` False).
    `delta` 0 is direct quartimin; below 0 factors correlate less. Gradient projection.
    Source: Jennrich & Sampson (1966), Psychometrika 31(3); Jennrich (2002), Psychometrika 67(1).
    """
    start = varimax(unrotated)
    length = np.sqrt((start.loadings**2).sum(axis=1))
    normal = start.loadings / np.where(length > 0, length, 1.0)[:, None] if kaiser else start.loadings
    turn = _project(normal, delta)
    if isinstance(turn, Undefined):
        return turn
    return _upright(unrotated, start.transformation @ np.linalg.inv(turn).T, turn.T @ turn)


def _project(normal: Numbers, delta: float) -> Numbers | Undefined:
    """The turn, shape (m, m), columns of length 1, at which no turn lowers the criterion any further."""
    m, step = normal.shape[1], 1.0
    turn = np.eye(m)
    value, gradient = _at(normal, turn, delta)
    for _ in range(MOST_STEPS):
        slope = gradient - turn * (turn * gradient).sum(axis=0)
        size = float(np.sqrt((slope**2).sum()))
        if size < FLATTEST:
            return turn
        step *= 2
        for _ in range(60):
            tried = turn - step * slope
            tried = tried / np.sqrt((tried**2).sum(axis=0))
            if not _singular(tried.T @ tried):
                reached, found = _at(normal, tried, delta)
                if reached < value - size**2 * step / 2:
                    break
            step /= 2
        else:
            return turn if size < 1e-5 else NOT_CONVERGED
        turn, value, gradient = tried, reached, found
    return turn if size < 1e-5 else NOT_CONVERGED


def _at(normal: Numbers, turn: Numbers, delta: float) -> tuple[float, Numbers]:
    """The oblimin criterion and its gradient, shape (m, m), at `turn`."""
    m = len(turn)
    inverse = np.linalg.inv(turn)
    loadings = normal @ inverse.T
    squares = loadings**2
    cross = squares @ (1 - np.eye(m))
    cross = cross - delta * cross.mean(axis=0)
    slope = loadings * cross
    return float((squares * cross).sum()) / 4, -(loadings.T @ slope @ inverse).T


def _upright(unrotated: Numbers, transformation: Numbers, correlations: Numbers) -> Oblique:
    signs = reflected(unrotated @ transformation)
    correlations = correlations * np.outer(signs, signs)
    np.fill_diagonal(correlations, 1.0)
    return Oblique(unrotated @ (transformation * signs), correlations, transformation * signs)


def _singular(matrix: Numbers) -> bool:
    return float(np.linalg.eigvalsh(matrix)[0]) < 1e-10
