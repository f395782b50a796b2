"""Single cases of a logistic regression, its contrasts, products and models without a constant, against R."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, VARIABLES, close, columns, scales, solve

from analysis.options import read_options
from analysis.procedures import logistic
from analysis.statistics.codings import coding
from instrument.message import Fault, Place

WORDS = {"dependent": "sex", "blocks": "q1,q4"}
KINDS = ("simple", "deviation", "helmert", "difference", "repeated", "polynomial", "indicator")


def expected():
    with (FOLDER / "logistic" / "cases.csv").open(encoding="utf-8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


R = expected()


def rows_of(**words):
    tally = scales()
    return logistic.per_row(tally, read_options(logistic.Options, words, tally.codebook, Place()))


def complete():
    """On the cases that answer unit and q4 too, as the reference has them."""
    tally = scales()
    missing = tally.rows(["sex", "q1", "q4", "unit"])[1]
    return ~missing.any(axis=1)


def test_every_case_has_the_diagnostics_of_r():
    found = rows_of(**WORDS)
    asked = [name.split(":") for name in R if name.startswith("case:")]
    assert len(asked) > 30
    for _, row, word in asked:
        close(found[word][int(row) - 1], R[f"case:{row}:{word}"], 1e-7)


def test_predicted_groups_are_codes_of_the_dependent_variable():
    found = rows_of(**WORDS)
    known = ~np.isnan(found["predicted_group"])
    assert set(found["predicted_group"][known]) <= {1.0, 2.0}
    np.testing.assert_array_equal(found["predicted_group"][known] == 2, found["predicted_probability"][known] >= 0.5)


@pytest.mark.parametrize("kind", KINDS)
def test_contrasts_and_their_products_have_the_coefficients_of_r(kind):
    reference = {"simple": 1, "indicator": 2}.get(kind, "last")
    words = {
        "dependent": "sex",
        "blocks": [["q1", "unit"]],
        "categorical": ["unit"],
        "contrasts": [{"variable": "unit", "kind": kind, "reference": reference}],
        "interactions": [{"block": 1, "variables": ["q1", "unit"]}],
    }
    table = solve(logistic, of_complete(), **words).table("equation")
    last = [row for row in table.rows if row[0] == "block=1" and row[table.index("b")] is not None]
    named = {row[table.index("term")]: row for row in last}
    order = ["constant", "q1", *(f"unit({at})" for at in range(1, 5)), *(f"q1 by unit({at})" for at in range(1, 5))]
    assert set(named) == set(order)
    for at, term in enumerate(order, start=1):
        close(named[term][table.index("b")], R[f"{kind}:b{at}"], 1e-6)
        close(named[term][table.index("se")], R[f"{kind}:se{at}"], 1e-6)


def of_complete():
    kept, data = complete(), columns()
    return tally_of({name: list(np.asarray(values)[kept]) for name, values in data.items()}, VARIABLES)


def test_a_special_contrast_is_the_inverse_of_its_rows():
    rows = [1, 1, 1, 1, -1, 0, 0, 1, -1]
    np.testing.assert_allclose(coding("special", 3, 2, rows), np.linalg.inv(np.reshape(rows, (3, 3)))[:, 1:])


def test_contrasts_that_are_none_are_refused():
    words = {"dependent": "sex", "blocks": [["unit"]], "categorical": ["unit"]}
    with pytest.raises(Fault) as caught:
        solve(logistic, scales(), **words, contrasts=[{"variable": "unit", "kind": "simple", "reference": 9}])
    assert str(caught.value) == "category '9' of unit cannot be the reference; possible: 1 to 5"
    with pytest.raises(Fault) as caught:
        solve(logistic, scales(), **words, contrasts=[{"variable": "unit", "kind": "special", "weights": [1, 2]}])
    assert str(caught.value) == "the contrasts of unit are not 5 independent rows of 5 numbers"
    with pytest.raises(Fault) as caught:
        solve(logistic, scales(), **words, contrasts=[{"variable": "unit", "kind": "simpel"}])
    assert "no contrast 'simpel'; possible: simple" in str(caught.value)


def test_without_a_constant_the_model_is_that_of_glm():
    result = solve(logistic, of_complete(), **WORDS, constant=False)
    table = result.table("equation")
    for term in ("q1", "q4"):
        close(table.cell({"block": "block=1", "term": term}, "b"), R[f"origin:{term}:b"], 1e-7)
        close(table.cell({"block": "block=1", "term": term}, "se"), R[f"origin:{term}:se"], 1e-7)
    assert not table.where({"term": "constant"})
    close(result.table("model_summary").column("deviance")[0], R["origin:deviance"])
    close(result.table("omnibus").cell({"test": "model"}, "chi_square"), R["origin:chi_square"])
    steps = solve(logistic, of_complete(), dependent="sex", blocks="q1/q4", constant=False)
    close(steps.table("not_in_equation").cell({"block": "block=1", "term": "q4"}, "score"), R["origin:score"])


def test_conditional_removal_evaluates_the_likelihood_at_shifted_coefficients():
    result = solve(logistic, of_complete(), **WORDS, method="backward", removal="conditional", p_out=0.999)
    table = result.table("term_removal")
    for term in ("q1", "q4"):
        close(table.cell({"step": "step=1", "variable": term}, "chi_square"), R[f"conditional:{term}"], 1e-7)


def test_removal_by_wald_prints_no_table_of_its_own():
    result = solve(logistic, of_complete(), **WORDS, method="backward", removal="wald")
    assert "term_removal" not in [table.name for table in result.tables]


def test_correlations_of_estimates_are_those_of_r():
    result = solve(logistic, of_complete(), **WORDS, statistics="correlations,iterations")
    close(result.table("correlation_matrix").cell({"term": "q1"}, "r", "q4"), R["matrix:q1:q4"], 1e-7)
    history = result.table("iteration_history").where({"block": "block=1"})
    deviances = [row[3] for row in history]
    assert deviances == sorted(deviances, reverse=True)
    close(deviances[-1], result.table("model_summary").column("deviance")[0], 1e-6)


def test_a_case_by_itself_has_a_reason_to_be_listed():
    result = solve(logistic, scales(), **WORDS, casewise=1.2)
    table = result.table("casewise_list")
    assert all(abs(row[table.index("studentized_deviance")]) >= 1.2 for row in table.rows)
    assert "casewise_list" not in [each.name for each in solve(logistic, scales(), **WORDS, casewise=9).tables]


def test_methods_are_one_or_one_for_each_block():
    with pytest.raises(Fault) as caught:
        solve(logistic, scales(), **WORDS, method="enter,forward")
    assert "2 methods for 1 blocks" in str(caught.value)
    mixed = solve(logistic, scales(), dependent="sex", blocks="q1/q4,q5,q6", method="enter,forward")
    assert {row[0] for row in mixed.table("equation").rows} >= {"block=0", "block=1"}
