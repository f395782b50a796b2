"""What procedures print where it is asked for, beside what R makes of the same answers."""

import pytest
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import correlations, descriptives, logistic, multinomial, ordinal, regression

WEIGHTS = {"plain": None, "weighted": "times"}
BLOCKS = [["sex", "q1"], ["q4", "q7"]]
STEPPED = [["q1"], ["sex"], ["q1", "sex"]]
ESTIMATES = ["correlations", "covariances", "cells"]


@pytest.mark.parametrize("label", WEIGHTS)
def test_criteria_of_selection_and_covariances_of_coefficients_are_those_of_lm(label):
    result = solve(
        regression,
        scales(WEIGHTS[label]),
        dependent="hours",
        blocks=BLOCKS,
        statistics=["covariances", "selection", "beta_errors"],
    )
    assert_whole(result, "requested", f"{label}_selection")


@pytest.mark.parametrize("label", WEIGHTS)
def test_what_sets_of_predictors_add_is_what_two_models_of_lm_say(label):
    words = {"dependent": "hours", "blocks": [[*BLOCKS[0], *BLOCKS[1]]], "subsets": [["q4", "q7"], ["sex"]]}
    assert_whole(solve(regression, scales(WEIGHTS[label]), **words), "requested", f"{label}_subsets")


@pytest.mark.parametrize("label", WEIGHTS)
def test_products_of_pairs_and_sums_of_answers_are_those_of_r(label):
    described = solve(descriptives, scales(WEIGHTS[label]), variables=["q1", "q4", "hours"])
    paired = solve(correlations, scales(WEIGHTS[label]), variables=["q1", "q4", "hours"], products=True)
    assert_whole(described, "requested", f"{label}_described")
    assert_whole(paired, "requested", f"{label}_products")


@pytest.mark.parametrize("label", WEIGHTS)
def test_steps_and_correlations_of_contrasts_are_those_of_newton_and_glm(label):
    words = {"dependent": "sex", "blocks": [["unit", "q1"]], "categorical": ["unit"]}
    words["contrasts"] = [{"variable": "unit", "kind": "helmert"}]
    result = solve(logistic, scales(WEIGHTS[label]), **words, statistics=["correlations", "iterations"])
    assert_whole(result, "requested", f"{label}_contrasts", 5e-8)


@pytest.mark.parametrize("label", WEIGHTS)
def test_covariances_cells_and_steps_of_a_multinomial_regression_are_those_of_vglm(label):
    words = {"dependent": "unit", "factors": ["sex"], "covariates": ["q1"]}
    asked = solve(multinomial, scales(WEIGHTS[label]), **words, statistics=ESTIMATES)
    stepped = solve(
        multinomial, scales(WEIGHTS[label]), **words, stepped=STEPPED, method="backward", p_in=1e-99, p_out=1e-98
    )
    assert_whole(asked, "requested", f"{label}_multinomial", 5e-7, small=1e-9)
    assert_whole(stepped, "requested", f"{label}_multinomial_steps", 5e-7)


@pytest.mark.parametrize("label", WEIGHTS)
def test_covariances_and_cells_of_an_ordinal_regression_are_those_of_vglm(label):
    words = {"dependent": "q9", "factors": ["sex"], "covariates": ["q1"], "statistics": ESTIMATES}
    assert_whole(solve(ordinal, scales(WEIGHTS[label]), **words), "requested", f"{label}_ordinal", 5e-7, small=1e-9)
