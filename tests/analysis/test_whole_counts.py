"""Tables of counts and of how two variables are associated beside those that R makes, each whole."""

import pytest
from answers import tally_of
from printed import answers_tally
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import correlations, crosstab, descriptives, frequencies, kappa, multiple_response, normality

SYMMETRIC = "tau_b,tau_c,gamma,correlation,kappa,phi,contingency"
FIREMEN = ((5, 2, 2, 0), (0, 1, 0, 1), (0, 2, 3, 4))  # SPSS Exact Tests, the example of Fisher's exact test


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("sex*education", {"letters": "bonferroni"}),
        ("t2*q3", {"letters": "bonferroni"}),
        ("q1*q2", {"letters": "bonferroni", "statistics": SYMMETRIC}),
        ("unit*q1", {"letters": "bonferroni", "statistics": SYMMETRIC}),
        ("sex*t1*unit", {"statistics": "cmh"}),
        ("t1*t2*education", {"statistics": "cmh"}),
    ],
)
def test_the_tables_of_a_crosstab_are_those_of_r(case, words):
    row, column, *layers = case.split("*")
    crossing = {"rows": row, "columns": column, **({"layers": layers} if layers else {})}
    assert_whole(solve(crosstab, answers_tally("times"), **crossing, **words), "crosstab", case)


def test_tests_of_two_by_two_are_those_of_r():
    result = solve(crosstab, answers_tally("times"), rows="t1", columns="t2", statistics="chi_square,mcnemar")
    assert_whole(result, "crosstab", "t1*t2")


def test_somers_d_of_each_direction_is_that_of_the_pairs_in_r():
    result = solve(crosstab, answers_tally("times"), rows="unit", columns="q1", statistics="somers_d")
    assert_whole(result, "crosstab", "directional")


def test_exact_tests_of_a_small_table_are_those_of_r():
    cells = [(i, j, count) for i, line in enumerate(FIREMEN) for j, count in enumerate(line)]
    tally = tally_of(dict(zip("abw", zip(*cells, strict=True), strict=True)), weight="w")
    assert_whole(solve(crosstab, tally, rows="a", columns="b", exact="auto"), "crosstab", "firemen")


def test_limits_of_a_sampled_probability_are_those_of_statsmodels():
    proportion_confint = pytest.importorskip("statsmodels.stats.proportion").proportion_confint
    words = {"rows": "sex", "columns": "unit", "exact": "sampled", "samples": 5000}
    table = solve(crosstab, answers_tally("times"), **words).table("chi_square")
    for statistic in ("fisher_freeman_halton", "pearson", "likelihood_ratio", "linear_by_linear"):
        row = {"statistic": statistic}
        p, low, high = (table.cell(row, word) for word in ("exact_p_two_sided", "p_ci_low", "p_ci_high"))
        assert 0.01 < p < 0.99
        assert proportion_confint(p * 5000, 5000, alpha=0.01) == pytest.approx((low, high), rel=1e-10)


def test_options_ticked_in_groups_are_those_that_r_counts():
    result = solve(multiple_response, answers_tally("times"), sets="t", by="education", letters="bonferroni")
    assert_whole(result, "multiple_response", "education")


def test_frequencies_and_percentiles_are_those_of_r():
    result = solve(frequencies, answers_tally("times"), variables="q1,income,t3", statistics="mode", groups=3)
    assert_whole(result, "description", "frequencies")


def test_descriptions_are_those_of_r():
    result = solve(descriptives, answers_tally("times"), variables="q1,income")
    assert_whole(result, "description", "descriptives")


@pytest.mark.parametrize("second", ["q2", "unit"])
def test_the_table_of_two_coders_and_their_kappas_are_those_of_vcd(second):
    assert_whole(solve(kappa, scales("times"), variables=["q1", second]), "kappa", second)


def test_one_sided_correlations_are_those_of_r():
    result = solve(correlations, answers_tally("times"), variables="q1,q4,income", tails="one")
    assert_whole(result, "correlations", "one_sided")


def test_intervals_of_correlations_are_those_of_r():
    result = solve(correlations, answers_tally("times"), variables="q1,q4,income", intervals=True)
    assert_whole(result, "correlations", "intervals")


def test_the_shape_of_groups_is_that_of_r():
    assert_whole(solve(normality, scales("times"), variables="hours,q5", by="sex"), "normality", "sex")
