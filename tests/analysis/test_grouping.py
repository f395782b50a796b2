"""Rows of the same values are found whatever the values are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import grouping
from analysis.grouping import code, group

NAN = float("nan")
SMALL = st.sampled_from([1.0, 2.0, 3.0, NAN])
WIDE = st.sampled_from([-1e9, 0.0, -0.0, 7.25, 1e9, float("inf"), NAN])
rows = st.lists(st.tuples(SMALL, WIDE, SMALL, WIDE), max_size=25)


@settings(max_examples=100, deadline=None)
@given(rows)
@pytest.mark.parametrize("most", [4, 2**40])
def test_groups_are_the_distinct_rows_in_ascending_order(most, rows):
    values = np.array(rows, dtype=float).reshape(-1, 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "MOST", most)
        found, groups = group([code(column) for column in values.T], len(values))
    np.testing.assert_array_equal(values[found][groups], values)
    # NaN last, and one: (whether it is NaN, the value)
    expected = sorted({tuple((cell != cell, cell + 0.0 if cell == cell else 0.0) for cell in row) for row in rows})
    ordered = [[NAN if unknown else cell for unknown, cell in row] for row in expected]
    np.testing.assert_array_equal(values[found], np.array(ordered).reshape(-1, 4))


def test_whole_numbers_in_a_narrow_range_are_their_own_codes():
    assert code(np.array([3.0, NAN, -2.0])).codes.tolist() == [5, 6, 0]


def test_an_unknown_column_is_one_group():
    found, groups = group([code(np.full(3, NAN))], 3)
    assert groups.tolist() == [0, 0, 0]
    assert len(found) == 1
