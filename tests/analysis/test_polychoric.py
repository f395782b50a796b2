"""Polychoric correlations against R's polycor and lavaan, and where a table has none."""

import math

import numpy as np
import pytest
from answers import tally_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scales_answers import close, numbers, reason, scales, solve
from scipy.integrate import dblquad

from analysis.procedures import polychoric as procedure
from analysis.statistics.bivariate_normal import below
from analysis.statistics.polychoric import polychoric

R = numbers("polychoric")
ITEMS = ("q1", "q2", "q4", "q5", "q10")
PAIRS = [(one, other) for at, one in enumerate(ITEMS) for other in ITEMS[at + 1 :]]
WEIGHTS = {"plain": None, "weighted": "times"}


def of(tally, **words):
    return solve(procedure, tally, **{"variables": ",".join(ITEMS), **words})


@pytest.mark.parametrize("label", WEIGHTS)
def test_pairs_have_the_correlation_of_polycor_and_the_error_of_lavaan(label):
    result = of(scales(WEIGHTS[label]))
    matrix, normality = result.table("polychoric_correlations"), result.table("bivariate_normality")
    for first, second in PAIRS:
        here = f"{label}:pairwise:{first}:{second}:"
        close(matrix.cell({"variable": first}, "r", second), R[here + "r"], 5e-8)
        close(matrix.cell({"variable": second}, "r", first), R[here + "r_lavaan"], 5e-8)
        close(matrix.cell({"variable": first}, "se", second), R[here + "se"], 1e-7)
        test = {"variable": first, "other_variable": second}
        close(normality.cell(test, "chi_square"), R[here + "g_squared"], 1e-9)
        assert normality.cell(test, "df") == R[here + "df"]


@pytest.mark.parametrize("label", WEIGHTS)
def test_thresholds_and_correlations_of_complete_cases_are_those_of_lavaan(label):
    result = of(scales(WEIGHTS[label]), missing="listwise")
    for first, second in PAIRS:
        here = f"{label}:listwise:{first}:{second}:"
        cell = {"variable": first}
        close(result.table("polychoric_correlations").cell(cell, "r", second), R[here + "r"], 5e-8)
        close(result.table("polychoric_correlations").cell(cell, "se", second), R[here + "se"], 1e-7)
    for item in ITEMS:
        for at in range(1, 5):
            here = f"{label}:listwise:{item}:t{at}:"
            cells = [
                result.table("thresholds").cell({"item": item}, word, f"threshold={at}") for word in ("estimate", "se")
            ]
            close(cells[0], R[here + "threshold"], 1e-9)
            close(cells[1], R[here + "se"], 1e-9)


def test_small_tables_have_the_correlation_of_polycor():
    close(polychoric(np.array([[40.0, 25], [20, 55]])).r, R["table:two:r"], 1e-5)
    uneven = np.array([[30.0, 12, 3], [14, 25, 9], [2, 11, 28], [1, 4, 33]])
    close(polychoric(uneven).r, R["table:uneven:r"], 1e-5)


@settings(max_examples=12, deadline=None)
@example(7e-263, -1e-275, 0.0)
@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(-0.95, 0.95))
def test_the_bivariate_normal_is_the_integral_of_its_density(h, k, r):
    def height(y, x):
        return math.exp(-(x * x - 2 * r * x * y + y * y) / (2 * (1 - r * r))) / (2 * math.pi * math.sqrt(1 - r * r))

    expected = dblquad(height, -9, h, -9, k, epsabs=1e-10)[0]
    assert abs(below(np.array([h]), np.array([k]), r)[0, 0] - expected) < 1e-8


@pytest.mark.parametrize("h", [0.0, 1.5, -1.5, math.inf, -math.inf])
@pytest.mark.parametrize("k", [0.0, 0.7, -0.7, math.inf, -math.inf])
@pytest.mark.parametrize("r", [0.0, 0.4, -0.8])
def test_quadrants_of_the_bivariate_normal_sum_to_its_margins(h, k, r):
    def at(x, y, q):
        return below(np.array([x]), np.array([y]), q)[0, 0]

    assert abs(at(h, k, r) + at(h, -k, -r) - at(h, math.inf, r)) < 1e-15
    assert abs(at(h, k, r) - at(k, h, r)) < 1e-15


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=12, max_size=12))
def test_a_table_turned_round_has_the_same_correlation_and_one_reversed_its_negative(counts):
    table = np.array(counts, dtype=float).reshape(3, 4)
    found, turned, reversed_ = (polychoric(each) for each in (table, table.T, table[::-1]))
    if isinstance(found.r, float):
        close(turned.r, found.r, 1e-7)
        close(turned.se, found.se, 1e-6)
        close(reversed_.r, -found.r, 1e-7)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([[5, 0], [3, 4]], "an empty cell of a two-by-two table leaves the polychoric correlation at 1 or -1"),
        ([[5, 0, 0], [0, 4, 0], [0, 0, 3]], "the categories rise or fall together without exception"),
        ([[5, 4]], "every answer is the same"),
        ([[0, 0], [0, 0]], "no valid cases"),
        ([[0.3, 0.2], [0.1, 0.2]], "fewer than two cases"),
    ],
)
def test_a_table_without_a_correlation_says_why(table, said):
    found = polychoric(np.array(table, dtype=float))
    assert reason(found.r).startswith(said)
    assert reason(found.se) == reason(found.r)


def test_categories_that_nobody_chose_are_left_out():
    table = np.array([[12.0, 3], [4, 9]])
    wide = np.zeros((3, 4))
    wide[np.ix_([0, 2], [1, 3])] = table
    close(polychoric(wide).r, polychoric(table).r, 1e-12)


def test_two_items_that_are_one_have_no_correlation_and_the_others_stand():
    found = scales()
    values = found.rows(["q1", "q4"])[0]
    tally = tally_of({"a": values[:, 0], "b": values[:, 0], "c": values[:, 1]})
    table = solve(procedure, tally, variables="a,b,c").table("polychoric_correlations")
    assert "without exception" in reason(table.cell({"variable": "a"}, "r", "b"))
    assert isinstance(table.cell({"variable": "a"}, "r", "c"), float)


def test_empty_cells_are_noted():
    notes = [str(note) for note in of(scales()).table("polychoric_correlations").notes]
    assert notes == ["9 pairs of items have an empty cell: q1 and q2 among them. Their standard errors are uncertain."]
