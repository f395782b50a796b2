"""Excluded variables, collinearity, residuals, uneven errors and HC3 against R."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, cells, close, reason, scales, solve

from analysis.procedures import regression
from analysis.statistics import pieces


def expected():
    with (FOLDER / "regression" / "diagnostics.csv").open(encoding="utf-8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


R = expected()
TERMS = ("constant", "sex", "q1", "q4", "q7")


def of(tally, **words):
    return solve(regression, tally, **words)


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def blocks(request):
    """Block 3 asks for q9, so that all rest on the same cases, and enters nothing."""
    label, weight = request.param
    words = {"dependent": "hours", "blocks": "sex,q1/q4,q7/q9", "method": "enter,enter,forward", "p_in": 1e-9}
    return label, of(scales(weight), **words)


@pytest.mark.parametrize("term", ["q4", "q7", "q9"])
def test_excluded_variables_are_those_of_r(blocks, term):
    label, result = blocks
    table = result.table("excluded_variables")
    for word in ("beta_in", "t", "p", "partial", "tolerance", "minimum_tolerance"):
        found = table.cell({"model": "model=1", "term": term}, word)
        close(found, R[f"{label}:excluded:{term}:{word}"])


def test_what_entered_is_no_longer_excluded(blocks):
    table = blocks[1].table("excluded_variables")
    assert [row[1] for row in table.where({"model": "model=2"})] == ["q9"]


@pytest.mark.parametrize("number", range(1, 6))
def test_collinearity_diagnostics_are_those_of_belsley(blocks, number):
    label, result = blocks
    table, where = result.table("collinearity_diagnostics"), {"model": "model=2", "dimension": f"dimension={number}"}
    close(table.cell(where, "eigenvalue"), R[f"{label}:dimension:{number}:eigenvalue"])
    close(table.cell(where, "condition_index"), R[f"{label}:dimension:{number}:condition_index"])
    for term in TERMS:
        found = table.cell(where, "variance_proportion", term)
        close(found, R[f"{label}:dimension:{number}:{term}"])


def test_residuals_statistics_are_those_of_r(blocks):
    label, result = blocks
    table = result.table("residuals_statistics")
    assert len(table.rows) == 12
    for row in table.rows:
        for at, word in enumerate(("minimum", "maximum", "mean", "sd"), start=1):
            close(row[at], R[f"{label}:{row[0]}:{word}"])


@pytest.mark.parametrize("test", ["white", "breusch_pagan", "koenker", "cook_weisberg"])
def test_uneven_errors_are_tested_as_in_r(blocks, test):
    label, result = blocks
    table = result.table("heteroscedasticity")
    for word in ("value", "df", "p"):
        close(table.cell({"statistic": test}, word), R[f"{label}:{test}:{word}"])


@pytest.mark.parametrize("term", TERMS)
def test_hc3_is_that_of_sandwich(blocks, term):
    label, result = blocks
    table, where = result.table("robust_coefficients"), {"model": "model=2", "term": term}
    for word in ("se", "t", "p", "ci_low"):
        close(table.cell(where, word), R[f"{label}:robust:{term}:{word}"])


def test_uneven_errors_and_hc3_are_those_of_statsmodels():
    api = pytest.importorskip("statsmodels.api")
    tests = pytest.importorskip("statsmodels.stats.diagnostic")
    values, missing, _ = scales().rows(["hours", "q1", "q4"])
    values = values[~missing.any(axis=1)]
    other = api.OLS(values[:, 0], api.add_constant(values[:, 1:])).fit()
    result = of(scales(), dependent="hours", blocks="q1,q4")
    table = result.table("heteroscedasticity")
    close(table.cell({"statistic": "koenker"}, "value"), tests.het_breuschpagan(other.resid, other.model.exog)[0])
    close(table.cell({"statistic": "white"}, "value"), tests.het_white(other.resid, other.model.exog)[0])
    for found, known in zip(result.table("robust_coefficients").column("se"), other.HC3_se, strict=True):
        close(found, known)


def test_tables_that_are_not_asked_for_are_not_made():
    result = of(scales(), dependent="hours", blocks="q1,q4", statistics="residuals")
    names = [table.name for table in result.tables]
    assert names == ["models", "model_summary", "anova", "coefficients", "residuals_statistics"]


def test_a_sum_with_a_little_noise_is_named_and_left_out():
    random = np.random.default_rng(2)
    a, b = random.normal(size=50), random.normal(size=50)
    data = {"a": a, "b": b, "c": a + b + 1e-9 * random.normal(size=50), "y": a + random.normal(size=50)}
    result = of(tally_of(data), dependent="y", blocks="a,b,c")
    (note,) = result.notes
    assert str(note).startswith(("a is left out: it is made of b, c", "b is left out: it is made of a, c"))
    assert max(map(abs, result.table("coefficients").column("b"))) < 10


def test_a_predictor_nearly_made_of_others_shows_in_the_condition_index():
    random = np.random.default_rng(2)
    a, b = random.normal(size=50), random.normal(size=50)
    data = {"a": a, "b": b, "c": a + b + 0.03 * random.normal(size=50), "y": a + random.normal(size=50)}
    table = of(tally_of(data), dependent="y", blocks="a,b,c").table("collinearity_diagnostics")
    assert table.column("condition_index")[3] > 30
    assert all(table.rows[3][at] > 0.9 for at in (5, 6, 7))


def test_a_case_that_decides_alone_has_no_hc3():
    x = np.array([0.0] * 9 + [1.0])
    data = {"y": np.arange(10.0) ** 1.5, "x": x}
    result = of(tally_of(data), dependent="y", blocks="x")
    assert reason(result.table("robust_coefficients").column("se")[1]) == "a case alone decides its own predicted value"
    assert reason(result.table("residuals_statistics").cell({"statistic": "cook"}, "maximum")).startswith("a case")
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_a_perfect_fit_has_no_diagnostics_of_its_errors():
    x = np.arange(10.0)
    result = of(tally_of({"x": x, "y": 2 * x + 1}), dependent="y", blocks="x")
    perfect = "the predictors account for every answer exactly"
    assert reason(result.table("heteroscedasticity").column("value")[0]) == perfect
    assert reason(result.table("robust_coefficients").column("t")[1]) == perfect
    assert reason(result.table("residuals_statistics").cell({"statistic": "cook"}, "mean")) == perfect


@pytest.mark.parametrize("weight", [None, "times"])
def test_diagnostics_of_many_pieces_are_those_of_one(weight, monkeypatch):
    words = {"dependent": "hours", "blocks": "sex,q1,q4"}
    whole = of(scales(weight), **words)
    monkeypatch.setattr(pieces, "MOST", 7)
    apart = of(scales(weight), **words)
    for one, other in zip(whole.tables, apart.tables, strict=True):
        for row, same in zip(one.rows, other.rows, strict=True):
            for cell, again in zip(row, same, strict=True):
                close(again, cell, 1e-9) if isinstance(cell, float) else None
                assert type(again) is type(cell)
