"""Whole tables of regression models beside those that R makes of the same answers."""

from functools import cache

import pytest
from answers import tally_of
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import logistic

WEIGHTS = {"plain": None, "weighted": "times"}
PREDICTORS = "sex,unit,q1,q4,q7,q9"


@cache
def blocks(label):
    words = {"dependent": "sex", "blocks": [["unit", "q1"], ["q7"]], "categorical": ["unit"]}
    return solve(logistic, scales(WEIGHTS[label]), **words)


@cache
def steps(method):
    """Whether hours are above 42, of those who answer everything."""
    values, missing, _ = scales().rows(["hours", *PREDICTORS.split(",")])
    data = dict(zip(("hours", *PREDICTORS.split(",")), values[~missing.any(axis=1)].T, strict=True))
    tally = tally_of(data | {"long": (data["hours"] > 42).astype(float)})
    return solve(logistic, tally, dependent="long", blocks=PREDICTORS, categorical="unit", method=method)


@pytest.mark.parametrize("label", WEIGHTS)
def test_every_table_of_a_logistic_regression_is_that_of_glm(label):
    assert_whole(blocks(label), "logistic", label, 5e-9)


@pytest.mark.parametrize("method", ["forward", "backward"])
def test_every_table_of_logistic_steps_is_that_of_steps_by_glm(method):
    assert_whole(steps(method), "logistic", method, 5e-9)
