"""Errors that spread unevenly, hypotheses of other values and errors, and cases not selected, beside what R makes."""

import numpy as np
import pytest
from answers import tally_of
from scales_answers import VARIABLES, columns, scales, solve
from whole_tables import assert_whole

from analysis.procedures import glm, logistic

WEIGHTS = {"plain": None, "weighted": "times"}
MODEL = {
    "dependent": "hours",
    "factors": ["unit", "sex"],
    "covariates": ["q1"],
    "design": [["q1"], ["unit"], ["sex"]],
}


@pytest.mark.parametrize("kind", ["hc0", "hc1", "hc2", "hc3", "hc4"])
@pytest.mark.parametrize("label", WEIGHTS)
def test_robust_errors_are_those_of_sandwich(label, kind):
    result = solve(glm, scales(WEIGHTS[label]), **MODEL, robust=kind)
    assert_whole(result, "uneven_errors", f"{label}_{kind}")


@pytest.mark.parametrize("label", WEIGHTS)
def test_tests_of_spread_other_values_and_errors_are_those_of_lm(label):
    result = solve(
        glm,
        scales(WEIGHTS[label]),
        **MODEL,
        spread=["white", "breusch_pagan", "modified_breusch_pagan", "spread_f"],
        hypotheses=[["unit", "1", "-1", "=", "2", ";", "all", "0", "1", "=", "-1"]],
        error_terms=[["unit", "-", "1", "sex", "0.5", "q1"], ["sex", "12", "40"]],
    )
    for name in TABLES:
        assert_whole(result, "uneven_errors", label, only=name)


TABLES = (
    "white_test",
    "breusch_pagan_test",
    "modified_breusch_pagan_test",
    "spread_f_test",
    "contrast_results",
    "contrast_test",
)


@pytest.mark.parametrize("label", WEIGHTS)
def test_the_others_are_classified_as_predict_and_table_have_it(label):
    data = columns()
    data["chosen"] = [float(unit <= 3) for unit in data["unit"]]
    tally = tally_of(data, VARIABLES, weight=WEIGHTS[label])
    result = solve(logistic, tally, dependent="sex", blocks="q1,q4", selected="chosen")
    assert_whole(result, "uneven_errors", label, only="classification")


def test_a_row_of_weight_2_spreads_as_two_rows_do():
    data = columns()
    times = [int(each) for each in data["times"]]
    twice = {name: list(np.repeat(data[name], times)) for name in data}
    words = {**MODEL, "robust": "hc4", "spread": ["white"]}
    weighted, rows = solve(glm, scales("times"), **words), solve(glm, tally_of(twice, VARIABLES), **words)
    for name, word in (("robust_parameters", "se"), ("white_test", "chi_square")):
        for one, other in zip(*(each.table(name, "hours").column(word) for each in (weighted, rows)), strict=True):
            assert one == other or one == pytest.approx(other, rel=1e-9)
