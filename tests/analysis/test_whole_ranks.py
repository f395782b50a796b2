"""Tables of nonparametric tests and of weights beside those that R makes, each whole."""

import pytest
from printed import answers_tally
from scales_answers import VARIABLES, columns, scales, solve, tally_of
from whole_tables import assert_whole

from analysis.procedures import nonparametric, weighting


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("mann_whitney", {"variables": "income,q1", "groups": "sex"}),
        ("wilcoxon", {"pairs": [["q1", "q2"], ["q2", "q4"]]}),
        ("median", {"variables": "q1,income", "groups": "education"}),
        ("friedman", {"variables": "q1,q2,q4"}),
        ("kendall_w", {"variables": "q1,q2,q4"}),
        ("cochran_q", {"variables": "t1,t2"}),
        ("jonckheere", {"variables": "income,q1", "groups": "education"}),
        ("binomial", {"variables": "sex,t1", "proportion": 0.4}),
        ("chi_square", {"variables": "unit", "expected": [8, 3, 3, 2, 0.5]}),
    ],
)
def test_the_tables_of_nonparametric_tests_are_those_of_r(case, words):
    assert_whole(solve(nonparametric, answers_tally("times"), test=case, **words), "nonparametric", case)


def test_runs_and_their_exact_probability_are_those_of_r():
    result = solve(nonparametric, answers_tally(), test="runs", variables="q1,income", cut="mean")
    assert_whole(result, "nonparametric", "runs")


def test_the_fit_to_a_normal_distribution_is_that_of_r():
    given = columns()
    kept = [not hours >= 60 for hours in given["hours"]]
    tally = tally_of({name: [x for x, keep in zip(cells, kept, strict=True) if keep] for name, cells in given.items()})
    result = solve(nonparametric, tally, test="kolmogorov_smirnov", variables="hours")
    assert_whole(result, "nonparametric", "fit", loose={"p_uncorrected": 1e-5})  # where R ends its series


def test_two_samples_are_as_far_apart_as_in_r():
    result = solve(nonparametric, scales(), test="kolmogorov_smirnov", variables="hours", groups="sex")
    assert_whole(result, "nonparametric", "two_samples")


def test_margins_and_the_spread_of_weights_are_those_of_r():
    base = [round(0.5 + (row % 7) / 4, 2) for row in range(1, 301)]
    margins = "sex:1=48;2=52/unit:1=30;2=25;3=20;4=15;5=10"
    result = solve(weighting, tally_of(columns() | {"base": base}, VARIABLES), margins=margins, base="base", total=1000)
    assert_whole(result, "weighting", "raked")
