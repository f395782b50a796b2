"""Tables of power and of sample sizes beside those that R makes, each whole."""

import pytest
from answers import tally_of
from scales_answers import solve
from whole_tables import assert_whole

from analysis.procedures import power, sample_size

NOBODY = tally_of({"none": []})
STRATA = {"of": "mean", "n": 60, "strata": [155, 62, 93], "sds": [5, 15, 10], "response_rate": 0.75}
SEARCHED = {"power": 1e-8}  # R's noncentral distributions are good to so many digits


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("t_independent", {"test": "t_independent", "effect": 0.5, "ratio": 2}),
        ("t_paired", {"test": "t_paired", "effect": 0.4, "power": 0.9, "tails": "one_sided"}),
        ("t_one_sample", {"test": "t_one_sample", "effect": 0.4, "power": 0.9, "tails": "one_sided"}),
        ("anova", {"test": "anova", "effect": 0.25, "groups": 4}),
        ("correlation_two", {"test": "correlation", "effect": 0.3, "n": 50}),
        ("correlation_one", {"test": "correlation", "effect": 0.3, "n": 50, "tails": "one_sided"}),
        ("two_proportions", {"test": "two_proportions", "proportion": 0.4, "other_proportion": 0.6}),
        ("one_proportion", {"test": "one_proportion", "proportion": 0.4, "other_proportion": 0.6}),
        ("chi_square", {"test": "chi_square", "effect": 0.3, "n": 100, "df": 4}),
        ("regression", {"test": "regression", "effect": 0.15, "predictors": 3, "tested": 2}),
    ],
)
def test_the_tables_of_power_are_those_of_r(case, words):
    assert_whole(solve(power, NOBODY, **words), "power", case, loose=SEARCHED)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("proportion", {"margin": 0.05, "population": 376, "response_rate": 0.8}),
        ("mean", {"of": "mean", "sd": 12, "margin": 2, "population": 500, "confidence": 0.9, "response_rate": 0.7}),
        ("neyman", {**STRATA, "allocation": "neyman"}),
        ("proportional", STRATA),
    ],
)
def test_sample_sizes_and_allocations_are_those_that_r_finds_by_formula_and_by_trying(case, words):
    assert_whole(solve(sample_size, NOBODY, **words), "sample_size", case)
