"""Confirmatory factor analysis against R's lavaan and semTools, and where there is no solution."""

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import cells, close, columns, numbers, reason, scales, solve

from analysis.plan import load_plan
from analysis.procedures import cfa
from instrument.message import Fault

R = numbers("cfa")
FACTORS = "one:q1,q2,q3/two:q4 to q6/three:q7,q8,q9"
WEIGHTS = {"plain": None, "weighted": "times"}
PARAMETERS = 1e-5  # lavaan's search stops about this far from the minimum
CHANGES = 5e-4
NAMES = {
    "rmsea_ci_low": "rmsea.ci.lower",
    "rmsea_ci_high": "rmsea.ci.upper",
    "p_close": "rmsea.pvalue",
    "n_parameters": "npar",
    "log_likelihood": "logl",
    "chi_square": "chisq",
    "p": "pvalue",
}


def of(label, **words):
    return solve(cfa, scales(WEIGHTS[label]), **{"factors": FACTORS, **words})


@pytest.mark.parametrize("label", WEIGHTS)
def test_fit_is_that_of_lavaan(label):
    result = of(label)
    for table in ("fit_indices", "information_criteria"):
        found = result.table(table)
        for column in found.columns[1:]:
            expected = R[f"{label}:fit:{NAMES.get(column.word, column.word)}"]
            close(found.column(column.word)[0], expected, 1e-7)
    fit = result.table("model_fit")
    for model, prefix in (("hypothesized_model", ""), ("independence_model", "baseline.")):
        close(fit.cell({"model": model}, "chi_square"), R[f"{label}:fit:{prefix}chisq"], 1e-9)
        assert fit.cell({"model": model}, "df") == R[f"{label}:fit:{prefix}df"]
    close(fit.column("p")[0], R[f"{label}:fit:pvalue"], 1e-8)
    close(fit.column("chi_square_ratio")[0], R[f"{label}:fit:chisq"] / 24, 1e-9)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("estimator", ["ml", "dwls"])
def test_coefficients_and_their_standardised_form_are_those_of_lavaan(label, estimator):
    result, here = of(label, estimator=estimator), f"{label}:ordered" if estimator == "dwls" else label
    for table, sign in (("factor_loadings", "=~"), ("factor_covariances", "~~"), ("residual_variances", "~~")):
        for row in result.table(table).rows:
            right = row[0] if table == "residual_variances" else row[1]
            for word in ("b", "se", "beta", "se_beta"):
                found = row[result.table(table).index(word)]
                if found is not None:
                    close(found, R[f"{here}:{row[0]}:{sign}:{right}:{word}"], PARAMETERS)


@pytest.mark.parametrize("label", WEIGHTS)
def test_modification_indices_are_those_of_lavaan(label):
    rows = of(label, modification=0).table("modification_indices").rows
    assert len(rows) == 54
    assert [row[3] for row in rows] == sorted((row[3] for row in rows), reverse=True)
    for kind, left, right, *found in rows:
        here = f"{label}:mi:{left}:{'=~' if kind == 'loading' else '~~'}:{right}:"
        for cell, word in zip(found, ("mi", "epc", "sepc"), strict=True):
            close(cell, R[here + word], CHANGES)


def test_a_proper_solution_has_no_warnings():
    notes = [str(note) for table in of("plain").tables for note in table.notes]
    assert notes == ["Listwise deletion based on all variables in the procedure."]


def test_factors_that_are_one_are_named():
    result = solve(cfa, scales(), factors="one:q1,q2/other:q3,q10/two:q4,q5,q6")
    note = "The correlation of one and other is estimated at 1 or beyond."
    assert [str(each) for each in result.table("factor_covariances").notes] == [note]


def test_only_indices_worth_a_look_are_listed():
    rows = of("weighted").table("modification_indices").rows
    assert min(row[3] for row in rows) >= 3.84
    table = of("plain", modification=50).table("modification_indices")
    assert table.rows == ()
    assert str(table.notes[0]) == "No relation left out of the model has a modification index of 50.0 or more."


@pytest.mark.parametrize("label", WEIGHTS)
def test_freeing_a_residual_covariance_gives_the_chi_square_of_lavaan(label):
    result = of(label, residuals="q1,q4")
    close(result.table("model_fit").column("chi_square")[0], R[f"{label}:freed:chisq"], 1e-8)
    left_out = [row[1:3] for row in result.table("modification_indices").rows]
    assert ("q1", "q4") not in left_out


@pytest.mark.parametrize("label", WEIGHTS)
def test_htmt_is_that_of_semtools_and_ave_and_cr_follow_from_the_loadings(label):
    result = of(label)
    factors = ("one", "two", "three")
    for i, j in ((2, 1), (3, 1), (3, 2)):
        cell = result.table("htmt").cell({"factor": factors[i - 1]}, "htmt", factors[j - 1])
        close(cell, R[f"{label}:htmt:{i}:{j}"], 1e-9)
    for at, factor in enumerate(factors):
        betas = [R[f"{label}:{factor}:=~:q{3 * at + k}:beta"] for k in (1, 2, 3)]
        row, ave = {"factor": factor}, sum(each**2 for each in betas) / 3
        close(result.table("convergent_validity").cell(row, "ave"), ave, PARAMETERS)
        rest = sum(1 - each**2 for each in betas)
        cr = sum(betas) ** 2 / (sum(betas) ** 2 + rest)
        close(result.table("convergent_validity").cell(row, "composite_reliability"), cr, PARAMETERS)
        close(result.table("fornell_larcker").cell(row, "r", factor), ave**0.5, PARAMETERS)
    found = result.table("fornell_larcker").cell({"factor": "three"}, "r", "two")
    close(found, R[f"{label}:two:~~:three:beta"], PARAMETERS)
    assert result.table("fornell_larcker").cell({"factor": "one"}, "r", "two") is None


@pytest.mark.parametrize("label", WEIGHTS)
def test_ordered_items_have_the_fit_of_lavaan_as_it_stands_and_scaled(label):
    result, here = of(label, estimator="dwls"), f"{label}:ordered:fit:"
    fit, indices = result.table("model_fit"), result.table("fit_indices")
    for model, name in (
        ("hypothesized_model", "chisq"),
        ("hypothesized_scaled", "chisq.scaled"),
        ("independence_model", "baseline.chisq"),
        ("independence_scaled", "baseline.chisq.scaled"),
    ):
        close(fit.cell({"model": model}, "chi_square"), R[here + name], 1e-7)
    for model, suffix in (("hypothesized_model", ""), ("hypothesized_scaled", ".scaled")):
        close(fit.cell({"model": model}, "p"), R[f"{here}pvalue{suffix}"], 1e-6)
        for word in ("cfi", "tli", "rmsea", "rmsea_ci_low", "rmsea_ci_high", "p_close"):
            close(indices.cell({"model": model}, word), R[f"{here}{NAMES.get(word, word)}{suffix}"], 1e-6)
        close(indices.cell({"model": model}, "srmr"), R[here + "srmr"], 1e-6)


@pytest.mark.parametrize("label", WEIGHTS)
def test_the_ladder_of_invariance_is_that_of_lavaan(label):
    table = of(label, groups="sex").table("invariance", "sex")
    before = None
    for step in ("configural", "metric", "scalar"):
        row = {"model": step}
        here = f"{label}:{step}:fit:"
        for word in ("chi_square", "p", "cfi", "tli", "rmsea", "rmsea_ci_low", "rmsea_ci_high", "srmr", "aic", "bic"):
            close(table.cell(row, word), R[here + NAMES.get(word, word)], 1e-6)
        assert table.cell(row, "df") == R[here + "df"]
        if before is not None:
            close(table.cell(row, "chi_square_change"), R[here + "chisq"] - R[before + "chisq"], 1e-6)
            close(table.cell(row, "cfi_change"), R[here + "cfi"] - R[before + "cfi"], 1e-6)
            assert table.cell(row, "df_change") == 6
        before = here


def test_groups_that_cannot_be_compared_leave_the_whole_sample_standing():
    data = columns()
    result = solve(cfa, tally_of(data | {"sex": [1.0] * 300}), factors=FACTORS, groups="sex")
    assert reason(result.table("invariance").column("chi_square")[0]) == "there are fewer than two groups"
    assert isinstance(result.table("model_fit").column("chi_square")[0], float)
    few = [1.0 if at > 8 else 2.0 for at in range(300)]
    result = solve(cfa, tally_of(data | {"sex": few}, [variable("sex", (1, 2))]), factors=FACTORS, groups="sex")
    assert "not positive definite" in reason(result.table("invariance").column("cfi")[1])
    assert result.table("group_sizes").column("n")[1] < 9


def test_scales_and_named_lists_are_the_same_factors():
    named = {"one": ["q1", "q2", "q3"], "two": ["q4", "q5", "q6"]}
    tally = tally_of(columns(), scales=named)
    by_scale = solve(cfa, tally, factors=["one", "two"])
    assert solve(cfa, tally, factors=named).tables == by_scale.tables
    assert solve(cfa, tally, factors="one,two").tables == by_scale.tables
    assert by_scale.options == {"factors": named}


PLAN = """
tasks:
  validity:
    procedure: cfa
    factors:
      one: [q1, q2, q3]
      two: q4 to q6
    residuals:
      - [q1, q4]
  paths:
    procedure: sem
    model: |
      one =~ q1 + q2 + q3  # the first
      hours ~ one
"""


def test_a_plan_writes_factors_as_a_mapping_and_a_model_as_lines(tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    tally = scales()
    validity, paths = (task.run(tally) for task in load_plan(tmp_path / "plan.yaml", tally.codebook))
    named = {"one": ["q1", "q2", "q3"], "two": ["q4", "q5", "q6"]}
    assert validity.tables == solve(cfa, tally, factors=named, residuals="q1,q4").tables
    assert paths.table("regressions").rows[0][:2] == ("hours", "one")


def test_a_single_item_is_its_factor():
    result = solve(cfa, scales(), factors="one:q1,q2,q3/four:q10")
    assert result.table("residual_variances").cell({"item": "q10"}, "b") == 0
    assert reason(result.table("convergent_validity").cell({"factor": "four"}, "ave")) == "the factor has a single item"


def test_a_heywood_case_is_named_and_has_no_ave():
    wanted = np.array([[1, 0.7, 0.7], [0.7, 1, 0.4], [0.7, 0.4, 1]])
    values = np.random.default_rng(3).normal(size=(200, 3))
    values = np.linalg.solve(np.linalg.cholesky(np.cov(values.T)), (values - values.mean(axis=0)).T)
    data = dict(zip("abc", np.linalg.cholesky(wanted) @ values, strict=True))
    result = solve(cfa, tally_of(data), factors="f:a,b,c")
    note = str(result.table("residual_variances").notes[0])
    assert note == "Heywood case: the variance of a is estimated below 0."
    ave = result.table("convergent_validity").column("ave")[0]
    assert reason(ave) == "a standardised loading of the factor is greater than 1"
    close(result.table("factor_loadings").column("beta")[0], (0.7 * 0.7 / 0.4) ** 0.5, 1e-9)


def test_one_item_twice_has_no_solution_by_either_estimator():
    data = columns()
    data["twin"] = data["q1"]
    for estimator, said in (("ml", "not positive definite"), ("dwls", "q1 and twin have no polychoric correlation")):
        result = solve(cfa, tally_of(data), factors="f:q1,q2,q3,twin", estimator=estimator)
        assert said in reason(result.table("model_fit").column("chi_square")[0])
        assert not any(isinstance(cell, float) and not np.isfinite(cell) for cell in cells(result))
    by_likelihood = solve(cfa, tally_of(data), factors="one:q1,q2,twin/two:q4,q5,q6")
    assert isinstance(by_likelihood.table("htmt").rows[1][1], float)


def test_a_first_item_that_hardly_loads_does_not_stop_the_estimation():
    random = np.random.default_rng(8)
    common = random.normal(size=(2, 300))
    data = {f"a{at}": load * common[0] + random.normal(size=300) for at, load in enumerate((0.05, 1.0, 0.8, 1.1))}
    data |= {f"b{at}": 0.9 * common[1] + random.normal(size=300) for at in range(3)}
    usual = solve(cfa, tally_of(data), factors="one:a1,a2,a3,a0/two:b0,b1,b2")
    weak = solve(cfa, tally_of(data), factors="one:a0,a1,a2,a3/two:b0,b1,b2")
    close(weak.table("model_fit").column("chi_square")[0], usual.table("model_fit").column("chi_square")[0], 1e-8)
    loading = {"item": "a2"}
    found, expected = (abs(each.table("factor_loadings").cell(loading, "beta")) for each in (weak, usual))
    close(found, expected, 1e-6)


def test_items_turned_the_wrong_way_load_negatively():
    result = solve(cfa, scales(), factors="one:q1,q2,q3,q10")
    assert result.table("factor_loadings").cell({"item": "q10"}, "beta") < -0.4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"factors": "one:q1,q99"}, "factors: no variable 'q99'; possible: q9"),
        ({"factors": "policy"}, "factors: no scale 'policy'; possible: name:item,item, or "),
        ({"factors": "one:q1,q2/one:q3,q4"}, "factors: 'one' is named twice"),
        ({"factors": "one:q1,q2,q1"}, "factors: 'q1' stands twice in 'one'"),
        ({"factors": ":q1,q2"}, "factors: a list of items has no name; possible: name:item,item"),
        ({"factors": "q1:q1,q2,q3"}, "factors: 'q1' is a factor and an item"),
        ({"factors": "one:q1,q2,q3", "residuals": "q1,q9"}, "residuals: 'q9' is no item; possible: q3, q2, q1"),
        ({"factors": "one:q1,q2,q3", "residuals": "q1,q2,q3"}, "residuals: pair 1 is not two variables"),
        (
            {"factors": "one:q1,q2,q3", "groups": "sex", "estimator": "dwls"},
            "groups: groups are compared by estimator ml alone",
        ),
    ],
)
def test_what_cannot_be_a_factor_model_says_why(words, said):
    with pytest.raises(Fault) as caught:
        solve(cfa, scales(), **words)
    assert str(caught.value).startswith(said)
