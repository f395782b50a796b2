"""Whole tables of missing answers beside R: lavaan's likelihood, and mice's pool of the same completed data."""

import csv
from functools import cache

import pytest
from completed_answers import WORDS, path, result, sets
from whole_tables import assert_whole

solved = cache(result)


@pytest.mark.parametrize("case", WORDS)
def test_what_is_missing_and_what_mice_pools_of_the_same_data_sets_is_that_of_r(case):
    assert_whole(solved(case), "missing", case, 5e-9)


def test_spss_pools_with_the_degrees_of_freedom_that_mice_has_without_a_bound():
    assert_whole(solved("plain", "spss"), "missing", "plain_spss", 5e-9)


@pytest.mark.parametrize("case", WORDS)
def test_the_data_sets_that_r_pooled_are_those_that_are_drawn(case):
    with path(case).open(encoding="utf-8") as file:
        kept = list(csv.reader(file))
    names, rows = sets(case)
    assert kept[0] == ["set", *names]
    again = "run python tests/analysis/completed_answers.py, then whole.R of missing"
    assert [[float(cell) for cell in row] for row in kept[1:]] == [list(map(float, row)) for row in rows], again
