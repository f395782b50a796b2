"""NIST's reference data: the digits that docs/accuracy.md promises, and certified values against exact arithmetic."""

import re

import accuracy
import exact
import numpy as np
import pytest
from answers import tally_of
from nist import ANOVA, LINEAR, UNIVARIATE, certified, digits, fractions
from scales_answers import reason, solve

from analysis.procedures import glm, oneway

CERTIFIED = certified()
NUMBER = re.compile(r"\b\d+\.\d\b")


@pytest.mark.parametrize("name", UNIVARIATE)
def test_means_and_deviations_keep_fourteen_digits(name):
    assert min(accuracy.univariate(name)) >= 14


@pytest.mark.parametrize("name", ANOVA)
def test_analyses_of_variance_keep_thirteen_digits(name):
    assert min(accuracy.anova(name)) >= 13


@pytest.mark.parametrize("name", ANOVA)
def test_the_general_linear_model_keeps_as_many(name):
    table = solve(glm, accuracy.tally(name), dependent="y", factors="treatment").table("tests_of_effects")
    row = {"source": "treatment"}
    assert digits(table.cell(row, "sum_of_squares"), CERTIFIED[name]["between"]) >= 13
    assert digits(table.cell(row, "f"), CERTIFIED[name]["f"]) >= 13


@pytest.mark.parametrize("name", [name for name in LINEAR if name != "Filip"])
def test_regressions_keep_ten_digits(name):
    assert min(each for each in accuracy.linear(name) if each is not None) >= 10


def test_filip_is_refused_at_the_tolerance_of_spss_and_solved_without():
    assert accuracy.left_out("Filip") == ["x2", "x3", "x5", "x6", "x8", "x9"]
    assert min(accuracy.linear("Filip")) >= 6


@pytest.mark.parametrize("name", ["Wampler1", "Wampler2"])
def test_an_exact_fit_has_no_f(name):
    _, result = accuracy.fitted(name, 1e-9)
    assert reason(result.table("anova").column("f")[0]) == "the predictors account for every answer exactly"


def test_the_page_of_digits_says_what_is_reached():
    """A digit's difference is the rounding of another machine."""
    written, now = accuracy.PAGE.read_text(encoding="utf-8"), accuracy.page()
    assert NUMBER.sub("#", written) == NUMBER.sub("#", now), "run python tests/analysis/accuracy.py"
    pairs = zip(NUMBER.findall(written), NUMBER.findall(now), strict=True)
    assert all(abs(float(one) - float(other)) <= 1 for one, other in pairs)


@pytest.mark.parametrize("name", UNIVARIATE)
def test_certified_moments_are_those_of_exact_arithmetic(name):
    mean, sd = exact.moments(fractions(name)["y"])
    assert min(digits(float(mean), CERTIFIED[name]["mean"]), digits(float(sd), CERTIFIED[name]["sd"])) >= 14


@pytest.mark.parametrize("name", [name for name in ANOVA if name[-1] not in "369"])  # of 18,009 rows each
def test_certified_analyses_of_variance_are_those_of_exact_arithmetic(name):
    data = fractions(name)
    found = exact.analysis_of_variance(data["y"], data["treatment"])
    for value, word in zip(found, ("between", "within", "f"), strict=True):
        assert digits(float(value), CERTIFIED[name][word]) >= 14


@pytest.mark.parametrize("name", LINEAR)
def test_certified_regressions_are_those_of_exact_arithmetic(name):
    data = fractions(name)
    b, se, r_squared = exact.regression(data["y"], [data[key] for key in data if key != "y"])
    for at, (value, error) in enumerate(zip(b, se, strict=True)):
        assert digits(float(value), CERTIFIED[name][f"b{at}"]) >= 14
        assert digits(float(error), CERTIFIED[name][f"se{at}"]) >= 14
    assert digits(float(r_squared), CERTIFIED[name]["r_squared"]) >= 14


@pytest.mark.parametrize("whole", [0, 7, 10**6, 10**12])
def test_whatever_is_written_in_decimals_has_the_f_of_exact_arithmetic(whole):
    random = np.random.default_rng(whole % 97)
    values = [f"{whole + random.integers(0, 9)}.{random.integers(0, 99):02d}" for _ in range(60)]
    groups = [int(each) for each in random.integers(1, 5, 60)]
    tally = tally_of({"y": [float(value) for value in values], "g": groups})
    found = solve(oneway, tally, variables="y", factor="g").table("anova")
    between, within, f = exact.analysis_of_variance([exact.Fraction(value) for value in values], groups)
    assert digits(found.column("sum_of_squares")[0], float(between)) >= 13
    assert digits(found.column("sum_of_squares")[1], float(within)) >= 13
    assert digits(found.column("f")[0], float(f)) >= 13
