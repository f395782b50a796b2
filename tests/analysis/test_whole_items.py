"""Whole tables of items and scales beside those that R makes of the same answers."""

from functools import cache

import pytest
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import factor, ipa, polychoric, reliability
from analysis.procedures import scales as summaries

WEIGHTS = {"plain": None, "weighted": "times"}
ITEMS = "q1 to q9"
MODELS = "alpha,split,guttman,omega,ordinal_alpha,icc"
RULES = {"drop_communality": 0.6, "drop_loading": 0.7, "drop_cross_loading": 0.2}
FACTORED = {
    "plain": {"items": ITEMS, "statistics": "harman"},
    "weighted": {"items": ITEMS, "statistics": "harman"},
    "equamax": {"items": ITEMS, "rotation": "equamax"},
    "weighted_equamax": {"items": ITEMS, "rotation": "equamax"},
    "weak": {"items": "q1,q4,q7", "rotation": "none"},
    "trail": {"items": "q1 to q10,hours", **RULES},
}


RELIED_ON = {
    "plain": {"items": ITEMS},
    "weighted": {"items": ITEMS},
    "weak": {"items": "q3,q4,q7"},
    "ninety": {"items": ITEMS, "confidence": 0.9, "split": 4},
}


@cache
def relied_on(label):
    return solve(reliability, scales(WEIGHTS.get(label)), models=MODELS, **RELIED_ON[label])


@cache
def factored(label):
    return solve(factor, scales(WEIGHTS.get(label.partition("_")[0])), **FACTORED[label])


@cache
def polychorics(label):
    return solve(polychoric, scales(WEIGHTS[label]), variables="q1,q2,q4,q10")


@cache
def summarised(label):
    return solve(summaries, scales(WEIGHTS[label]), scales={"one": ["q1", "q2", "q3"], "two": ["q4", "q5", "q6"]})


@pytest.mark.parametrize("label", RELIED_ON)
def test_every_table_of_reliability_is_that_of_r(label):
    loose = {"coefficient": 1e-6, "loading": 1e-4, "extraction": 1e-6, "alpha_ordinal": 1e-6}
    assert_whole(relied_on(label), "reliability", label, 5e-9, loose)


@pytest.mark.parametrize("label", FACTORED)
def test_every_table_of_components_is_that_of_r(label):
    assert_whole(factored(label), "factor", label, 5e-9, {"loading": 5e-6, "coefficient": 5e-8})


@pytest.mark.parametrize("label", WEIGHTS)
def test_the_table_of_scales_is_that_of_r(label):
    loose = dict.fromkeys(("omega", "composite_reliability", "ave"), 5e-6)
    assert_whole(summarised(label), "scales", label, 5e-9, loose)


@pytest.mark.parametrize("label", WEIGHTS)
def test_the_table_of_importance_and_performance_is_that_of_t_test(label):
    result = solve(ipa, scales(WEIGHTS[label]), importance="q1 to q5", performance="q6 to q10")
    assert_whole(result, "ipa", label, 5e-9)


@pytest.mark.parametrize("label", WEIGHTS)
def test_every_table_of_polychoric_correlations_is_that_of_r(label):
    assert_whole(polychorics(label), "polychoric", label, 5e-6)
