"""Measures of association by the scores of rows and columns: Pearson's r, Spearman's rho and eta."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.association import Measure
from analysis.statistics.correlation import ROUNDING, correlation, mean_ranks
from analysis.statistics.description import CONSTANT, Statistic
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

PERFECT = Undefined(Message("the correlation is perfect"))


def scored(table: Numbers, row_scores: Numbers, column_scores: Numbers) -> Measure:
    """Pearson's r of `table`, shape (r, c), none empty, r and c above 1, with scores of shape (r,) and (c,).

    The standard error is that of the delta method with fixed scores; T and p are Student's, as for any correlation.
    Source: Brown & Benedetti (1977), Journal of the American Statistical Association 72(358).
    """
    n = float(table.sum())
    x, y = _centred(row_scores, table.sum(axis=1)), _centred(column_scores, table.sum(axis=0))
    squares_x, squares_y = float(table.sum(axis=1) @ x**2), float(table.sum(axis=0) @ y**2)
    if squares_x <= 0 or squares_y <= 0:
        return Measure(CONSTANT, CONSTANT, CONSTANT, CONSTANT)
    found = correlation(float(x @ table @ y), squares_x, squares_y, n)
    r = float(x @ table @ y) / math.sqrt(squares_x) / math.sqrt(squares_y)
    if abs(r) > 1 - ROUNDING or isinstance(found.r, Undefined):
        return Measure(found.r, 0.0, PERFECT, PERFECT)
    z_x, z_y = (x / math.sqrt(squares_x / n))[:, None], (y / math.sqrt(squares_y / n))[None, :]
    slope = z_x * z_y - r / 2 * (z_x**2 + z_y**2)
    t: Statistic = r * math.sqrt((n - 2) / ((1 - r) * (1 + r))) if n > 2 else CONSTANT
    return Measure(found.r, math.sqrt(float((table * slope**2).sum())) / n, t, found.p)


def spearman_of(table: Numbers) -> Measure:
    """Spearman's rho of `table` as for `scored`, rows and columns ascending; its error holds the ranks fixed."""
    rows, columns = np.arange(table.shape[0]), np.arange(table.shape[1])
    return scored(
        table,
        mean_ranks(rows.astype(float), table.sum(axis=1)),
        mean_ranks(columns.astype(float), table.sum(axis=0)),
    )


def eta(table: Numbers, row_scores: Numbers) -> Measure:
    """The correlation ratio of the row variable, by its scores of shape (r,), over the columns; as for `scored`."""
    x, columns = _centred(row_scores, table.sum(axis=1)), table.sum(axis=0)
    total = float(table.sum(axis=1) @ x**2)
    if total <= 0:
        return Measure(CONSTANT)
    return Measure(math.sqrt(min(1.0, float(((x @ table) ** 2 / columns).sum()) / total)))


def _centred(scores: Numbers, weights: Numbers) -> Numbers:
    shifted: Numbers = scores - scores[0]  # scores far from 0 keep their digits
    found: Numbers = shifted - weights @ shifted / weights.sum()
    return found
