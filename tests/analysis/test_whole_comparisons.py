"""Tables of compared means beside those that R makes, each whole."""

import pytest
from comparing_cases import CASES, run
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import glm, means, oneway, ttest

POSTHOC = {"hours": "sidak,scheffe,tamhane", "tukey": "tukey", "scheffe": "scheffe", "snk": "snk"}
CONTRASTS = [[1, -1, 0, 0, 0], [0.5, 0.5, -0.25, -0.25, -0.5]]
SEARCHED = {"ci_low": 1e-8, "ci_high": 1e-8}


@pytest.mark.parametrize("case", POSTHOC)
def test_the_tables_of_a_one_way_analysis_are_those_of_r(case):
    result = solve(
        oneway, scales("times"), variables="hours", factor="unit", posthoc=POSTHOC[case], contrasts=CONTRASTS
    )
    assert_whole(result, "oneway", case, loose=SEARCHED)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("groups", {"variables": "hours,q5", "groups": "sex"}),
        ("value", {"variables": "hours,q5", "test_value": 3.2}),
        ("pairs", {"pairs": [["q1", "q3"], ["q2", "q6"], ["q5", "hours"]]}),
    ],
)
def test_what_stands_beside_t_tests_is_what_r_finds(case, words):
    assert_whole(solve(ttest, scales("times"), **words), "ttest", case)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("crossed", {"groups": "sex,unit", "statistics": "mean,n,percent_of_sum,percent_of_n", "anova": True}),
        ("linear", {"groups": "unit", "linearity": True}),
    ],
)
def test_the_tables_of_group_means_are_those_of_r(case, words):
    assert_whole(solve(means, scales("times"), variables="hours,q5", **words), "means", case)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("factorial", {"dependent": "hours"}),
        ("covariate", {"dependent": "hours", "covariates": "q5"}),
        ("agreement", {"dependent": "q3"}),
        ("adjusted", {"dependent": "q3", "covariates": "q5"}),
    ],
)
def test_the_tables_of_a_general_linear_model_are_those_of_r(case, words):
    assert_whole(solve(glm, scales("times"), factors="sex,unit", power=True, **words), "glm", case)


@pytest.mark.parametrize("case", CASES)
def test_what_else_compares_groups_and_items_is_what_r_finds(case):
    assert_whole(run(case), "comparing", case, loose={"ci_low": 1e-6, "ci_high": 1e-6}, small=1e-9)
