"""Tests and measures of association in a table of two variables."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ONE_CATEGORY = Undefined(Message("only one category has cases"))
NOT_TWO_BY_TWO = Undefined(Message("computed for a table of two by two only"))
SMALL_EXPECTED = 5


@dataclass(frozen=True)
class Cells:
    """What stands in each cell, shape (r, c); NaN where a row, a column or the rest of the table is empty."""

    expected: Numbers
    residual: Numbers
    standardized: Numbers  # residual / sqrt(expected)
    adjusted: Numbers  # standardized / sqrt((1 - row share)(1 - column share))


@dataclass(frozen=True)
class Test:
    """A statistic that is chi-square distributed where the variables are independent."""

    value: Statistic
    df: Statistic
    p: Statistic


@dataclass(frozen=True)
class Association:
    """Measures built on Pearson's chi-square; their p is that of the test."""

    phi: Statistic  # signed for a table of two by two (D14)
    cramer_v: Statistic
    contingency: Statistic


def rounded_counts(counts: Numbers) -> Numbers:
    """Sums of weights as whole numbers, halves upwards, as SPSS does before any statistic of a crosstab (D17)."""
    found: Numbers = np.floor(counts + 0.5 + 1e-9)  # the order in which weights are added must not decide a half
    return found


def truncated_counts(counts: Numbers) -> Numbers:
    """Sums of weights without their fractions, which CROSSTABS /COUNT=TRUNCATE asks for."""
    found: Numbers = np.floor(counts + 1e-9)
    return found


def occupied(counts: Numbers) -> Numbers:
    """The table without empty rows and columns."""
    found: Numbers = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    return found


def expected_counts(counts: Numbers) -> Numbers:
    """What independence expects in each cell, shape (r, c); zeros for an empty table."""
    n = float(counts.sum())
    found: Numbers = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / (n or 1.0)
    return found


def cells(counts: Numbers) -> Cells:
    """Expected counts and residuals of `counts`, shape (r, c) (D15)."""
    expected = expected_counts(counts)
    residual = counts - expected
    n = float(counts.sum()) or 1.0
    rest = np.outer(1 - counts.sum(axis=1) / n, 1 - counts.sum(axis=0) / n)
    return Cells(expected, residual, _over_root(residual, expected), _over_root(residual, expected * rest))


def pearson(counts: Numbers) -> Test:
    """Pearson's chi-square of `counts`, shape (r, c); empty rows and columns do not count (D12)."""
    table = occupied(counts)
    expected = expected_counts(table)
    return _test(table, lambda: float((((table - expected) ** 2) / expected).sum()))


def likelihood_ratio(counts: Numbers) -> Test:
    """The likelihood ratio chi-square of `counts`, shape (r, c); empty rows and columns do not count."""
    table = occupied(counts)
    seen = table > 0
    ratio = table[seen] / expected_counts(table)[seen]
    return _test(table, lambda: max(0.0, 2 * float((table[seen] * np.log(ratio)).sum())))


def continuity(counts: Numbers) -> Test:
    """Chi-square with Yates's correction of a table of two by two.

    Source: Yates (1934), Supplement to the Journal of the Royal Statistical Society 1(2).
    """
    table = occupied(counts)
    if table.shape != (2, 2):
        return Test(NOT_TWO_BY_TWO, NOT_TWO_BY_TWO, NOT_TWO_BY_TWO)
    n = float(table.sum())
    gap = max(0.0, abs(_determinant(table)) - n / 2)
    margins = math.prod([*table.sum(axis=0).tolist(), *table.sum(axis=1).tolist()])
    return _test(table, lambda: n * gap * gap / margins)


def linear_by_linear(counts: Numbers, row_scores: Numbers, column_scores: Numbers) -> Test:
    """(n - 1) r², r being the correlation of the codes `row_scores`, shape (r,), and `column_scores`, shape (c,).

    Source: Mantel (1963), Journal of the American Statistical Association 58(303); spss.md D12.
    """
    n = float(counts.sum())
    if n <= 0:
        return Test(NO_CASES, NO_CASES, NO_CASES)
    if 1 in occupied(counts).shape:
        return Test(ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY)
    if n <= 1:
        return Test(ONE_CASE, ONE_CASE, ONE_CASE)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    row_gaps, column_gaps = row_scores - rows @ row_scores / n, column_scores - columns @ column_scores / n
    together = float(row_gaps @ counts @ column_gaps)
    value = (n - 1) * together**2 / (float(rows @ row_gaps**2) * float(columns @ column_gaps**2))
    return Test(value, 1.0, p_chi_square(value, 1))


def association(counts: Numbers, row_scores: Numbers, column_scores: Numbers) -> Association:
    """Phi, Cramér's V and the contingency coefficient of `counts`, shape (r, c).

    In a table of two by two phi is the correlation of the codes `row_scores`, shape (r,), and `column_scores`,
    shape (c,), so it has a sign.
    """
    chi_square = pearson(counts).value
    if isinstance(chi_square, Undefined):
        return Association(chi_square, chi_square, chi_square)
    n = float(counts.sum())
    shape = occupied(counts).shape
    phi = math.sqrt(chi_square / n)
    return Association(
        phi=math.copysign(phi, _direction(counts, row_scores, column_scores)) if shape == (2, 2) else phi,
        cramer_v=min(1.0, phi / math.sqrt(min(shape) - 1)),
        contingency=math.sqrt(chi_square / (chi_square + n)),
    )


def _direction(counts: Numbers, row_scores: Numbers, column_scores: Numbers) -> float:
    """Above or below 0 as large codes of two rows and two columns go together or do not."""
    (low, high), (left, right) = row_scores[counts.sum(axis=1) > 0], column_scores[counts.sum(axis=0) > 0]
    return _determinant(occupied(counts)) * math.copysign(1, high - low) * math.copysign(1, right - left) or 1.0


def _test(table: Numbers, value: Callable[[], float]) -> Test:
    if table.size == 0:
        return Test(NO_CASES, NO_CASES, NO_CASES)
    df = (table.shape[0] - 1) * (table.shape[1] - 1)
    if df == 0:
        return Test(ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY)
    found = value()
    return Test(found, float(df), p_chi_square(found, df))


def _determinant(table: Numbers) -> float:
    return float(table[0, 0] * table[1, 1] - table[0, 1] * table[1, 0])


def _over_root(residual: Numbers, variance: Numbers) -> Numbers:
    found: Numbers = residual / np.sqrt(np.where(variance > 0, variance, np.nan))
    return found
