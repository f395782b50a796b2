"""How wide a range of several means may be, by each of the tests that part means into homogeneous subsets."""

import math

from analysis.post_hoc_tests import RangeTest
from analysis.statistics.distributions import p_f, quantile_f
from analysis.statistics.post_hoc import range_quantile
from analysis.statistics.studentized_range import p_studentized_range
from analysis.statistics.variance_analysis import Anova


def critical_range(test: RangeTest, inside: int, k: int, anova: Anova, alpha: float, ratio: float) -> float:
    """The range of `inside` of `k` means, in standard errors of a mean, that is just significant at `alpha`.

    Tukey's, Scheffé's, Gabriel's and Hochberg's are of all means, however many are inside; Tukey's b is halfway from
    those of Tukey to those of Student–Newman–Keuls. `ratio` is that of Waller and Duncan, who have no `alpha`.
    Sources: Duncan (1955), Biometrics 11; Welch (1977), JASA 72; IBM SPSS Statistics Algorithms, post hoc tests.
    """
    df = anova.df_within
    match test:
        case "scheffe":
            return math.sqrt(2 * (k - 1) * quantile_f(1 - alpha, k - 1, df))
        case "regwf":
            return math.sqrt(2 * (inside - 1) * quantile_f(1 - _stepped(alpha, inside, k), inside - 1, df))
        case "gabriel" | "hochberg":
            return math.sqrt(2) * _maximum_quantile(1 - alpha, k if test == "gabriel" else k * (k - 1) // 2, df)
        case "waller_duncan":
            return math.sqrt(2) * _waller_duncan(anova, ratio)
        case "tukey_b":
            return (range_quantile(1 - alpha, inside, df) + range_quantile(1 - alpha, k, df)) / 2
        case "duncan":
            return range_quantile((1 - alpha) ** (inside - 1), inside, df)
        case "regwq":
            return range_quantile(1 - _stepped(alpha, inside, k), inside, df)
        case _:
            return range_quantile(1 - alpha, inside if test == "snk" else k, df)


def range_p(width: float, test: RangeTest, inside: int, k: int, anova: Anova) -> float | None:
    """P of a range at least `width` wide, as `critical_range`; 1 of one mean, None where a test has none."""
    if test in ("tukey_b", "waller_duncan"):
        return None
    if inside == 1:
        return 1.0
    df = anova.df_within
    match test:
        case "scheffe":
            return p_f(width**2 / 2 / (k - 1), k - 1, df)
        case "regwf":
            return _unstepped(p_f(width**2 / 2 / (inside - 1), inside - 1, df), inside, k)
        case "gabriel" | "hochberg":
            return _maximum_p(width / math.sqrt(2), k if test == "gabriel" else k * (k - 1) // 2, df)
        case "duncan":
            return -math.expm1(math.log1p(-min(p_studentized_range(width, inside, df), 1 - 1e-16)) / (inside - 1))
        case "regwq":
            return _unstepped(p_studentized_range(width, inside, df), inside, k)
        case _:
            return p_studentized_range(width, inside if test == "snk" else k, df)


def _stepped(alpha: float, inside: int, k: int) -> float:
    """The level of a range of `inside` means, that all ranges together keep to `alpha`."""
    return alpha if inside >= k - 1 else -math.expm1(math.log1p(-alpha) * inside / k)


def _unstepped(p: float, inside: int, k: int) -> float:
    return p if inside >= k - 1 else -math.expm1(math.log1p(-min(p, 1 - 1e-16)) * k / inside)


def _maximum_quantile(p: float, k: int, df: float) -> float:
    from analysis.statistics.other_comparisons import maximum_quantile

    return maximum_quantile(p, k, df)


def _maximum_p(m: float, k: int, df: float) -> float:
    from analysis.statistics.studentized_maximum import p_studentized_maximum

    return p_studentized_maximum(m, k, df)


def _waller_duncan(anova: Anova, ratio: float) -> float:
    from analysis.statistics.waller_duncan import critical_t

    f = anova.f
    return critical_t(f, anova.df_between, anova.df_within, ratio) if isinstance(f, float) else math.inf
