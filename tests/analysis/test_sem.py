"""Path models against R's lavaan, and where there is no solution."""

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scales_answers import cells, close, columns, numbers, reason, scales, solve

from analysis.procedures import sem
from analysis.undefined import Undefined
from instrument.message import Fault

R = numbers("sem")
MODELS = {
    "mixed": "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9\n three ~ a*one + b*two + sex\n"
    "hours ~ c*three + unit\n q1 ~~ q4\n through := a*c\n all := a*c + b*c",
    "observed": "q4 ~ a*q1 + sex\n q7 ~ b*q4 + c*q1\n indirect := a*b\n total := c + a*b",
    "equal": "one =~ q1 + k*q2 + k*q3\n two =~ NA*q4 + q5 + q6\n two ~~ 1*two\n two ~ 0.5*one + sex",
    "second": "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9\n all =~ one + two + three",
    "correlated": "q1 + q4 ~ unit + sex\n q1 ~~ 0*q4",
}
SIGNS = {"factor_loadings": "=~", "regressions": "~", "covariances": "~~", "variances": "~~"}
PARAMETERS = 2e-5  # lavaan's search stops about this far from the minimum
WEIGHTS = {"plain": None, "weighted": "times"}
SAMPLES = [(label, name) for label in WEIGHTS for name in MODELS]


def of(label, name, **words):
    return solve(sem, scales(WEIGHTS[label]), model=MODELS[name], **words)


def names_of(result):
    return [table.name for table in result.tables]


@pytest.mark.parametrize(("label", "name"), SAMPLES)
def test_fit_is_that_of_lavaan(label, name):
    result, here = of(label, name), f"{label}:{name}:fit:"
    fit, indices, information = (result.table(each) for each in ("model_fit", "fit_indices", "information_criteria"))
    for model, prefix in (("hypothesized_model", ""), ("independence_model", "baseline.")):
        close(fit.cell({"model": model}, "chi_square"), R[f"{here}{prefix}chisq"], 1e-8)
        assert fit.cell({"model": model}, "df") == R[f"{here}{prefix}df"]
    close(fit.column("p")[0], R[f"{here}pvalue"], 1e-8)
    for word in ("cfi", "tli", "rmsea", "srmr", "gfi", "agfi"):
        close(indices.column(word)[0], R[here + word], 1e-6)
    for word, theirs in (("n_parameters", "npar"), ("log_likelihood", "logl"), ("aic", "aic"), ("bic", "bic")):
        close(information.column(word)[0], R[here + theirs], 1e-9)


@pytest.mark.parametrize(("label", "name"), SAMPLES)
def test_coefficients_and_their_standardised_form_are_those_of_lavaan(label, name):
    result, compared = of(label, name), 0
    for table, sign in SIGNS.items():
        if table not in names_of(result):
            continue
        for row in result.table(table).rows:
            right = row[0] if table == "variances" else row[1]
            for word in ("b", "se", "beta", "se_beta"):
                found = row[result.table(table).index(word)]
                close(0.0 if found is None else found, R[f"{label}:{name}:{row[0]}:{sign}:{right}:{word}"], PARAMETERS)
                compared += 1
            if table == "variances" and row[-1] is not None:
                close(row[-1], R[f"{label}:{name}:r2:{row[0]}"], PARAMETERS)
    assert compared >= 24


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize(("name", "term", "text"), [("mixed", "through", "a*c"), ("observed", "total", "c+a*b")])
def test_what_is_made_of_labels_has_the_errors_of_lavaan(label, name, term, text):
    table = of(label, name).table("defined_effects")
    for word in ("b", "se", "beta", "se_beta"):
        close(table.cell({"term": term}, word), R[f"{label}:{name}:{term}::=:{text}:{word}"], PARAMETERS)


def test_effects_are_those_that_labels_would_make():
    result = of("plain", "observed")
    table, row = result.table("effects"), {"variable": "q7", "predictor": "q1"}
    for part, term in (("indirect", "indirect"), ("total", "total")):
        for word in ("b", "se", "p", "beta"):
            close(table.cell(row, word, part), result.table("defined_effects").cell({"term": term}, word), 1e-12)
    close(table.cell(row, "b", "direct"), result.table("regressions").cell(row, "b"), 1e-12)
    assert table.cell({"variable": "q7", "predictor": "sex"}, "b", "direct") is None


@pytest.mark.parametrize("label", WEIGHTS)
def test_modification_indices_are_those_of_lavaan(label):
    table, compared = of(label, "mixed", modification=0).table("modification_indices"), 0
    signs = {"loading": "=~", "covariance": "~~", "regression": "~"}
    for kind, left, right, index, change, standard in table.rows:
        here = f"{label}:mixed:mi:{left}:{signs[kind]}:{right}:"
        if here + "mi" in R:  # lavaan lists no residual of an item with that of an outcome
            compared += 1
            for found, word in ((index, "mi"), (change, "epc"), (standard, "sepc")):
                close(found, R[here + word], 1e-3)
    assert compared == 63


def test_a_latent_and_an_observed_predictor_are_uncorrelated_and_it_is_said():
    notes = [str(note) for note in of("plain", "mixed").notes]
    assert notes[0] == "one and sex are taken to be uncorrelated; one ~~ sex lets them covary."
    freed = solve(sem, scales(), model=MODELS["mixed"] + "\n one ~~ sex")
    assert not any("one and sex" in str(note) for note in freed.notes)
    assert freed.table("covariances").cell({"variable": "one", "other_variable": "sex"}, "se") > 0


def test_a_regression_of_observed_variables_is_that_of_least_squares():
    data = columns()
    x = np.column_stack([data["sex"], data["unit"]])
    y = np.asarray(data["hours"])
    kept = np.isfinite(y)
    design = np.column_stack([np.ones(kept.sum()), x[kept]])
    expected = np.linalg.lstsq(design, y[kept], rcond=None)[0]
    result = solve(sem, scales(), model="hours ~ sex + unit")
    for at, name in enumerate(("sex", "unit"), start=1):
        close(result.table("regressions").cell({"variable": "hours", "predictor": name}, "b"), expected[at], 1e-9)
    assert result.table("model_fit").cell({"model": "hypothesized_model"}, "df") == 0
    assert "reproduces any data" in reason(result.table("fit_indices").column("rmsea")[0])


def test_a_loop_of_regressions_is_a_model_too_where_it_is_identified():
    result = solve(sem, scales(), model="q1 ~ q4 + sex\n q4 ~ q1 + unit\n q1 ~~ 0*q4")
    assert isinstance(result.table("regressions").column("b")[0], float)


def test_a_model_with_more_parameters_than_moments_says_how_many():
    result = solve(sem, scales(), model="f =~ q1 + q2")
    assert reason(result.table("model_fit").column("chi_square")[0]) == (
        "the model has 4 parameters, and the data only 3 variances and covariances to find them from"
    )


def test_a_model_that_is_not_identified_is_refused():
    result = solve(sem, scales(), model="f =~ NA*q1 + q2 + q3 + q4")
    assert "not identified" in reason(result.table("factor_loadings").column("b")[0])


def test_a_variable_made_of_others_leaves_the_other_tables_standing():
    data = columns()
    data["twin"] = data["q1"]
    result = solve(sem, tally_of(data), model="f =~ q1 + q2 + q3 + twin")
    assert "not positive definite" in reason(result.table("model_fit").column("chi_square")[0])
    assert result.table("case_processing").column("count")[2] == 300


def test_a_constant_variable_is_named():
    data = columns()
    data["q2"] = [3.0] * 300
    result = solve(sem, tally_of(data), model="f =~ q1 + q2 + q3 + q4")
    assert reason(result.table("factor_loadings").column("b")[0]) == "every answer to q2 is the same"


def test_a_variance_below_zero_is_named_and_the_other_numbers_stand():
    covariance = np.array([[1, 0.7, 0.7], [0.7, 1, 0.4], [0.7, 0.4, 1]])
    values = np.random.default_rng(3).normal(size=(200, 3))
    values = np.linalg.solve(np.linalg.cholesky(np.cov(values.T)), (values - values.mean(axis=0)).T).T
    data = dict(zip("abc", (np.linalg.cholesky(covariance) @ values.T), strict=True))
    result = solve(sem, tally_of(data), model="f =~ a + b + c")
    assert str(result.table("variances").notes[0]) == "Heywood case: the variance of a is estimated below 0."
    assert isinstance(result.table("factor_loadings").column("b")[1], float)
    assert not any(isinstance(cell, float) and not np.isfinite(cell) for cell in cells(result))


@settings(max_examples=15, deadline=None)
@given(st.floats(1e-40, 1e40), st.floats(-1e3, 1e3))
def test_chi_square_and_betas_are_unmoved_by_the_units_of_a_variable(scale, shift):
    data = columns()
    usual = solve(sem, tally_of(data), model="f =~ hours + q7 + q8 + q9")
    moved = solve(
        sem,
        tally_of(data | {"hours": np.array(data["hours"]) * scale + shift * scale}),
        model="f =~ hours + q7 + q8 + q9",
    )
    close(moved.table("model_fit").column("chi_square")[0], usual.table("model_fit").column("chi_square")[0], 1e-6)
    for one, other in zip(
        moved.table("factor_loadings").column("beta"), usual.table("factor_loadings").column("beta"), strict=True
    ):
        close(one, other, 1e-6)


def test_a_label_divided_by_nothing_is_undefined():
    result = solve(sem, scales(), model="q4 ~ a*q1\n none := a / (a - a)")
    assert isinstance(result.table("defined_effects").rows[0][1], Undefined)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("f =~ q1 + q99", "model: no variable 'q99'; possible: q9"),
        ("", "model: a model needs at least one relation: =~, ~ or ~~"),
        ("q1 ~ q2\nq3 = q4", "model: line 2, column 4 of the model: '=' cannot be read; possible: a name, a number"),
        ("q1 ~ q2 q3", "model: line 1, column 9 of the model: '+' or a new line was expected, found 'q3'"),
        ("q1 ~ 2*", "model: line 1, column 8 of the model: a variable was expected, found the end of the line"),
        ("q1 ~ q1", "model: line 1, column 6 of the model: 'q1' cannot explain itself"),
        ("q1 ~ q2 + q2", "model: line 1, column 11 of the model: the relation to 'q2' is stated twice"),
        ("q1 ~ a*q2\nx := ab", "model: no label 'ab' in the model; possible: a"),
        ("q1 ~ a*q2\nx := (a", "model: line 2, column 8 of the model: ')' was expected, found the end of the line"),
        ("q1 + q2 =~ q3", "model: line 1, column 9 of the model: one factor stands before =~"),
        ("q1 ~ 1", "model: line 1, column 6 of the model: a variable was expected, found '1'"),
    ],
)
def test_a_model_that_cannot_be_read_says_where_and_what(text, said):
    with pytest.raises(Fault) as caught:
        solve(sem, scales(), model=text)
    assert str(caught.value).startswith(said)


def test_remarks_semicolons_and_lines_that_go_on_are_read():
    one = solve(sem, scales(), model="f =~ q1 + # the first\n  q2 + q3; q4 ~ f\n\n")
    other = solve(sem, scales(), model="f =~ q1 + q2 + q3\nq4 ~ f")
    assert one.tables == other.tables
