"""Groups whose means do not differ, as runs of the means in ascending order."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from analysis.statistics.distributions import p_f, quantile_f
from analysis.statistics.groups import Sample
from analysis.statistics.post_hoc import range_quantile
from analysis.statistics.studentized_range import p_studentized_range
from analysis.statistics.variance_analysis import FEW_GROUPS, NO_SPREAD, Anova
from analysis.undefined import Undefined
from instrument.records import dataclass

RangeTest = Literal["tukey", "snk", "scheffe"]


@dataclass(frozen=True)
class Subset:
    """Groups by their position, in ascending order of their means, and how probable their range is if they agree."""

    groups: tuple[int, ...]
    p: float


@dataclass(frozen=True)
class Subsets:
    """All subsets, the one with the smallest mean first."""

    order: tuple[int, ...]  # every group, in ascending order of the means
    harmonic_n: float  # the harmonic mean of the groups' sizes, which each group counts as
    found: tuple[Subset, ...]


def homogeneous_subsets(found: Sequence[Sample], anova: Anova, test: RangeTest, alpha: float) -> Subsets | Undefined:
    """The longest runs of means whose range is not significant at `alpha`; groups count as of harmonic mean size (D6).

    Student–Newman–Keuls judges a range by the number of means in it, and nothing inside a run that agrees; Tukey and
    Scheffé by the number of all means. Source: Keuls (1952), Euphytica 1; SPSS ONEWAY, homogeneous subsets.
    """
    error = anova.mean_square_within
    if isinstance(error, Undefined) or len(found) < 2 or error <= 0:
        return error if isinstance(error, Undefined) else (FEW_GROUPS if len(found) < 2 else NO_SPREAD)
    means = np.array([each.above for each in found], dtype=float)
    order = [int(at) for at in np.argsort(means, kind="stable")]
    size = len(found) / math.fsum(1 / each.n for each in found)
    widths = means[order] / math.sqrt(error / size)
    runs: list[Subset] = []
    end = 0
    for start in range(len(order)):
        for stop in range(len(order), max(end, start), -1):
            width, inside = float(widths[stop - 1] - widths[start]), stop - start
            if inside == 1 or width < _critical(inside, len(found), anova, test, alpha):
                runs.append(Subset(tuple(order[start:stop]), _p(width, inside, len(found), anova, test)))
                end = stop
                break
    return Subsets(tuple(order), size, tuple(runs))


def _critical(inside: int, k: int, anova: Anova, test: RangeTest, alpha: float) -> float:
    """The range of `inside` means, in standard errors of a mean, that is just significant."""
    if test == "scheffe":
        return math.sqrt(2 * (k - 1) * quantile_f(1 - alpha, k - 1, anova.df_within))
    return range_quantile(1 - alpha, inside if test == "snk" else k, anova.df_within)


def _p(width: float, inside: int, k: int, anova: Anova, test: RangeTest) -> float:
    """Of a range of `inside` means, `width` in standard errors of a mean; 1 for a single one."""
    if inside == 1:
        return 1.0
    if test == "scheffe":
        return p_f(width**2 / 2 / (k - 1), k - 1, anova.df_within)
    return p_studentized_range(width, inside if test == "snk" else k, anova.df_within)
