"""The median test of several groups."""

import numpy as np

from analysis.statistics.arrangements import UNASKED, Effort, Numbers, Whole, into_groups, small
from analysis.statistics.contingency import Test, continuity, expected_counts, occupied, pearson
from analysis.statistics.description import Statistic
from analysis.statistics.groups import Groups
from analysis.statistics.null_distribution import Null
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
    null = None if isinstance(test.value, Undefined) else null_of_sides(counts)
    return MedianTest(counts, test, continuity(counts), null.two_sided if isinstance(null, Null) else null)


def null_of_sides(counts: Numbers, effort: Effort = UNASKED) -> Null | Undefined | None:
    """What chi-square grows with in every table with the margins of `counts`; None where they are many."""
    whole = small(counts.ravel(), effort)
    if whole is None or isinstance(whole, Undefined):
        return whole
    table = np.rint(occupied(counts)).astype(np.int64)
    scores = np.array([1, 0])

    def gain(block: int, held: Whole, moved: Whole) -> Whole:
        added: Whole = moved * scores[block]
        return added

    found = into_groups(table.sum(axis=1), table.sum(axis=0), gain, table.shape[1], effort.states)
    if found is None:
        return None
    return Null(far_from_expected(found[0], table), found[1], float(far_from_expected(table[:1], table)[0]))


def far_from_expected(above: Whole | Numbers, table: Whole | Numbers) -> Numbers:
    """How far cases above the cut, shape (m, groups), are from those that the margins of `table` let expect."""
    expected = expected_counts(table.astype(float))[0]
    found: Numbers = ((above - expected) ** 2 / expected).sum(axis=1)
    return found
