"""The distribution of the largest of several absolute normals over an independent standard deviation."""

from analysis.statistics.root_search import rising_root
from analysis.statistics.special import ndtr
from analysis.statistics.studentized_range import deviations


def p_studentized_maximum(m: float, k: int, df: float) -> float:
    """P(M ≥ m) of the largest size of `k` ≥ 1 independent standard normals over a deviation with `df` ≥ 1.

    Source: Stoline & Ury (1979), Technometrics 21(1).
    """
    if m <= 0:
        return 1.0
    sizes, mass = deviations(df)
    inside = (2 * ndtr(m * sizes) - 1) ** k
    return min(1.0, max(0.0, float(mass @ (1 - inside))))


def quantile_studentized_maximum(p: float, k: int, df: float) -> float:
    """m with P(M ≤ m) = `p`, 0 < p < 1."""
    return rising_root(lambda m: 1 - p_studentized_maximum(m, k, df), p)
