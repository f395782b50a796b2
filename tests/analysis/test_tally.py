"""What a tally promises: it merges, weights are repeated rows, and its moments are those of the rows."""

import numpy as np
import pytest
from answers import tally_of, variable
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import cells
from instrument.message import Fault

CODES = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, -2.0, 9.0, float("nan")])
ROWS = st.lists(st.tuples(CODES, CODES, CODES, st.integers(0, 3)), max_size=30)
NAMES = ("a", "b", "c")
VARIABLES = tuple(variable(name, range(1, 6), missing=[-2], missing_range=(8, 9)) for name in NAMES)

few = settings(max_examples=60, deadline=None)


def counted(rows, weighted=True):
    columns = {name: [row[at] for row in rows] for at, name in enumerate((*NAMES, "w"))}
    return tally_of(columns, VARIABLES, weight="w" if weighted else None)


def assert_same_patterns(one, other):
    np.testing.assert_array_equal(one.values, other.values)
    np.testing.assert_array_equal(one.missing, other.missing)
    np.testing.assert_array_equal(one.weights, other.weights)


def assert_same_moments(one, other):
    assert one.n == other.n
    np.testing.assert_allclose(one.means, other.means, atol=1e-12)
    np.testing.assert_allclose(one.products, other.products, atol=1e-11)


@few
@given(ROWS, ROWS)
def test_two_tallies_added_are_the_tally_of_all_their_rows(some, more):
    together, apart = counted(some + more), counted(some) + counted(more)
    assert_same_patterns(together.patterns(NAMES), apart.patterns(NAMES))
    np.testing.assert_array_equal(together.patterns(NAMES).counts, apart.patterns(NAMES).counts)
    assert_same_moments(together.moments(NAMES), apart.moments(NAMES))
    for one, other in zip(together.rows(NAMES), apart.rows(NAMES), strict=True):
        np.testing.assert_array_equal(one, other)


@few
@given(ROWS, ROWS, ROWS)
def test_adding_tallies_does_not_depend_on_how_they_are_grouped(some, more, rest):
    first, second, third = counted(some), counted(more), counted(rest)
    left, right = (first + second) + third, first + (second + third)
    assert_same_patterns(left.patterns(NAMES), right.patterns(NAMES))
    assert_same_moments(left.moments(NAMES), right.moments(NAMES))


@few
@given(ROWS)
def test_a_weight_of_two_is_the_row_twice(rows):
    repeated = [row for row in rows for _ in range(row[3])]
    weighted, plain = counted(rows), counted(repeated, weighted=False)
    assert_same_patterns(weighted.patterns(NAMES), plain.patterns(NAMES))
    assert_same_moments(weighted.moments(NAMES), plain.moments(NAMES))


@few
@given(ROWS)
def test_patterns_are_distinct_and_sum_to_the_sample(rows):
    found = counted(rows).patterns(NAMES)
    assert found.weights.sum() == sum(row[3] for row in rows)
    assert found.counts.sum() == sum(row[3] > 0 for row in rows)
    assert len({tuple(map(str, row)) for row in found.values}) == len(found.values)
    assert found.cases.total == found.weights.sum()
    assert found.listwise().weights.sum() == found.cases.valid


@few
@given(ROWS)
def test_patterns_of_fewer_variables_are_counted_from_those_of_more(rows):
    tally = counted(rows)
    assert_same_patterns(tally.patterns(NAMES).of(["c", "a"]), tally.patterns(["c", "a"]))


@few
@given(ROWS)
def test_patterns_some_at_a_time_are_all_patterns(rows):
    tally = counted(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "MOST_ROWS", 2)
        batches = list(tally.pattern_batches(NAMES))
    assert all(len(batch.weights) <= 2 for batch in batches)
    whole = tally.patterns(NAMES)
    np.testing.assert_array_equal(np.vstack([whole.values[:0], *(batch.values for batch in batches)]), whole.values)
    np.testing.assert_array_equal(np.hstack([whole.weights[:0], *(batch.weights for batch in batches)]), whole.weights)


@pytest.mark.parametrize("weighted", [False, True])
def test_keys_that_occur_are_counted_as_in_a_table_of_all(weighted):
    random = np.random.default_rng(4)
    rows = np.column_stack([random.integers(1, 6, (500, 3)), random.integers(0, 4, 500)]).tolist()
    table = counted(rows, weighted).patterns(NAMES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "MOST_CELLS", 0)
        patch.setattr(cells, "BATCH", 16)
        assert_same_patterns(counted(rows, weighted).patterns(NAMES), table)


@few
@given(ROWS)
def test_moments_agree_with_numpy(rows):
    found = counted(rows).moments(NAMES)
    kept = np.array([row for row in rows if row[3] > 0 and set(row[:3]) <= {1, 2, 3, 4, 5}]).reshape(-1, 4)
    assert found.n == kept[:, 3].sum()
    assert found.cases.rows == len(kept)
    if found.n > 1:
        np.testing.assert_allclose(found.means, np.average(kept[:, :3], axis=0, weights=kept[:, 3]))
        expected = np.cov(kept[:, :3].T, fweights=kept[:, 3].astype(int))
        np.testing.assert_allclose(found.covariance, expected, atol=1e-12)


def test_missing_codes_and_ranges_and_empty_cells_are_missing():
    found = counted([(-2, 8, float("nan"), 1), (1, 2, 3, 1)]).patterns(NAMES)
    assert found.missing.tolist() == [[True, True, True], [False, False, False]]
    assert found.cases.valid == 1


def test_moments_far_from_zero_keep_their_digits():
    values = 1e9 + np.array([1.0, 2.0, 3.0, 4.0, 7.0])
    found = tally_of({"x": values}).moments(["x"])
    assert found.covariance[0, 0] == pytest.approx(5.3, rel=1e-12)


def test_a_constant_that_no_binary_number_equals_has_no_variance():
    tally = tally_of({"x": [0.1] * 7, "y": [1, 2, 3, 4, 5, 6, 7], "w": [0.3] * 7}, weight="w")
    found = tally.moments(["x", "y"])
    assert found.products[0].tolist() == [0.0, 0.0]
    assert (tally + tally).moments(["x", "y"]).products[0].tolist() == [0.0, 0.0]
    assert np.isnan(found.correlation[0]).all()


def test_a_correlation_never_passes_one():
    rows = np.random.default_rng(1).normal(size=(50, 1))
    found = tally_of({"x": rows[:, 0], "y": rows[:, 0] * 3 + 0.1}).moments(["x", "y"])
    assert found.correlation[0, 1] <= 1


def test_no_variables_are_one_pattern():
    found = counted([(1, 2, 3, 1), (2, 2, 2, 2)]).patterns([])
    assert found.weights.tolist() == [3.0]


def test_negative_and_missing_weights_leave_a_case_out():
    found = tally_of({"x": [1, 2, 3], "w": [-1, float("nan"), 2]}, weight="w").patterns(["x"])
    assert found.values.tolist() == [[3.0]]


def test_a_text_variable_is_refused():
    tally = tally_of({"a": [1.0]}, [variable("a", is_text=True)])
    with pytest.raises(Fault, match="variable 'a' holds text; possible: a variable of numbers"):
        tally.patterns(["a"])


def test_a_number_that_cannot_be_squared_and_summed_is_refused():
    with pytest.raises(Fault, match=r"^variable .a. holds a number that cannot be computed with; possible: up to 1e"):
        tally_of({"a": [1.0, -1e200]}).moments(["a"])
