"""Products of factors and covariates in models of several answers, and their predictions for single cases."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, VARIABLES, close, columns, scales, solve

from analysis.options import read_options
from analysis.procedures import multinomial, ordinal
from instrument.message import Fault, Place

TERMS = [["q1"], ["sex"], ["q1", "sex"]]
NOMREG = {"dependent": "unit", "factors": "sex", "covariates": "q1", "terms": TERMS}
PLUM = {"dependent": "q9", "factors": "sex", "covariates": "q1", "terms": TERMS}
NAMES = {"(Intercept)": "intercept", "q1": "q1", "f1": "sex=1", "q1:f1": "q1*sex=1"}


def expected():
    with (FOLDER / "multinomial" / "crossed.csv").open(encoding="utf-8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


R = expected()


@pytest.fixture(scope="module")
def answers():
    """Those who answer all four variables of the reference."""
    data = columns()
    missing = scales().rows(["q9", "unit", "sex", "q1"])[1]
    kept = ~missing.any(axis=1)
    return tally_of({name: list(np.asarray(values)[kept]) for name, values in data.items()}, VARIABLES), kept


def test_nominal_parameters_with_a_product_are_those_of_vglm(answers):
    table = solve(multinomial, answers[0], **NOMREG).table("parameters")
    for name, term in NAMES.items():
        for at in range(1, 5):
            where = {"category": f"unit={at}", "term": term}
            close(table.cell(where, "b"), R[f"nomreg:{name}:{at}:b"], 1e-6)
            close(table.cell(where, "se"), R[f"nomreg:{name}:{at}:se"], 1e-6)
    redundant = [row for row in table.rows if row[table.index("term")] in ("sex=2", "q1*sex=2")]
    assert len(redundant) == 8
    assert all(row[table.index("b")] == 0 and row[table.index("se")] is None for row in redundant)


def test_an_effect_that_its_product_makes_up_loses_nothing(answers):
    table = solve(multinomial, answers[0], **NOMREG).table("effect_tests")
    close(table.cell({"term": "sex"}, "chi_square"), R["nomreg:lrt:f"], 1e-6)
    close(table.cell({"term": "q1*sex"}, "chi_square"), R["nomreg:lrt:q1*sex"], 1e-6)
    assert table.cell({"term": "q1"}, "df") == 0  # SPSS: the reduced model is the same


def test_correlations_of_estimates_are_those_of_vglm(answers):
    result = solve(multinomial, answers[0], **NOMREG, statistics="correlations,covariances")
    table = result.table("estimate_correlations")
    close(table.cell({"category": "unit=1", "term": "q1"}, "covariance", "parameter=6"), R["nomreg:corb"], 1e-6)
    variances = result.table("estimate_covariances")
    se = result.table("parameters").cell({"category": "unit=1", "term": "q1"}, "se")
    close(variances.cell({"category": "unit=1", "term": "q1"}, "covariance", "parameter=2"), se**2)


def test_ordinal_parameters_with_a_product_are_those_of_clm(answers):
    table = solve(ordinal, answers[0], **PLUM, information="observed").table("parameters")
    for name, term in {"1|2": "q9=1", "4|5": "q9=4", "q1": "q1", "f1": "sex=1", "q1:f1": "q1*sex=1"}.items():
        close(table.cell({"term": term}, "b"), R[f"plum:{name}:b"], 1e-7)
        close(table.cell({"term": term}, "se"), R[f"plum:{name}:se"], 1e-7)


@pytest.mark.parametrize(("procedure", "words", "label"), [(multinomial, NOMREG, "nomreg"), (ordinal, PLUM, "plum")])
def test_every_case_has_the_probabilities_of_r(answers, procedure, words, label):
    tally, kept = answers
    found = procedure.per_row(tally, read_options(procedure.Options, words, tally.codebook, Place()))
    place = {row: at for at, row in enumerate(np.flatnonzero(kept) + 1)}
    asked = [name for name in R if name.startswith(f"{label}:") and "probability" in name]
    assert len(asked) == 10
    for name in asked:
        _, row, word = name.split(":")
        close(found[word][place[int(row)]], R[name], 1e-6)
    shares = np.column_stack([found[f"probability={at}"] for at in range(1, 6)])
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    np.testing.assert_array_equal(found["predicted_category"], shares.argmax(axis=1) + 1)
    np.testing.assert_allclose(found["predicted_category_probability"], shares.max(axis=1))


def test_predictions_ask_for_predictors_alone():
    tally = scales()
    found = multinomial.per_row(tally, read_options(multinomial.Options, NOMREG, tally.codebook, Place()))
    missing = tally.rows(["unit", "sex", "q1"])[1]
    np.testing.assert_array_equal(np.isnan(found["predicted_category"]), missing[:, 1:].any(axis=1))
    np.testing.assert_array_equal(np.isnan(found["actual_category_probability"]), missing.any(axis=1))


def test_the_cauchit_link_is_that_of_the_cauchy_distribution():
    result = solve(
        ordinal, scales(), dependent="q9", factors="unit", covariates="q1,q7", link="cauchit", information="observed"
    )
    close(result.table("model_fitting").cell({"model": "final"}, "deviance_kernel"), R["cauchit:deviance"], 1e-9)
    table = result.table("parameters")
    for name, term in {"1|2": "q9=1", "4|5": "q9=4", "q1": "q1", "unit1": "unit=1"}.items():
        close(table.cell({"term": term}, "b"), R[f"cauchit:{name}:b"], 1e-5)
        close(table.cell({"term": term}, "se"), R[f"cauchit:{name}:se"], 1e-4)


def test_terms_of_other_variables_are_refused():
    with pytest.raises(Fault) as caught:
        solve(multinomial, scales(), dependent="unit", factors="sex", covariates="q1", terms=[["q1"], ["q2"]])
    assert "'q2' is neither a factor nor a covariate; possible: q1, sex" in str(caught.value)


def test_effects_enter_behind_those_that_they_contain_and_leave_before():
    words = {"dependent": "unit", "factors": "sex", "covariates": "q1", "stepped": TERMS}
    forward = solve(multinomial, scales(), **words, method="forward", p_in=0.98, p_out=0.99)
    moved = [row[2] for row in forward.table("step_summary").rows if row[0] != "step=0"]
    assert "q1*sex" not in moved[:2]
    backward = solve(multinomial, scales(), **words, method="backward", p_out=1e-9, p_in=1e-12)
    steps = [(row[1], row[2]) for row in backward.table("step_summary").rows if row[0] != "step=0"]
    assert steps[0] == ("removed", "q1*sex")
    assert {term for _, term in steps} == {"q1", "sex", "q1*sex"}
    assert backward.table("model_fitting").cell({"model": "final"}, "df") == 0


def test_limits_of_steps_that_cannot_be_are_refused():
    with pytest.raises(Fault) as caught:
        solve(multinomial, scales(), dependent="unit", factors="sex", stepped=[["sex"]], p_in=0.5)
    assert "p_in is '0.5' and p_out '0.1'" in str(caught.value)


SCALED = {"dependent": "q9", "factors": "sex", "covariates": "q1", "scales": [["q1"], ["sex"]]}


def test_a_scale_has_the_estimates_of_clm_and_errors_of_the_expected_information(answers):
    result = solve(ordinal, answers[0], **SCALED)
    close(result.table("model_fitting").cell({"model": "final"}, "deviance_kernel"), R["scale:deviance"], 1e-9)
    table = result.table("parameters")
    names = [("threshold", f"q9={at}") for at in range(1, 5)]
    names += [(part, term) for part in ("location", "scale") for term in ("q1", "sex=1")]
    for at, (part, term) in enumerate(names, start=1):
        close(table.cell({"part": part, "term": term}, "b"), R[f"scale:{at}:b"], 1e-6)
        close(table.cell({"part": part, "term": term}, "se"), R[f"scale:{at}:se"], 1e-6)
    assert table.cell({"part": "scale", "term": "sex=2"}, "b") == 0
    assert "parallel_lines" not in [each.name for each in result.tables]


def test_a_scale_gives_every_case_its_probabilities(answers):
    tally, kept = answers
    found = ordinal.per_row(tally, read_options(ordinal.Options, SCALED, tally.codebook, Place()))
    place = {row: at for at, row in enumerate(np.flatnonzero(kept) + 1)}
    for name in (each for each in R if each.startswith("scale:") and "probability" in each):
        _, row, word = name.split(":")
        close(found[word][place[int(row)]], R[name], 1e-6)
