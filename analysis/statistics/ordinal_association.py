"""Measures of association of two ordered variables: tau-b, tau-c, gamma and Somers' d."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.association import Measure, Ratio, measure
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

NO_PAIRS = Undefined(Message("no two cases differ in both variables"))


def ordinal(table: Numbers) -> Mapping[tuple[str, str], Measure]:
    """All measures of `table`, shape (r, c), rows and columns ascending, none empty, r and c above 1.

    Keys: (tau_b | tau_c | gamma, '') and (somers_d, symmetric | row | column), row and column being the dependent one.
    Standard errors by the delta method, those of T without an association (the same T for all but rounding).
    Source: Goodman & Kruskal (1972), Journal of the American Statistical Association 67(338); Somers (1962),
    American Sociological Review 27(6); Stuart (1953), Biometrika 40.
    """
    n, small = float(table.sum()), min(table.shape)
    concordant, discordant = _beyond(table), _beyond(table[:, ::-1])[:, ::-1]
    score, slope = float((table * (concordant - discordant)).sum()), 2 * (concordant - discordant)
    untied, untied_slope = float((table * (concordant + discordant)).sum()), 2 * (concordant + discordant)
    rows, columns = table.sum(axis=1)[:, None], table.sum(axis=0)[None, :]
    of_rows, of_columns = n * n - float((rows**2).sum()), n * n - float((columns**2).sum())
    rows_slope, columns_slope = 2 * (n - rows) + 0 * table, 2 * (n - columns) + 0 * table
    both = math.sqrt(of_rows) * math.sqrt(of_columns)
    both_slope = (rows_slope * of_columns + columns_slope * of_rows) / (2 * both)
    below = {
        ("tau_b", ""): (both, both_slope),
        ("tau_c", ""): ((small - 1) / small * n * n, 2 * (small - 1) / small * n + 0 * table),
        ("somers_d", "symmetric"): ((of_rows + of_columns) / 2, (rows_slope + columns_slope) / 2),
        ("somers_d", "row"): (of_columns, columns_slope),
        ("somers_d", "column"): (of_rows, rows_slope),
    }
    found = {key: measure(table, Ratio(score, *_with(each, slope))) for key, each in below.items()}
    gamma = Measure(NO_PAIRS, NO_PAIRS, NO_PAIRS, NO_PAIRS)
    if untied > 0:
        gamma = measure(table, Ratio(score, untied, slope, untied_slope))
    return {**found, ("gamma", ""): gamma}


def _with(below: tuple[float, Numbers], slope: Numbers) -> tuple[float, Numbers, Numbers]:
    return below[0], slope, below[1]


def _beyond(table: Numbers) -> Numbers:
    """For each cell the count of the cells above and left of it, and below and right of it."""
    above = np.zeros((table.shape[0] + 1, table.shape[1] + 1))
    above[1:, 1:] = table.cumsum(axis=0).cumsum(axis=1)
    after = np.zeros_like(above)
    after[:-1, :-1] = table[::-1, ::-1].cumsum(axis=0).cumsum(axis=1)[::-1, ::-1]
    found: Numbers = above[:-1, :-1] + after[1:, 1:]
    return found
