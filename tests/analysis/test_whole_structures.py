"""Whole tables of factors and paths beside those that R makes of the same answers."""

from functools import cache

import pytest
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import cfa, sem

WEIGHTS = {"plain": None, "weighted": "times"}
FACTORS = "one:q1,q2,q3/two:q4 to q6/three:q7,q8,q9"
PATHS = {
    "mixed": "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9\n three ~ a*one + b*two + sex\n"
    "hours ~ c*three + unit\n q1 ~~ q4\n through := a*c\n all := a*c + b*c",
    "observed": "q4 ~ a*q1 + sex\n q7 ~ b*q4 + c*q1\n indirect := a*b\n total := c + a*b",
}
SEARCHED = 2e-5  # lavaan's search stops about this far from the minimum
CHANGES = dict.fromkeys(("modification_index", "expected_change", "standardized_change"), 4e-4)
MOVED = {"p": 2e-4, "ci_low": 1e-4, "rmsea_ci_low": 5e-5, **CHANGES}
ASKED = {
    "": {},
    "_ordered": {"estimator": "dwls"},
    "_groups": {"groups": "sex"},
    "_changes": {"modification": 0.3},
    "_ordered_changes": {"modification": 0.3, "estimator": "dwls"},
}


@cache
def paths(label, name):
    return solve(sem, scales(WEIGHTS[label]), model=PATHS[name])


@cache
def factors(label, asked):
    return solve(cfa, scales(WEIGHTS[label]), factors=FACTORS, **ASKED[asked])


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("name", PATHS)
def test_every_table_of_a_path_model_is_that_of_lavaan(label, name):
    assert_whole(paths(label, name), "sem", f"{label}_{name}", SEARCHED, MOVED)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("asked", ASKED)
def test_every_table_of_a_factor_model_is_that_of_lavaan(label, asked):
    assert_whole(factors(label, asked), "cfa", label + asked, SEARCHED, MOVED)
