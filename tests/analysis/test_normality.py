"""Tests of normality against R's shapiro.test and nortest, and what cannot be tested."""

import math

import numpy as np
import pytest
from answers import tally_of
from scales_answers import cells, close, numbers, reason, scales, solve
from scipy.special import ndtri

from analysis.procedures import normality
from analysis.statistics.kolmogorov import lilliefors
from analysis.statistics.shapiro import shapiro_wilk

R = numbers("normality")
SETS = {
    "five": [2, 3, 5, 7, 30],
    "three": [1, 2, 4],
    "ten": [*range(1, 10), 40],
    "line": list(range(1, 12)),
    "long": list(np.repeat(ndtri((np.arange(1, 501) - 0.5) / 500) ** 3, 4)),
}


def judged(tally, **words):
    return solve(normality, tally, **words).table("tests_of_normality")


def agree(table, label, at=0):
    for test, names in (("shapiro_wilk", ("w", "shapiro")), ("kolmogorov_smirnov", ("d", "lilliefors"))):
        for word, name in zip(("value", "p"), names, strict=True):
            if f"{label}:{name}" in R:
                found = table.column(word, test)[at]
                assert math.isclose(found, R[f"{label}:{name}"], rel_tol=1e-7), (label, name, found)


@pytest.mark.parametrize("label", SETS)
def test_small_and_large_samples_are_tested_as_r_does(label):
    agree(judged(tally_of({"y": SETS[label]}), variables="y"), label)


@pytest.mark.parametrize("label", ["hours", "q5"])
def test_answers_of_a_questionnaire_are_tested_as_r_does(label):
    agree(judged(scales(), variables=label), label)


def test_weighted_cases_are_tested_as_the_repeated_cases():
    agree(judged(scales("times"), variables="hours"), "weighted")


def test_groups_are_tested_one_by_one():
    table = judged(scales(), variables="hours", by="unit")
    assert table.column("group") == tuple(f"unit={u}" for u in range(1, 6))
    for at in range(5):
        agree(table, f"unit{at + 1}", at)


def test_z_of_skewness_and_kurtosis_are_by_their_standard_errors():
    table = solve(normality, scales(), variables="hours").table("shape")
    found = {column.word: cell for column, cell in zip(table.columns, table.rows[0], strict=True)}
    close(found["z_skewness"], found["skewness"] / found["se_skewness"])
    close(found["z_kurtosis"], found["kurtosis"] / found["se_kurtosis"])


def test_the_dialect_of_spss_prints_no_lilliefors_probability_above_a_fifth():
    table = judged(tally_of({"y": SETS["line"]}), variables="y", dialect="spss")
    assert table.column("p", "kolmogorov_smirnov") == (0.2,)
    assert str(table.notes[1]) == ".200 is a lower bound of the true significance."


# Critical values at .05 of Lilliefors's own table, two digits good. Source: Conover (1999), table A14.
@pytest.mark.parametrize(("n", "d"), [(10, 0.262), (20, 0.192), (30, 0.159)])
def test_the_lilliefors_probability_is_near_a_twentieth_at_the_tabled_values(n, d):
    assert abs(lilliefors(d, n) - 0.05) < 0.006


def test_the_scale_and_place_of_answers_do_not_matter():
    values, weights = np.array([1.0, 2, 4, 8, 9]), np.ones(5)
    one, other = shapiro_wilk(values, weights), shapiro_wilk(values * 1e-30 + 1e-28, weights)
    close(one.w, other.w)
    close(one.p, other.p)


@pytest.mark.parametrize(
    ("values", "weights", "why"),
    [
        ([], None, "no valid cases"),
        ([3, 3, 3], None, "every answer is the same"),
        ([1, 2], None, "too few cases"),
        ([1, 2, 3], [0.5, 1.5, 2.5], "the test needs weights that are whole numbers"),
        ([1, 2], [4000, 4000], "more than 5000 cases"),
    ],
)
def test_what_has_no_shapiro_wilk_says_why(values, weights, why):
    data = {"y": values} if weights is None else {"y": values, "w": weights}
    result = solve(normality, tally_of(data, weight=None if weights is None else "w"), variables="y")
    assert reason(result.table("tests_of_normality").column("p", "shapiro_wilk")[0]) == why
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))
