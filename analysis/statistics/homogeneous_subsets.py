"""Groups whose means do not differ, as runs of the means in ascending order."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.post_hoc_tests import RangeTest
from analysis.statistics.groups import Sample
from analysis.statistics.range_tests import critical_range, range_p
from analysis.statistics.variance_analysis import FEW_GROUPS, NO_SPREAD, Anova
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Subset:
    """Groups by their position, in ascending order of their means, and how probable their range is if they agree."""

    groups: tuple[int, ...]
    p: float | None  # None: the test has none


@dataclass(frozen=True)
class Subsets:
    """All subsets, the one with the smallest mean first."""

    order: tuple[int, ...]  # every group, in ascending order of the means
    harmonic_n: float  # the harmonic mean of the groups' sizes, which each group counts as
    found: tuple[Subset, ...]


def homogeneous_subsets(
    found: Sequence[Sample], anova: Anova, test: RangeTest, alpha: float, ratio: float = 100.0
) -> Subsets | Undefined:
    """The longest runs of means whose range is not significant at `alpha`; groups count as of harmonic mean size (D6).

    Nothing inside a run that agrees is judged by itself. Sources: Keuls (1952), Euphytica 1; SPSS ONEWAY.
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
            width, inside = _width(widths[start:stop], test), stop - start
            if inside == 1 or width < critical_range(test, inside, len(found), anova, alpha, ratio):
                runs.append(Subset(tuple(order[start:stop]), range_p(width, test, inside, len(found), anova)))
                end = stop
                break
    return Subsets(tuple(order), size, tuple(runs))


def _width(means: Numbers, test: RangeTest) -> float:
    """How far ascending `means` lie apart; for an F test the range of two with as large a sum of squares."""
    if test == "regwf":
        return math.sqrt(2 * float(((means - means.mean()) ** 2).sum()))
    return float(means[-1] - means[0])
