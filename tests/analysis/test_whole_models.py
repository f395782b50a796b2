"""Whole tables of regression models beside those that R makes of the same answers."""

from functools import cache

import pytest
from answers import tally_of
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import logistic, multinomial, ordinal, regression

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


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("link", ["logit", "probit", "cloglog"])
def test_every_table_of_an_ordinal_regression_is_that_of_vglm(label, link):
    result = solve(ordinal, scales(WEIGHTS[label]), dependent="q9", factors="unit", covariates="q1,q7", link=link)
    assert_whole(
        result, "ordinal", label if link == "logit" else f"{label}_{link}", 5e-7, {"wald": 5e-6, "ci_low": 5e-6}
    )


@pytest.mark.parametrize("label", WEIGHTS)
def test_lines_are_parallel_as_two_models_of_vglm_say(label):
    values, missing, _ = scales().rows(["q9", "unit", "q1", "q7", "times"])
    data = dict(zip(("q9", "unit", "q1", "q7", "times"), values[~missing.any(axis=1)].T, strict=True))
    result = solve(ordinal, tally_of(data, weight=WEIGHTS[label]), dependent="q9", covariates="q1,q7")
    assert_whole(result, "ordinal", f"{label}_lines", 5e-7)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("level", ["last", "first"])
def test_every_table_of_a_multinomial_regression_is_that_of_vglm(label, level):
    words = {"dependent": "unit", "factors": "sex", "covariates": "q1,q7", "base": level, "reference": level}
    result = solve(multinomial, scales(WEIGHTS[label]), **words)
    assert_whole(result, "multinomial", label if level == "last" else f"{label}_first", 5e-7)


@pytest.mark.parametrize("label", WEIGHTS)
def test_every_table_of_a_linear_regression_is_that_of_lm(label):
    words = {"dependent": "hours", "blocks": "sex,q1/q4,q7/q9", "method": "enter,enter,forward", "p_in": 1e-9}
    assert_whole(solve(regression, scales(WEIGHTS[label]), **words), "regression", label, 5e-9)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("method", ["forward", "backward"])
def test_every_table_of_steps_is_that_of_steps_by_lm(label, method):
    result = solve(regression, scales(WEIGHTS[label]), dependent="q10", blocks="sex,q1,q2,q4,q7,hours", method=method)
    assert_whole(result, "regression", f"{label}_{method}", 5e-9)
