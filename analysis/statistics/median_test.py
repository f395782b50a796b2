"""The median test of several groups."""

import numpy as np

from analysis.statistics.arrangements import ALIKE, Numbers, Whole, into_groups, share_at_least, small
from analysis.statistics.contingency import Test, continuity, expected_counts, occupied, pearson
from analysis.statistics.description import Statistic
from analysis.statistics.groups import Groups
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class MedianTest:
    """Cases above the cut and not above it in each group, with Pearson's chi-square of them."""

    counts: Numbers  # (2, groups): above, not above
    test: Test
    continuity: Test  # of two groups only
    exact: Statistic | None  # None where cases are many


def median_test(groups: Groups, cut: float) -> MedianTest:
    """The test of groups at `cut`, by default of the procedure the median of all cases.

    Source: Mood (1950), Introduction to the Theory of Statistics, 16.4.
    """
    above = groups.values > cut
    sides = [np.bincount(groups.at[side], groups.weights[side], groups.count) for side in (above, ~above)]
    counts: Numbers = np.array(sides, dtype=np.float64)
    test = pearson(counts)
    exact = None if isinstance(test.value, Undefined) else _exact(counts)
    return MedianTest(counts, test, continuity(counts), exact)


def _exact(counts: Numbers) -> Statistic | None:
    """The share of tables with these margins whose chi-square is as large: of two groups, a Fisher test by distance."""
    whole = small(counts.ravel())
    if whole is None or isinstance(whole, Undefined):
        return whole
    table = np.rint(occupied(counts)).astype(np.int64)
    scores = np.array([1, 0])

    def gain(block: int, held: Whole, moved: Whole) -> Whole:
        added: Whole = moved * scores[block]
        return added

    found = into_groups(table.sum(axis=1), table.sum(axis=0), gain, table.shape[1])
    if found is None:
        return None
    expected = expected_counts(table.astype(float))[0]
    far = ((found[0] - expected) ** 2 / expected).sum(axis=1)
    return share_at_least(far + ALIKE, found[1], float(((table[0] - expected) ** 2 / expected).sum()) + ALIKE)
