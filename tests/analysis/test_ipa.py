"""Importance–performance analysis against means and paired tests of R."""

import numpy as np
import pytest
from answers import tally_of
from scales_answers import close, numbers, reason, scales, solve

from analysis.procedures import ipa
from instrument.message import Fault

R = numbers("ipa")
QUADRANTS = ("low_priority", "possible_overkill", "concentrate_here", "keep_up")


@pytest.mark.parametrize(("label", "weight"), [("plain", None), ("weighted", "times")])
def test_means_quadrants_and_gaps_are_those_of_r(label, weight):
    table = solve(ipa, scales(weight), importance="q1 to q5", performance="q6 to q10").table("importance_performance")
    for at in range(1, 6):
        for word in ("importance", "performance", "gap", "t", "df", "p"):
            close(table.column(word)[at - 1], R[f"{label}:{at}:{word}"])
        assert table.column("quadrant")[at - 1] == QUADRANTS[int(R[f"{label}:{at}:high"])]
    assert table.column("item")[-1] == "grand_mean"
    close(table.column("importance")[-1], R[f"{label}:grand:importance"])
    close(table.column("performance")[-1], R[f"{label}:grand:performance"])


def test_a_mean_on_the_line_counts_as_high():
    tally = tally_of({"a": [3, 3], "b": [3, 3], "c": [1, 2], "d": [1, 2]})
    table = solve(ipa, tally, importance="a,b", performance="c,d").table("importance_performance")
    assert table.column("quadrant") == ("keep_up", "keep_up", None)


def test_an_item_that_nobody_answers_has_no_quadrant_and_leaves_the_others_theirs():
    tally = tally_of({"a": [4, 5, 3], "b": [2, 1, 2], "c": [1, 2, 2], "d": [np.nan] * 3})
    table = solve(ipa, tally, importance="a,b", performance="c,d").table("importance_performance")
    assert table.column("quadrant") == ("keep_up", None, None)
    assert reason(table.column("gap")[1]) == "no valid cases"
    close(table.column("performance")[2], 5 / 3)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            {"importance": "a,b", "performance": "c"},
            "performance: 1 items of performance; possible: 2, one for each item of importance",
        ),
        (
            {"importance": "a,a", "performance": "b,c"},
            "importance: variable 'a' is there twice; possible: each variable once",
        ),
    ],
)
def test_items_that_do_not_pair_are_refused(words, sentence):
    with pytest.raises(Fault) as refused:
        solve(ipa, tally_of({"a": [1], "b": [1], "c": [1]}), **words)
    assert str(refused.value) == sentence
