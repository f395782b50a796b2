"""NOMREG against R's multinom and vglm and statsmodels, and where answers are separated."""

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import cells, close, numbers, reason, scales, solve

from analysis.procedures import logistic, multinomial
from analysis.undefined import Undefined

R = numbers("multinomial")
WEIGHTS = {"plain": None, "weighted": "times"}


def of(tally, **words):
    return solve(multinomial, tally, **words)


@pytest.fixture(scope="module", params=["plain", "weighted"])
def units(request):
    words = {"dependent": "unit", "factors": "sex", "covariates": "q1,q7"}
    return request.param, of(scales(WEIGHTS[request.param]), **words)


def test_every_parameter_is_that_of_vglm_and_to_fewer_digits_of_multinom(units):
    label, result = units
    table = result.table("parameters")
    for level in "1234":
        for term in ("intercept", "sex=1", "q1", "q7"):
            row = {"category": f"unit={level}", "term": term}
            close(table.cell(row, "b"), R[f"{label}:{level}:{term}:exact_b"], 1e-9)
            close(table.cell(row, "se"), R[f"{label}:{level}:{term}:exact_se"], 1e-7)
            close(table.cell(row, "b"), R[f"{label}:{level}:{term}:b"], 1e-5)
        assert table.cell({"category": f"unit={level}", "term": "sex=2"}, "b") == 0
    assert str(result.notes[0]) == "unit: the reference category is unit=5."


def test_model_fit_is_that_of_r(units):
    label, result = units
    fitting = result.table("model_fitting")
    close(fitting.cell({"model": "final"}, "deviance_kernel"), R[f"{label}:deviance"], 1e-11)
    close(fitting.cell({"model": "final"}, "deviance"), R[f"{label}:deviance"] + R[f"{label}:constant"], 1e-11)
    close(fitting.cell({"model": "final"}, "chi_square"), R[f"{label}:null"] - R[f"{label}:deviance"], 1e-9)
    assert fitting.cell({"model": "final"}, "df") == 12
    fit = result.table("goodness_of_fit")
    close(fit.cell({"statistic": "pearson"}, "chi_square"), R[f"{label}:pearson"], 1e-6)
    close(fit.cell({"statistic": "deviance"}, "chi_square"), R[f"{label}:fit_deviance"], 1e-10)
    assert fit.cell({"statistic": "pearson"}, "df") == R[f"{label}:fit_df"]
    share = result.table("pseudo_r_squared").cell({"statistic": "mcfadden"}, "pseudo_r_squared")
    close(share, 1 - R[f"{label}:deviance"] / R[f"{label}:null"], 1e-11)


def test_every_effect_is_tested_by_leaving_it_out(units):
    label, result = units
    table = result.table("effect_tests")
    for term in ("sex", "q1", "q7"):
        close(table.cell({"term": term}, "chi_square"), R[f"{label}:lr:{term}"], 1e-8)
        assert table.cell({"term": term}, "df") == 4
    assert table.cell({"term": "intercept"}, "chi_square") == 0
    assert table.cell({"term": "intercept"}, "p") is None
    assert "a factor takes its place" in str(table.notes[0])


@pytest.mark.parametrize("label", WEIGHTS)
def test_without_a_factor_the_intercept_is_tested_too(label):
    values, missing, _ = scales().rows(["unit", "sex", "q1", "q7", "times"])
    kept = ~missing.any(axis=1)
    data = dict(zip(("unit", "sex", "q1", "q7", "times"), values[kept].T, strict=True))
    table = of(tally_of(data, weight=WEIGHTS[label]), dependent="unit", covariates="q1,q7").table("effect_tests")
    fall = R[f"{label}:covariates:without_intercept"] - R[f"{label}:covariates:deviance"]
    close(table.cell({"term": "intercept"}, "chi_square"), fall, 1e-8)
    assert table.cell({"term": "intercept"}, "df") == 4


def test_answers_are_classified_as_r_predicts_them(units):
    label, result = units
    table = result.table("classification")
    for observed in range(1, 6):
        for predicted in range(1, 6):
            found = table.cell({"category": f"unit={observed}"}, "count", f"unit={predicted}")
            assert found == R[f"{label}:classified:{observed}:{predicted}"]
    right = sum(R[f"{label}:classified:{at}:{at}"] for at in range(1, 6))
    close(table.cell({"category": "overall"}, "percent_correct"), 100 * right / result.cases.valid, 1e-12)


def test_coefficients_are_those_of_statsmodels_against_the_first_answer():
    api = pytest.importorskip("statsmodels.api")
    values, missing, _ = scales().rows(["unit", "q1", "q4"])
    values = values[~missing.any(axis=1)]
    other = api.MNLogit(values[:, 0], api.add_constant(values[:, 1:])).fit(disp=False, method="newton", tol=1e-12)
    table = of(scales(), dependent="unit", covariates="q1,q4", base="first").table("parameters")
    for at, level in enumerate((2, 3, 4, 5)):
        for place, term in enumerate(("intercept", "q1", "q4")):
            row = {"category": f"unit={level}", "term": term}
            close(table.cell(row, "b"), np.asarray(other.params)[place, at], 1e-8)
            close(table.cell(row, "se"), np.asarray(other.bse)[place, at], 1e-8)


def test_two_answers_are_the_binary_logit():
    one = of(scales(), dependent="sex", factors="unit", covariates="q1", base="first").table("parameters")
    words = {"dependent": "sex", "blocks": "unit,q1", "categorical": "unit"}
    other = solve(logistic, scales(), **words).table("equation")
    for term in ("unit=1", "unit=4", "q1"):
        row = {"block": "block=1", "step": "step=1", "term": term}
        for word in ("b", "se", "wald", "exp_b", "exp_b_ci_low"):
            close(one.cell({"term": term}, word), other.cell(row, word), 1e-11)


def test_the_base_does_not_change_the_fit():
    first = of(scales(), dependent="unit", covariates="q1,q7", base="first")
    last = of(scales(), dependent="unit", covariates="q1,q7")
    for row, other in zip(first.table("model_fitting").rows, last.table("model_fitting").rows, strict=True):
        assert row[1:3] == pytest.approx(other[1:3], rel=1e-13)
    one = first.table("parameters").cell({"category": "unit=5", "term": "q1"}, "b")
    close(one, -last.table("parameters").cell({"category": "unit=1", "term": "q1"}, "b"), 1e-11)


def test_a_level_that_never_gives_an_answer_leaves_the_rest_standing():
    random = np.random.default_rng(4)
    group, z = random.integers(1, 4, 200).astype(float), random.normal(size=200).round(1)
    y = random.integers(1, 4, 200).astype(float)
    y[(group == 2) & (y == 1)] = 2  # nobody of group 2 answers 1
    data = {"y": y, "g": group, "z": z}
    result = of(tally_of(data, [variable("g", (1, 2, 3))]), dependent="y", factors="g", covariates="z")
    table = result.table("parameters")
    assert isinstance(table.cell({"category": "y=1", "term": "g=2"}, "b"), Undefined)
    for level, term in (("y=1", "g=1"), ("y=1", "z"), ("y=2", "g=2"), ("y=2", "z"), ("y=2", "intercept")):
        assert isinstance(table.cell({"category": level, "term": term}, "b"), float), (level, term)
    assert any(str(note).startswith("g=2 predicts some answers without error") for note in result.notes)
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_where_there_is_no_model_every_table_says_why():
    result = of(tally_of({"y": [2, 2], "x": [1, 2]}), dependent="y", covariates="x")
    assert reason(result.table("model_fitting").column("deviance")[0]) == "every answer is the same"
    assert reason(result.table("effect_tests").column("p")[0]) == "every answer is the same"
