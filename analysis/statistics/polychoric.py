"""The correlation of two normal variables of which only ordered categories are seen."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.bivariate_normal import below, density
from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic
from analysis.statistics.special import chdtrc, ndtr, ndtri
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

EMPTY_CELL = Undefined(Message("an empty cell of a two-by-two table leaves the polychoric correlation at 1 or -1"))
ON_THE_EDGE = Undefined(
    Message("the categories rise or fall together without exception: the polychoric correlation runs to 1 or -1")
)
NO_FREEDOM = Undefined(Message("a two-by-two table leaves no degrees of freedom to test the normal distribution"))

FURTHEST = 0.9999  # a maximum beyond this is taken to lie at the edge
SMALLEST_SHARE = 1e-20
MOST_STEPS = 100


@dataclass(frozen=True)
class Polychoric:
    """A pair's correlation, its standard error, and how well the normal distribution fits the table."""

    r: Statistic
    se: Statistic
    n: float
    chi_square: Statistic  # likelihood ratio of the table against the normal distribution
    df: int
    p: Statistic


def thresholds(counts: Numbers) -> Numbers:
    """The bounds of each category on a standard normal variable, shape (c + 1,), the outer ones infinite.

    `counts`, shape (c,), all above 0.
    """
    share = np.cumsum(counts)[:-1] / math.fsum(counts)
    return np.concatenate([[-np.inf], ndtri(share), [np.inf]])


def polychoric(table: Numbers) -> Polychoric:
    """Two-step maximum likelihood: thresholds from the margins of `table`, shape (a, b), then the correlation.

    Rows and columns without cases are left out. Standard errors take the thresholds as estimated too.
    Source: Olsson (1979), Psychometrika 44(4).
    """
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    n, df = math.fsum(table.ravel()), (table.shape[0] - 1) * (table.shape[1] - 1) - 1
    reason = why_not(table)
    if reason is not None:
        return Polychoric(reason, reason, n, reason, max(df, 0), reason)
    rows, columns = thresholds(table.sum(axis=1)), thresholds(table.sum(axis=0))
    r = correlation(table, rows, columns)
    if isinstance(r, Undefined):
        return Polychoric(r, r, n, r, df, r)
    share = cells(below(rows, columns, r))
    seen = table > 0
    ratio = 2 * math.fsum(table[seen] * np.log(table[seen] / n / np.maximum(share[seen], SMALLEST_SHARE)))
    chi_square: Statistic = max(0.0, ratio) if df > 0 else NO_FREEDOM
    p = chi_square if isinstance(chi_square, Undefined) else float(chdtrc(df, chi_square))
    return Polychoric(r, standard_error(table, rows, columns, r), n, chi_square, df, p)


def why_not(table: Numbers) -> Undefined | None:
    """Why a table has no polychoric correlation, if so; rows and columns without cases are left out already."""
    if table.size == 0:
        return NO_CASES
    if math.fsum(table.ravel()) <= 1:
        return ONE_CASE
    if min(table.shape) < 2:
        return CONSTANT
    if table.shape == (2, 2) and (table == 0).any():
        return EMPTY_CELL
    return None


def correlation(table: Numbers, rows: Numbers, columns: Numbers) -> float | Undefined:
    """The correlation that makes `table`, shape (a, b), most likely between thresholds (a + 1,) and (b + 1,).

    Fisher scoring on atanh r, a step halved until the likelihood grows.
    """
    n, z = math.fsum(table.ravel()), 0.0
    best = _log_likelihood(table, rows, columns, 0.0)
    for _ in range(MOST_STEPS):
        r = math.tanh(z)
        share = np.maximum(cells(below(rows, columns, r)), SMALLEST_SHARE)
        slope = cells(density(rows, columns, r)) * (1 - r * r)
        score, information = float((table / share * slope).sum()), n * float((slope**2 / share).sum())
        if information <= 0:
            return ON_THE_EDGE
        move = max(-1.0, min(1.0, score / information))
        for _ in range(40):
            reached = _log_likelihood(table, rows, columns, math.tanh(z + move))
            if reached >= best - 1e-13 * abs(best):
                break
            move /= 2
        z, best = z + move, max(best, reached)
        if abs(math.tanh(z)) > FURTHEST:
            return ON_THE_EDGE
        if abs(move) < 1e-12:
            return math.tanh(z)
    return math.tanh(z)


def cells(at_bounds: Numbers) -> Numbers:
    """What lies in each cell, shape (a, b), from values at its four corners, shape (a + 1, b + 1)."""
    found: Numbers = np.diff(np.diff(at_bounds, axis=0), axis=1)
    return found


def _log_likelihood(table: Numbers, rows: Numbers, columns: Numbers, r: float) -> float:
    share = np.maximum(cells(below(rows, columns, r)), SMALLEST_SHARE)
    return float((table * np.log(share)).sum())


def standard_error(table: Numbers, rows: Numbers, columns: Numbers, r: float) -> float:
    """The standard error of `r`, thresholds estimated too, with the divisor n - 1 as in lavaan."""
    n = math.fsum(table.ravel())
    return math.sqrt(math.fsum((table * influence(table, rows, columns, r) ** 2).ravel()) * n / (n - 1))


def influence(table: Numbers, rows: Numbers, columns: Numbers, r: float) -> Numbers:
    """How far one case in each cell moves the correlation, shape (a, b).

    The sum of products over cases is the asymptotic covariance of correlations of the same cases.
    Source: Muthén (1984), Psychometrika 49(1), with products of scores for the derivatives.
    """
    share = np.maximum(cells(below(rows, columns, r)), SMALLEST_SHARE)
    score = cells(density(rows, columns, r)) / share
    score = np.where(table > 0, score, 0.0)
    moved = score - _through_thresholds(table, rows, columns, r, score / share)
    moved = moved - _through_thresholds(table.T, columns, rows, r, (score / share).T).T
    found: Numbers = moved / float((table * score**2).sum())
    return found


def threshold_errors(counts: Numbers) -> Numbers:
    """Standard errors of the inner thresholds, shape (c - 1,), with the divisor n - 1 as in lavaan.

    `counts`, shape (c,), of the categories of a variable are above 0 and more than 1 together.
    """
    scores, n = _threshold_scores(counts, thresholds(counts)), math.fsum(counts)
    found: Numbers = np.sqrt(np.diag(np.linalg.inv((scores * counts) @ scores.T)) * n / (n - 1))
    return found


def _through_thresholds(table: Numbers, own: Numbers, other: Numbers, r: float, weighted: Numbers) -> Numbers:
    """The part of a case's score that its category moves by way of the thresholds `own`, shape (a, 1).

    `weighted` is the score for r over the share of each cell.
    """
    scores = _threshold_scores(table.sum(axis=1), own)
    inner = own[1:-1]
    slopes = np.exp(-(inner**2) / 2)[:, None] / math.sqrt(2 * math.pi) * _between(other, inner, r)
    # A threshold bounds the category below it from above, and the one above it from below.
    shared = ((table * weighted)[:-1] * slopes).sum(axis=1) - ((table * weighted)[1:] * slopes).sum(axis=1)
    information = (scores * table.sum(axis=1)) @ scores.T
    found: Numbers = (np.linalg.solve(information, shared) @ scores)[:, None]
    return found


def _threshold_scores(counts: Numbers, bounds: Numbers) -> Numbers:
    """The score of each threshold in each category of one variable, shape (c - 1, c)."""
    share = counts / math.fsum(counts)
    heights = np.exp(-(bounds[1:-1] ** 2) / 2) / math.sqrt(2 * math.pi)
    found = np.zeros((len(heights), len(counts)))
    at = np.arange(len(heights))
    found[at, at], found[at, at + 1] = heights / share[:-1], -heights / share[1:]
    return found


def _between(bounds: Numbers, given: Numbers, r: float) -> Numbers:
    """P(the other variable lies in each of its categories | this one is `given`), shape (given, categories)."""
    found: Numbers = np.diff(ndtr((bounds[None, :] - r * given[:, None]) / math.sqrt(1 - r * r)), axis=1)
    return found
