"""Tables of two by two in several strata: Cochran's and Mantel and Haenszel's tests, and one odds ratio for all."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import Test
from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_chi_square, p_normal_two_sided, quantile_normal
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NO_STRATUM = Undefined(Message("no stratum has cases in both rows and both columns"))
ONE_STRATUM = Undefined(Message("only one stratum has cases in both rows and both columns"))
NO_RATIO = Undefined(Message("the common odds ratio is 0 or has no bound"))


@dataclass(frozen=True)
class Independence:
    """Tests that rows and columns are independent in every stratum."""

    cochran: Test
    mantel_haenszel: Test  # with the correction for continuity


@dataclass(frozen=True)
class CommonRatio:
    """Mantel and Haenszel's odds ratio, its logarithm, and limits of both."""

    estimate: Statistic
    ln_estimate: Statistic
    se_ln: Statistic
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic
    ln_ci_low: Statistic
    ln_ci_high: Statistic


def informative(tables: Numbers) -> Numbers:
    """The strata of `tables`, shape (k, 2, 2), with cases in both rows and both columns."""
    kept = (tables.sum(axis=1) > 0).all(axis=1) & (tables.sum(axis=2) > 0).all(axis=1)
    found: Numbers = tables[kept]
    return found


def independence(tables: Numbers, across: bool = True) -> Independence:
    """Tests of `tables`, shape (k, 2, 2), all informative.

    SPSS corrects a gap for continuity wherever it is not 0, even `across` 0; otherwise it is corrected up to 0.
    Source: Cochran (1954), Biometrics 10(4); Mantel & Haenszel (1959), Journal of the National Cancer Institute 22(4).
    """
    if len(tables) == 0:
        refused = Test(NO_STRATUM, NO_STRATUM, NO_STRATUM)
        return Independence(refused, refused)
    n = tables.sum(axis=(1, 2))
    cochran = _one(_gap(tables) ** 2 / float((_margins(tables) / n**3).sum()))
    large, sizes = tables[n > 1], n[n > 1]  # fractions of cases may leave less than one in a stratum
    if len(large) == 0:
        return Independence(cochran, Test(NO_STRATUM, NO_STRATUM, NO_STRATUM))
    gap = _gap(large)
    corrected = gap - 0.5 if gap > (1e-9 if across else 0.5) else 0.0
    return Independence(cochran, _one(corrected**2 / float((_margins(large) / (sizes**2 * (sizes - 1))).sum())))


def _gap(tables: Numbers) -> float:
    """How far the first cells of all strata together are from what independence expects."""
    expected = tables[:, 0].sum(axis=1) * tables[:, :, 0].sum(axis=1) / tables.sum(axis=(1, 2))
    return abs(float((tables[:, 0, 0] - expected).sum()))


def common_ratio(tables: Numbers, confidence: float, expected: float = 1.0) -> CommonRatio:
    """The odds ratio that all strata of `tables`, shape (k, 2, 2), share; `p` tests that it is `expected`.

    Source: Mantel & Haenszel (1959); its variance: Robins, Breslow & Greenland (1986), Biometrics 42(2).
    """
    n = tables.sum(axis=(1, 2))
    agree, differ = tables[:, 0, 0] * tables[:, 1, 1] / n, tables[:, 0, 1] * tables[:, 1, 0] / n
    above, below = float(agree.sum()), float(differ.sum())
    if len(tables) == 0 or above <= 0 or below <= 0:
        return CommonRatio(*([NO_RATIO if len(tables) else NO_STRATUM] * 8))
    p, q = (tables[:, 0, 0] + tables[:, 1, 1]) / n, (tables[:, 0, 1] + tables[:, 1, 0]) / n
    variance = (
        float(p @ agree) / above**2 + float(p @ differ + q @ agree) / (above * below) + float(q @ differ) / below**2
    ) / 2
    log, se = math.log(above / below), math.sqrt(variance)
    reach = quantile_normal((1 + confidence) / 2) * se
    low, high = log - reach, log + reach
    p_value = p_normal_two_sided((log - math.log(expected)) / se)
    return CommonRatio(above / below, log, se, p_value, math.exp(low), math.exp(high), low, high)


def breslow_day(tables: Numbers) -> Test:
    """Whether the strata of `tables`, shape (k, 2, 2), have the same odds ratio.

    Source: Breslow & Day (1980), Statistical Methods in Cancer Research 1, 4.4.
    """
    return _homogeneity(tables, adjusted=False)


def tarone(tables: Numbers) -> Test:
    """Breslow and Day's test as Tarone corrects it. Source: Tarone (1985), Biometrika 72(1)."""
    return _homogeneity(tables, adjusted=True)


def _homogeneity(tables: Numbers, adjusted: bool) -> Test:
    ratio = common_ratio(tables, 0.95).estimate
    if isinstance(ratio, Undefined) or len(tables) < 2:
        reason = ratio if isinstance(ratio, Undefined) else ONE_STRATUM
        return Test(reason, reason, reason)
    fitted = np.array([_fitted(table, ratio) for table in tables])
    variances = 1 / (1 / fitted).sum(axis=(1, 2))
    gaps = tables[:, 0, 0] - fitted[:, 0, 0]
    value = float((gaps**2 / variances).sum())
    if adjusted:
        value = max(0.0, value - float(gaps.sum()) ** 2 / float(variances.sum()))
    return Test(value, float(len(tables) - 1), p_chi_square(value, len(tables) - 1))


def _fitted(table: Numbers, ratio: float) -> Numbers:
    """The counts with the margins of `table`, shape (2, 2), that have the odds ratio `ratio`."""
    row, column, n = float(table[0].sum()), float(table[:, 0].sum()), float(table.sum())
    low, high = max(0.0, row + column - n), min(row, column)
    # (1 - ratio) x² + linear x - ratio row column = 0; this form of the root keeps its digits near a ratio of 1
    linear = n - row - column + ratio * (row + column)
    root = math.sqrt(linear * linear + 4 * (1 - ratio) * ratio * row * column)
    first = min(max(2 * ratio * row * column / (linear + root), low), high)
    return np.array([[first, row - first], [column - first, n - row - column + first]])


def _margins(tables: Numbers) -> Numbers:
    found: Numbers = tables.sum(axis=1).prod(axis=1) * tables.sum(axis=2).prod(axis=1)
    return found


def _one(value: float) -> Test:
    return Test(value, 1.0, p_chi_square(value, 1))
