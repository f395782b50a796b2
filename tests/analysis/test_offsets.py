"""Numbers far from 0 as decimals less the first of them."""

import numpy as np
import pytest
from answers import tally_of
from scales_answers import close, solve

from analysis.procedures import oneway, ttest
from analysis.statistics.offsets import difference, from_first, offsets


def array(*values):
    return np.array(values, dtype=float)


def test_decimals_far_from_zero_differ_by_their_decimals():
    found = offsets(array(1000000000000.4, 1000000000000.3, 1000000000000.5))
    assert found.origin == 1000000000000.4
    assert found.values.tolist() == [0, -0.1, 0.1]
    assert found.size == 0.1


def test_numbers_near_zero_stay_as_they_are():
    values = array(1, 2, 3.3)
    assert offsets(values).values is values
    assert offsets(values).origin == 0
    assert offsets(array()).values.tolist() == []


def test_numbers_of_more_than_fifteen_digits_are_only_subtracted():
    values = array(1e6 + 1 / 3, 1e6 + 2 / 3)
    found = offsets(values)
    assert found.values.tolist() == (values - values[0]).tolist()
    assert found.size == 1e6 + 2 / 3
    assert difference(array(2.0**60), array(1)) is None


def test_a_constant_is_its_own_origin():
    found = offsets(array(0.1, 0.1, 0.1))
    assert (found.origin, found.values.tolist(), found.size) == (0.1, [0, 0, 0], 0)


def test_columns_are_taken_each_by_its_own():
    rows = np.column_stack([array(1, 5, 2), array(1000000000.1, 1000000000.3, 1000000000.2), array(7.1, 7.1, 7.1)])
    assert from_first(rows).tolist() == [[0, 0, 0], [4, 0.2, 0], [1, 0.1, 0]]


Y = {1: (0.4, 0.3, 0.5, 0.6), 2: (0.3, 0.2, 0.1, 0.4), 3: (0.7, 0.9, 0.8, 0.2)}


def groups(whole):
    cells = [(float(f"{whole}.{str(y)[2:]}"), group) for group, found in Y.items() for y in found]
    return tally_of({"y": [y for y, _ in cells], "z": [y - whole for y, _ in cells], "g": [g for _, g in cells]})


@pytest.mark.parametrize("whole", [10**6, 10**12])
def test_every_test_of_means_is_that_of_the_numbers_near_zero(whole):
    found = []
    for tally in (groups(0), groups(whole)):
        one_way = solve(oneway, tally, variables="y", factor="g", posthoc="tukey,tamhane,snk", contrasts=[[1, -1, 0]])
        numbers = [table for table in one_way.tables if table.name not in ("group_descriptives", "homogeneous_subsets")]
        pair = solve(ttest, tally, variables="y", groups="g", values=[1, 3]).table("independent_test")
        found.append([cell for table in (*numbers, pair) for row in table.rows for cell in row])
    for near, far in zip(*found, strict=True):
        if isinstance(near, float):
            close(far, near, 1e-9)


def test_one_mean_is_held_against_a_value_as_far_away():
    tables = [
        solve(ttest, groups(whole), variables="y", test_value=float(f"{whole}.5")).table("one_sample_test")
        for whole in (0, 10**12)
    ]
    for near, far in zip(tables[0].rows[0][1:], tables[1].rows[0][1:], strict=True):
        close(far, near, 1e-9)
