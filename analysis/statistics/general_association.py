"""The Cochran–Mantel–Haenszel test of general association over strata of any size."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import ONE_CATEGORY, Test, occupied
from analysis.statistics.distributions import p_chi_square

Numbers = NDArray[np.float64]

SINGULAR = 1e-10  # an eigenvalue smaller than this share of the largest is 0


def general_association(tables: Numbers) -> Test:
    """Whether rows and columns of `tables`, shape (k, r, c), are independent in every stratum.

    Rows and columns that are empty in all strata do not count, nor do strata with fewer than two cases.
    Source: Landis, Heyman & Koch (1978), International Statistical Review 46(3).
    """
    tables = tables[tables.sum(axis=(1, 2)) > 1]
    whole = tables.sum(axis=0)
    tables = tables[:, whole.sum(axis=1) > 0][:, :, whole.sum(axis=0) > 0]
    r, c = tables.shape[1:]
    if len(tables) == 0 or min(occupied(whole).shape, default=0) < 2:
        return Test(ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY)
    gap, spread = np.zeros((r - 1) * (c - 1)), np.zeros(((r - 1) * (c - 1),) * 2)
    for table in tables:
        n, rows, columns = float(table.sum()), table.sum(axis=1), table.sum(axis=0)
        gap += (table - np.outer(rows, columns) / n)[:-1, :-1].ravel()
        spread += np.kron(_spread(rows, n), _spread(columns, n)) / (n - 1)
    values, vectors = np.linalg.eigh(spread)
    kept = values > SINGULAR * max(float(values[-1]), 0.0)
    if not kept.any():
        return Test(ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY)
    value = float(((gap @ vectors[:, kept]) ** 2 / values[kept]).sum())
    return Test(value, float(kept.sum()), p_chi_square(value, float(kept.sum())))


def _spread(margins: Numbers, n: float) -> Numbers:
    """n times the covariance of one draw's categories but the last."""
    shares = margins[:-1] / n
    found: Numbers = n * (np.diag(shares) - np.outer(shares, shares))
    return found
