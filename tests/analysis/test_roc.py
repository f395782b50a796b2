"""ROC curves against R, and states that nobody or everybody has."""

import pytest
from answers import tally_of
from scales_answers import reason, scales, solve
from whole_tables import assert_whole

from analysis.procedures import roc


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("large", {}),
        ("small", {"direction": "small", "distribution": "exponential", "confidence": 0.9}),
    ],
)
def test_areas_and_coordinates_are_those_of_r(case, words):
    found = solve(roc, scales("times"), variables="hours,q5", state="sex", positive=2, unweighted=True, **words)
    assert_whole(found, "roc", case)


def test_a_value_that_both_states_have_is_told_as_a_tie():
    tally = tally_of({"y": [1, 2, 2, 3], "s": [0, 0, 1, 1]})
    table = solve(roc, tally, variables="y", state="s", positive=1).table("area_under_curve")
    assert table.cell({"variable": "y"}, "auc") == 0.875
    assert "y has at least one tie" in str(table.notes[0])


def test_a_state_that_nobody_has_leaves_the_area_undefined():
    tally = tally_of({"y": [1, 2, 2, 3], "s": [0, 0, 1, 1]})
    result = solve(roc, tally, variables="y", state="s", positive=7)
    assert reason(result.table("area_under_curve").rows[0][1]) == "everybody has the same state"
    assert result.table("roc_coordinates").rows == ()
