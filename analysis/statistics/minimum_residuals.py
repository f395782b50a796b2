"""Factors that leave the smallest residuals, or are the most likely: minimisation over unique variances."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.factoring import (
    SMALLEST_UNIQUENESS,
    Extraction,
    eigenvalues_of,
    first_communalities,
    reflected,
)
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST_STEPS = 500
CLOSEST = 1e-9  # the gradient at which the minimum is found
ROUNDING = 1e-15
OTHER_STARTS = (0.2, 0.5, 0.9)
"""Unique variances to start from beside the usual ones: there may be several minima."""

UNIDENTIFIED = Undefined(Message("there are more factors than so many items can tell apart"))
NO_FREEDOM = Undefined(Message("the model has no degrees of freedom, so nothing is left to test"))
FEW_CASES = Undefined(Message("too few cases"))


@dataclass(frozen=True)
class Minimum:
    """A value of the function, its gradient (k,) and Hessian (k, k)."""

    value: float
    gradient: Numbers
    hessian: Numbers


@dataclass(frozen=True)
class Reached:
    """Where a search ended, after how many steps."""

    point: Numbers
    value: float
    steps: int
    converged: bool


@dataclass(frozen=True)
class Fit:
    """The test that so many factors suffice."""

    chi_square: Statistic
    df: Statistic
    p: Statistic


def degrees_of_freedom(k: int, m: int) -> int:
    """Correlations of `k` items less what `m` factors take."""
    return ((k - m) ** 2 - k - m) // 2


def maximum_likelihood(correlation: Numbers, m: int) -> Extraction | Undefined:
    """`m` factors of `correlation`, shape (k, k), under which it is the most likely.

    Newton's method over log unique variances. Source: Jöreskog (1967), Psychometrika 32(4); derivatives
    Clarke (1970), British Journal of Mathematical and Statistical Psychology 23(1).
    """
    if inverse_of(correlation) is None:
        return SINGULAR
    return solved(correlation, m, _likelihood, _likely_loadings, logarithmic=True)


def unweighted_least_squares(correlation: Numbers, m: int) -> Extraction | Undefined:
    """`m` factors of `correlation`, shape (k, k), with the smallest sum of squared residuals (ULS, minres).

    Source: Harman & Jones (1966), Psychometrika 31(3); Jöreskog (1977), Factor analysis by least squares.
    """
    return solved(correlation, m, _squares, _least_loadings, logarithmic=False)


def goodness_of_fit(found: Extraction, n: float) -> Fit:
    """Bartlett's chi-square that the factors `found` by likelihood or generalized squares suffice, over `n` cases.

    Source: Bartlett (1951), Biometrika 38; Lawley & Maxwell (1971), Factor Analysis as a Statistical Method.
    """
    k, m = found.loadings.shape
    df, factor = degrees_of_freedom(k, m), n - 1 - (2 * k + 5) / 6 - 2 * m / 3
    if df <= 0:
        return Fit(NO_FREEDOM, float(df), NO_FREEDOM)
    if factor <= 0:
        return Fit(FEW_CASES, float(df), FEW_CASES)
    chi_square = max(0.0, factor * found.discrepancy)
    return Fit(chi_square, float(df), p_chi_square(chi_square, df))


def solved(
    correlation: Numbers,
    m: int,
    function: Callable[[Numbers, Numbers, int], Minimum],
    loadings_at: Callable[[Numbers, Numbers, int], Numbers],
    logarithmic: bool,
) -> Extraction | Undefined:
    """`m` factors of `correlation` where `function` of (log) unique variances is least, by their `loadings_at` it."""
    if degrees_of_freedom(len(correlation), m) < 0:
        return UNIDENTIFIED
    initial = first_communalities(correlation)
    start = np.clip((1 - m / (2 * len(initial))) * (1 - initial), SMALLEST_UNIQUENESS, 1.0)
    lowest = SMALLEST_UNIQUENESS
    if logarithmic:
        start, lowest = np.log(start), math.log(SMALLEST_UNIQUENESS)
    starts = [start, *(np.full(len(start), math.log(each) if logarithmic else each) for each in OTHER_STARTS)]
    best = _lowest([_minimise(lambda at: function(correlation, at, m), each, lowest) for each in starts])
    if bool((best.point <= lowest + 1e-12).any()):  # improper; with another item at its bound it may be lower still
        edges = [np.where(np.arange(len(start)) == item, lowest, start) for item in range(len(start))]
        best = _lowest([best, *(_minimise(lambda at: function(correlation, at, m), each, lowest) for each in edges)])
    loadings = loadings_at(correlation, best.point, m)
    order = np.argsort(-(loadings**2).sum(axis=0), kind="stable")
    loadings = loadings[:, order] * reflected(loadings[:, order])
    edge = tuple(int(at) for at in np.flatnonzero(best.point <= lowest + 1e-12))
    eigenvalues, value = eigenvalues_of(correlation), best.value
    return Extraction(
        eigenvalues, initial, loadings, best.steps, converged=best.converged, at_the_edge=edge, discrepancy=value
    )


def _lowest(reached: Sequence[Reached]) -> Reached:
    """The first, unless another ends lower."""
    least = min(each.value for each in reached)
    return next(each for each in reached if each.value <= least + 1e-9)


def _minimise(function: Callable[[Numbers], Minimum], start: Numbers, lowest: float) -> Reached:
    """Where `function` is smallest with no coordinate below `lowest`: Newton on the coordinates that are free."""
    point, found = start, function(start)
    for step in range(1, MOST_STEPS + 1):
        free = np.logical_not((point <= lowest) & (found.gradient > 0))
        slope = float(np.abs(found.gradient[free]).max(initial=0.0))
        if slope < CLOSEST:
            return Reached(point, found.value, step, converged=True)
        move = np.zeros_like(point)
        move[free] = _newton(found.gradient[free], found.hessian[np.ix_(free, free)])
        tried, reached = _step(function, point, found, move, lowest)
        # Rounding lets the value fall no further: where the gradient is flat, this is the minimum.
        if found.value - reached.value <= ROUNDING * max(1.0, found.value) and slope < 1e-6:
            return Reached(point, found.value, step, converged=True)
        if reached.value >= found.value:
            return Reached(point, found.value, step, converged=False)
        point, found = tried, reached
    return Reached(point, found.value, MOST_STEPS, converged=False)


def _step(
    function: Callable[[Numbers], Minimum], point: Numbers, found: Minimum, move: Numbers, lowest: float
) -> tuple[Numbers, Minimum]:
    """The first of ever shorter steps along `move` that lowers the value enough, or the shortest."""
    for halved in range(60):
        tried = np.maximum(point + move / 2**halved, lowest)
        reached = function(tried)
        if reached.value <= found.value + 1e-4 * float(found.gradient @ (tried - point)):
            break
    return tried, reached


def _newton(gradient: Numbers, hessian: Numbers) -> Numbers:
    """The step to the minimum of the quadratic, its curvatures taken as positive and not too small."""
    values, vectors = np.linalg.eigh(hessian)
    curvature = np.maximum(np.abs(values), 1e-8 + 1e-6 * np.abs(values).max())
    step: Numbers = -vectors @ ((vectors.T @ gradient) / curvature)
    return step / max(1.0, float(np.abs(step).max()))


def _likelihood(correlation: Numbers, logs: Numbers, m: int) -> Minimum:
    """The discrepancy at log unique variances `logs`, shape (k,), with its derivatives."""
    scale = np.exp(-logs / 2)
    values, vectors = np.linalg.eigh(correlation * np.outer(scale, scale))
    values, rest = np.maximum(values, 1e-300), len(logs) - m
    small, own = values[:rest], vectors[:, :rest]
    squares = own**2
    gradient = squares @ (1 - small)
    shares = np.zeros((rest, len(values)))
    shares[:, :rest] = (small[:, None] + small[None, :]) / 2
    np.fill_diagonal(shares, 0.0)
    apart = np.minimum(small[:, None] - values[None, rest:], -1e-12)
    shares[:, rest:] = (small[:, None] - 1) * (small[:, None] + values[None, rest:]) / apart
    hessian = (squares * small) @ squares.T + turning(vectors, shares)
    return Minimum(math.fsum(small - np.log(small) - 1), gradient, hessian)


def _squares(correlation: Numbers, uniquenesses: Numbers, m: int) -> Minimum:
    """Half the sum of squared residuals at `uniquenesses`, shape (k,), with its derivatives."""
    values, vectors = np.linalg.eigh(correlation - np.diag(uniquenesses))
    rest = len(values) - m
    small, own = values[:rest], vectors[:, :rest]
    squares = own**2
    shares = np.ones((rest, len(values)))
    np.fill_diagonal(shares, 0.0)
    shares[:, rest:] = 2 * small[:, None] / np.minimum(small[:, None] - values[None, rest:], -1e-12)
    hessian = squares @ squares.T + turning(vectors, shares)
    return Minimum(float(small @ small) / 2, -squares @ small, hessian)


def turning(vectors: Numbers, shares: Numbers) -> Numbers:
    """What the turning of eigenvectors adds to a Hessian, shape (k, k); `shares` of pairs, shape (k - m, k)."""
    pairs = vectors[:, None, :] * vectors[None, :, :]
    found: Numbers = ((pairs[:, :, : len(shares)] @ shares) * pairs).sum(axis=-1)
    return found


def _likely_loadings(correlation: Numbers, logs: Numbers, m: int) -> Numbers:
    scale = np.exp(-logs / 2)
    values, vectors = np.linalg.eigh(correlation * np.outer(scale, scale))
    found: Numbers = vectors[:, -m:] * np.sqrt(np.maximum(values[-m:] - 1, 0)) / scale[:, None]
    return found


def _least_loadings(correlation: Numbers, uniquenesses: Numbers, m: int) -> Numbers:
    values, vectors = np.linalg.eigh(correlation - np.diag(uniquenesses))
    found: Numbers = vectors[:, -m:] * np.sqrt(np.maximum(values[-m:], 0))
    return found
