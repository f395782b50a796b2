"""Single cases of a regression, equations through the origin, weighted errors and pairs of own cases, against R."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, VARIABLES, close, columns, scales, solve

from analysis.options import read_options
from analysis.procedures import regression
from instrument.message import Place

WORDS = {"dependent": "hours", "blocks": "sex,q1,q4", "confidence": 0.9}
KINDS = {
    "plain": {},
    "origin": {"constant": False},
    "weighted": {"error_weights": "unit"},
}
TERMS = {"(Intercept)": "constant", "sex": "sex", "q1": "q1", "q4": "q4"}


def expected():
    with (FOLDER / "regression" / "cases.csv").open(encoding="utf-8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


R = expected()


def rows_of(tally, **words):
    return regression.per_row(tally, read_options(regression.Options, words, tally.codebook, Place()))


@pytest.mark.parametrize("label", KINDS)
def test_every_case_has_the_diagnostics_of_r(label):
    found = rows_of(scales(), **WORDS, **KINDS[label])
    asked = [name.split(":") for name in R if name.startswith(f"{label}:") and name.split(":")[1].isdigit()]
    assert len(asked) > 50
    for _, row, word in asked:
        close(found[word][int(row) - 1], R[f"{label}:{row}:{word}"], 1e-8)


@pytest.mark.parametrize("label", KINDS)
def test_fit_and_coefficients_are_those_of_r(label):
    result = solve(regression, scales(), **WORDS, **KINDS[label], statistics="residuals,covariances")
    summary, anova = result.table("model_summary"), result.table("anova")
    for word in ("r_squared", "adjusted_r_squared", "se_estimate", "durbin_watson"):
        close(summary.cell({"model": "model=1"}, word), R[f"{label}:{word}"])
    close(anova.cell({"source": "regression"}, "f"), R[f"{label}:f"])
    close(anova.cell({"source": "residual"}, "sum_of_squares"), R[f"{label}:residual"])
    for name, term in TERMS.items():
        for word in ("b", "se", "t", "p"):
            if f"{label}:{name}:{word}" in R:
                close(result.table("coefficients").cell({"term": term}, word), R[f"{label}:{name}:{word}"])
    table = result.table("coefficient_correlations")
    close(table.cell({"statistic": "covariances", "term": "q1"}, "covariance", "q4"), R[f"{label}:covariance"])
    close(table.cell({"statistic": "correlations", "term": "q1"}, "covariance", "q4"), R[f"{label}:correlation"])


def test_residuals_of_weighted_errors_are_not_standardized():
    found = rows_of(scales(), **WORDS, error_weights="unit")
    assert np.isnan(found["standardized_residual"]).all()
    assert np.isnan(found["standardized_predicted"]).all()


def test_criteria_are_those_of_the_sums_of_squares_of_r():
    words = {"dependent": "hours", "blocks": "sex,q1/q4", "statistics": "selection"}
    table = solve(regression, scales(), **words).table("model_summary")
    kept = solve(regression, complete(), **words).table("model_summary")
    for word in ("aic", "bic", "mallows_cp", "prediction_criterion"):
        close(kept.cell({"model": "model=1"}, word), R[f"criteria:{word}"])
        close(table.cell({"model": "model=1"}, word), R[f"criteria:{word}"])


def complete():
    """The answers of those who answer all of the equation."""
    data = columns()
    names = ("hours", "sex", "q1", "q4")
    rows = zip(*(data[name] for name in names), strict=True)
    kept = [all(np.isfinite(each) and each != -2 for each in row) for row in rows]
    return tally_of({name: [v for v, k in zip(data[name], kept, strict=True) if k] for name in data}, VARIABLES)


def test_a_subset_is_tested_by_the_f_of_r():
    table = solve(regression, scales(), **WORDS, subsets="q1,q4/sex").table("subset_tests")
    for word in ("f", "p", "sum_of_squares"):
        close(table.cell({"test": "test=1"}, word), R[f"subset:{word}"])


def test_pairs_of_their_own_cases_solve_the_correlations_of_all_pairs():
    result = solve(regression, scales(), **WORDS, missing="pairwise", statistics="collinearity")
    close(result.table("model_summary").cell({"model": "model=1"}, "r_squared"), R["pairwise:r_squared"])
    table = result.table("coefficients")
    close(table.cell({"term": "constant"}, "b"), R["pairwise:constant"])
    for term in ("sex", "q1", "q4"):
        close(table.cell({"term": term}, "b"), R[f"pairwise:{term}:b"])
        close(table.cell({"term": term}, "se"), R[f"pairwise:{term}:se"])
    assert result.cases.valid == R["pairwise:n"]


def test_a_weight_of_2_says_of_a_case_what_the_row_twice_says():
    weighted = rows_of(scales("times"), **WORDS)
    data = columns()
    times = [int(each) for each in data["times"]]
    twice = {name: [v for v, k in zip(data[name], times, strict=True) for _ in range(k)] for name in data}
    plain = rows_of(tally_of(twice, VARIABLES), **WORDS)
    counted = np.flatnonzero(times)
    first = np.concatenate([[0], np.cumsum(times)[:-1]])[counted]
    for word in ("predicted", "se_predicted", "cook", "mahalanobis", "studentized_deleted_residual", "beta_change=1"):
        np.testing.assert_allclose(weighted[word][counted], plain[word][first], rtol=1e-9)


def test_selected_cases_alone_are_fitted_and_the_others_predicted():
    data = columns()
    data["chosen"] = [float(sex == 1) for sex in data["sex"]]
    found = rows_of(tally_of(data, VARIABLES), dependent="hours", blocks="q1,q4", selected="chosen")
    alone = {name: [v for v, sex in zip(data[name], data["sex"], strict=True) if sex == 1] for name in data}
    own = rows_of(tally_of(alone, VARIABLES), dependent="hours", blocks="q1,q4")
    at = [place for place, sex in enumerate(data["sex"]) if sex == 1]
    np.testing.assert_allclose(found["predicted"][at], own["predicted"], rtol=1e-9)
    np.testing.assert_allclose(found["cook"][at], own["cook"], rtol=1e-9)
    others = [place for place, sex in enumerate(data["sex"]) if sex == 2]
    assert np.isfinite(found["predicted"][others]).sum() > 50
    assert np.isnan(found["cook"][others]).all()
    np.testing.assert_array_equal(found["deleted_residual"][others], found["residual"][others])


def test_far_cases_are_listed_and_the_ten_farthest_ranked():
    words = {**WORDS, "casewise": 2, "outliers": "standardized_residual,cook"}
    result = solve(regression, scales(), **words)
    values = rows_of(scales(), **WORDS)["standardized_residual"]
    table = result.table("casewise_diagnostics")
    assert [row[0] for row in table.rows] == [f"case={at + 1}" for at in np.flatnonzero(np.abs(values) >= 2)]
    ranked = [row[3] for row in result.table("outlier_statistics").where({"statistic": "standardized_residual"})]
    assert len(ranked) == 10
    assert [abs(each) for each in ranked] == sorted((abs(each) for each in ranked), reverse=True)
