"""Discriminant functions against R's lda and published coefficients, and groups that cannot be told apart."""

import numpy as np
import pytest
from answers import tally_of
from scales_answers import columns, reason, scales, solve
from whole_tables import assert_whole

from analysis.procedures import discriminant
from analysis.result import Fault
from analysis.statistics.discriminant import functions, groups_of

EVERY = (
    "means,univariate,box,raw,coefficients,covariance,correlation,group_covariances,total_covariance,table,"
    "cross_validation"
)


def with_gaps():
    """The answers without the sex of two respondents."""
    found = columns()
    found["sex"] = [float("nan") if at in (2, 8) else sex for at, sex in enumerate(found["sex"])]
    return tally_of(found, [variable for variable in scales().codebook if variable.name != "sex"])


@pytest.mark.parametrize(
    ("case", "tally", "words"),
    [
        ("units", scales(), {"groups": "unit", "variables": "q1,q2,q5,hours", "cases": 20}),
        ("sexes", scales("times"), {"groups": "sex", "variables": "q3,q7,hours", "priors": "size"}),
        ("states", with_gaps(), {"groups": "sex", "variables": "q4,q6", "shares": "0.25,0.75"}),
    ],
)
def test_functions_and_classes_are_those_of_lda(case, tally, words):
    statistics = EVERY.removesuffix(",cross_validation") if case == "states" else EVERY
    assert_whole(solve(discriminant, tally, statistics=statistics, **words), "discriminant", case)


def test_variables_come_one_by_one_as_in_r():
    words = {"method": "wilks", "f_in": 0.8, "f_out": 0.5, "statistics": "pairs"}
    found = solve(discriminant, scales(), groups="unit", variables="q1,q2,q5,q7,hours", **words)
    assert_whole(found, "discriminant", "steps")


def test_what_the_variables_before_leave_is_that_of_lm():
    words = {"variables": "q1,q2,q5,hours", "tolerance": 0.98, "statistics": "table"}
    assert_whole(solve(discriminant, scales(), groups="unit", **words), "discriminant", "failing")


def test_a_variable_that_others_replace_goes_again():
    random = np.random.default_rng(53)
    group = np.repeat([0, 1], 20)
    mixed = random.normal(size=(5, 4))
    values = (random.normal(size=(40, 5)) @ mixed + np.outer(group, random.normal(size=4)) * 1.5).round(1)
    columns = {"g": group, **dict(zip("abcd", values.T, strict=True))}
    found = solve(discriminant, tally_of(columns), groups="g", variables="a,b,c,d", method="wilks", statistics="table")
    changes = [" ".join(map(str, row[1:3])) for row in found.table("discriminant_steps").rows]
    assert changes == ["entered a", "entered c", "entered d", "entered b", "removed a"]
    assert [row[0] for row in found.table("standardized_functions").rows] == ["b", "c", "d"]
    assert [row[0] for row in found.table("discriminant_structure").rows] == ["b", "c", "d", "a"]


def test_no_variable_that_is_good_enough_is_told():
    words = {"method": "wilks", "f_in": 1000}
    found = solve(discriminant, scales(), groups="unit", variables="q1,q2", **words)
    told = reason(found.table("standardized_functions").rows[0][1])
    assert told == "No variables are qualified for the analysis."


def test_functions_of_irises_point_where_they_do_in_spss():
    """Fisher's irises: eigenvalues 32.192 and .285, coefficients as SPSS prints them, signs and all."""
    pytest.importorskip("sklearn.datasets")
    from sklearn.datasets import load_iris

    values, labels = load_iris(return_X_y=True)
    found = functions(groups_of(values, np.ones(150), labels, 3))
    assert found.eigenvalues.round(3).tolist() == [32.192, 0.285]
    assert found.standardized.T.round(3).tolist() == [[-0.427, -0.521, 0.947, 0.575], [0.012, 0.735, -0.401, 0.581]]


def test_a_variable_that_others_make_up_is_left_out_and_told():
    random = np.random.default_rng(1)
    a, b = random.normal(size=(2, 30)).round(2)
    tally = tally_of({"g": [1, 2, 3] * 10, "a": a, "b": b, "c": a + 2 * b})
    found = solve(discriminant, tally, groups="g", variables="a,b,c", statistics="table")
    assert [row[0] for row in found.table("failing_tolerance").rows] == ["c"]
    assert [row[0] for row in found.table("standardized_functions").rows] == ["a", "b"]
    assert [row[0] for row in found.table("discriminant_structure").rows] == ["a", "b", "c"]


def test_one_group_has_no_functions():
    found = solve(discriminant, tally_of({"g": [1, 1, 1], "a": [1, 2, 4]}), groups="g", variables="a")
    assert reason(found.table("standardized_functions").rows[0][1]).startswith("fewer than two groups")


def test_probabilities_of_other_groups_are_refused():
    with pytest.raises(Fault, match="3 probabilities are given for 2 groups"):
        solve(discriminant, scales(), groups="sex", variables="q1", shares="0.2,0.3,0.5")
