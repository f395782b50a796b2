"""Missing answers against lavaan's likelihood, naniar's test of MCAR, and mice."""

import csv

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import FOLDER, cells, close, numbers, reason, scales, solve

from analysis.procedures import missing
from analysis.statistics.description import CONSTANT
from analysis.statistics.expected_products import step_by_blocks, together
from analysis.statistics.imputers import draw_category, draw_matched
from analysis.statistics.missing_blocks import blocks
from analysis.statistics.pooling import pool
from instrument.message import Fault

R = numbers("missing")
NAMES = ["q1", "q4", "q7", "hours"]
NAN = float("nan")


def data(name):
    with (FOLDER / "missing" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name] or "nan") for row in rows] for name in rows[0]}


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def answers(request):
    label, weight = request.param
    return label, solve(missing, scales(weight), variables=NAMES, imputations=0)


def test_em_means_and_covariances_are_those_of_lavaan(answers):
    label, result = answers
    means, table = result.table("em_means"), result.table("em_covariances")
    for at, one in enumerate(NAMES):
        close(means.column("mean")[at], R[f"{label}:mean:{one}"], 1e-9)
        close(means.column("sd")[at], R[f"{label}:cov:{one}:{one}"] ** 0.5, 1e-9)
        for other in NAMES:
            close(table.cell({"variable": one}, "covariance", other), R[f"{label}:cov:{one}:{other}"], 1e-9)


def test_littles_test_is_that_of_its_formula_in_r(answers):
    label, result = answers
    (row,) = result.table("mcar_test").rows
    for cell, word in zip(row[1:], ("chi_square", "df", "p"), strict=True):
        close(cell, R[f"{label}:{word}"], 1e-9)


def test_littles_test_of_airquality_is_the_one_that_naniar_prints():
    """naniar 1.1: statistic 35.106, df 14, p .00142; its EM stops at 1e-4, ours at the maximum that lavaan finds."""
    air = data("airquality")
    result = solve(missing, tally_of(air), variables=list(air), imputations=0)
    (row,) = result.table("mcar_test").rows
    assert [round(row[1], 3), row[2], round(row[3], 5)] == [35.106, 14, 0.00142]
    close(row[1], R["air:chi_square"], 1e-9)
    assert len(result.table("missing_patterns").rows) == 4


def test_patterns_stand_by_their_frequency():
    tally = tally_of({"a": [1, 2, NAN, NAN, 5, 6], "b": [1, NAN, 3, 4, 5, NAN], "c": [1, 2, NAN, 4, 5, 6]})
    result = solve(missing, tally, variables="a,b,c", imputations=0)
    table = result.table("missing_patterns")
    assert table.column("count") == (2, 2, 1, 1)
    assert table.column("complete_if") == (2, 4, 3, 4)
    assert table.column("missing_mark", "b") == (None, "×", None, None)
    assert result.table("univariate_missing").column("missing") == (2, 2, 1)
    close(result.table("univariate_missing").column("missing_percent")[2], 100 / 6)


@pytest.mark.parametrize("n", ["Inf", "30"])
def test_rubins_rules_are_those_of_mice(n):
    told = pool([1.2, 1.5, 1.1, 1.4, 1.3], [0.04, 0.05, 0.045, 0.05, 0.042], float(n) - 1, 0.95, CONSTANT)
    close(told.estimate, R[f"pool:{n}:qbar"], 1e-12)
    close(told.se**2, R[f"pool:{n}:t"], 1e-12)
    close(told.df, R[f"pool:{n}:df"], 1e-12)
    close(told.relative_increase, R[f"pool:{n}:r"], 1e-12)
    close(told.fraction_missing, R[f"pool:{n}:fmi"], 1e-12)


def near(found, fraction, expected):
    """Within four errors of the 200 imputations that either program drew, and a tenth of the standard error."""
    estimate, se = found
    allowed = 0.1 * expected["std.error"] + 4 * se * (expected["fmi"] * 2 / 200) ** 0.5
    assert abs(estimate - expected["estimate"]) < allowed
    assert abs(se / expected["std.error"] - 1) < 0.05
    assert abs(fraction - expected["fmi"]) < 0.06


def expected(label):
    return {word: R[f"{label}:{word}"] for word in ("estimate", "std.error", "fmi")}


def test_pooled_estimates_are_those_of_mice_but_for_chance():
    air = {name: column for name, column in data("airquality").items() if name in ("Ozone", "Solar.R", "Wind", "Temp")}
    words = {"dependent": "Ozone", "predictors": ["Solar.R", "Wind", "Temp"], "imputations": 200}
    result = solve(missing, tally_of(air), variables=list(air), **words)
    table, means = result.table("pooled_coefficients"), result.table("pooled_means")
    for at in range(4):
        found = table.column("b")[at], table.column("se")[at]
        near(found, table.column("fraction_missing")[at], expected(f"mice:{at + 1}"))
    for name in ("Ozone", "Solar.R"):
        row = {"variable": name}
        found = means.cell(row, "mean"), means.cell(row, "se_mean")
        near(found, means.cell(row, "fraction_missing"), expected(f"mice:{name}"))


def test_a_binary_answer_is_drawn_by_a_logit_as_in_mice():
    words = {"variables": ["x", "y", "z"], "dependent": "y", "predictors": ["x", "z"], "imputations": 200}
    result = solve(missing, tally_of(data("binary")), **words)
    assert result.table("imputation_models").column("method") == ("predictive_mean_matching", "logit")
    table, means = result.table("pooled_coefficients"), result.table("pooled_means")
    for at in range(3):
        found = table.column("b")[at], table.column("se")[at]
        near(found, table.column("fraction_missing")[at], expected(f"binary:{at + 1}"))
    row = {"variable": "z"}
    found = means.cell(row, "mean"), means.cell(row, "se_mean")
    near(found, means.cell(row, "fraction_missing"), expected("binary:z"))


def test_a_seed_gives_the_same_numbers_in_whatever_order_the_file_is():
    air = data("airquality")
    turned = {name: column[::-1] for name, column in air.items()}
    one = solve(missing, tally_of(air), variables=list(air))
    assert one.tables == solve(missing, tally_of(air), variables=list(air)).tables
    for cell, twin in zip(cells(one), cells(solve(missing, tally_of(turned), variables=list(air))), strict=True):
        assert cell == (pytest.approx(twin, rel=1e-9) if isinstance(twin, float) else twin)
    other = solve(missing, tally_of(air), variables=list(air), seed=7)
    assert other.table("pooled_means").rows != one.table("pooled_means").rows


def test_matched_values_are_answers_that_somebody_gave():
    random = np.random.default_rng(1)
    x = np.column_stack([np.ones(80), random.normal(size=80)])
    y = np.round(x[:, 1] + random.normal(size=80), 1)
    drawn = draw_matched(x, y, np.ones(80), x[:30] + 0.01, random)
    assert set(drawn) <= set(y)


def test_categories_are_drawn_with_the_chances_of_their_logit():
    random = np.random.default_rng(2)
    x = np.column_stack([np.ones(6000), random.integers(0, 2, 6000)])
    shares = np.array([[0.6, 0.3, 0.1], [0.2, 0.2, 0.6]])
    codes = np.array([random.choice(3, p=shares[int(row[1])]) for row in x])
    for group in (0, 1):
        lost = np.column_stack([np.ones(6000), np.full(6000, group)])
        drawn = draw_category(x, codes, 3, np.ones(6000), lost, random)
        np.testing.assert_allclose(np.bincount(drawn, minlength=3) / 6000, shares[group], atol=0.04)


def test_separated_answers_are_drawn_without_running_away():
    x = np.column_stack([np.ones(40), np.repeat([0.0, 1.0], 20)])
    drawn = draw_category(x, np.repeat([0, 1], 20), 2, np.ones(40), x, np.random.default_rng(1))
    assert drawn[:20].mean() < 0.4 < 0.6 < drawn[20:].mean()


def test_nominal_answers_are_imputed_and_have_no_mean():
    random = np.random.default_rng(4)
    unit = random.integers(1, 4, 90).astype(float)
    score = np.round(unit + random.normal(size=90), 1)
    unit[:9] = NAN
    tally = tally_of({"unit": unit, "score": score}, [variable("unit", (1, 2, 3))])
    result = solve(
        missing, tally, variables="unit,score", categorical="unit", dependent="score", predictors="unit", rounds=3
    )
    assert result.table("pooled_means").column("variable") == ("score",)
    assert result.table("pooled_coefficients").column("term") == ("constant", "unit=2", "unit=3")
    assert str(result.notes[0]) == "unit is not among the means: its codes have no order, or nobody answers it."


def test_nominal_codes_are_numbers_unless_they_are_listed_and_a_note_says_so():
    result = solve(missing, scales(), variables="unit,q1", imputations=0)
    sentence = "unit is nominal; its codes are taken as numbers, unless it is listed in categorical."
    assert sentence in [str(note) for note in result.notes]
    listed = solve(missing, scales(), variables="unit,q1", categorical="unit", imputations=0)
    assert sentence not in [str(note) for note in listed.notes]


def test_with_nothing_missing_there_is_no_test_and_pooling_changes_nothing():
    tally = tally_of({"x": [1, 2, 4, 5, 3], "y": [2, 1, 5, 4, 4]})
    result = solve(missing, tally, variables="x,y", dependent="y", predictors="x")
    assert reason(result.table("mcar_test").rows[0][1]) == "all cases answer the same variables"
    close(result.table("pooled_means").column("mean")[0], 3)
    assert result.table("pooled_means").column("relative_increase")[0] == 0
    close(result.table("em_covariances").column("covariance", "x")[0], 2)  # the divisor is n
    assert result.notes == ()


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"x": [1, 2, NAN, 4], "y": [NAN] * 4}, "all cases answer the same variables"),
        ({"x": [1, 2, NAN, 4, 3], "y": [3, 3, 3, NAN, 3]}, "a variable is constant or made of the others"),
        ({"x": [NAN] * 3, "y": [NAN] * 3}, "no valid cases"),
    ],
)
def test_where_littles_test_does_not_exist_it_says_why(columns, why):
    result = solve(missing, tally_of(columns), variables="x,y", imputations=0)
    assert reason(result.table("mcar_test").rows[0][1]) == why


def test_two_variables_that_nobody_answers_both_have_no_covariance():
    x, y = [1, 2, 4, 5, NAN, NAN, NAN, NAN], [NAN, NAN, NAN, NAN, 2, 6, 3, 3]
    result = solve(missing, tally_of({"x": x, "y": y}), variables="x,y", imputations=0)
    assert reason(result.table("em_covariances").column("covariance", "y")[0]) == "no case answers both variables"
    close(result.table("em_means").column("mean")[1], 3.5)


def test_a_fractional_weight_completes_a_row_once():
    tally = tally_of({"x": [1, 2, NAN, 4, 5], "y": [1, 2, 3, 4, 6], "w": [0.5, 1.5, 2.2, 1, 0.8]}, weight="w")
    result = solve(missing, tally, variables="x,y", imputations=3)
    assert result.cases.total == pytest.approx(6)
    close(result.table("pooled_means").column("mean")[1], (0.5 + 3 + 6.6 + 4 + 4.8) / 6)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            {"imputations": 1},
            "imputations: '1' is not possible; possible: a whole number from 0 to 999, and not 1 imputation",
        ),
        ({"rounds": 0}, "rounds: '0' is not possible; possible: a whole number from 1 to 999, and not 1 imputation"),
        ({"dependent": "x"}, "option 'predictors' is missing"),
        ({"predictors": "x"}, "option 'dependent' is missing"),
        (
            {"dependent": "x", "predictors": "x"},
            "predictors: variable 'x' is in the equation twice; possible: each variable once",
        ),
        (
            {"categorical": "many"},
            "variable 'many' has 30 categories; possible: up to 20",
        ),
    ],
)
def test_options_that_cannot_be_are_refused(words, sentence):
    tally = tally_of({"x": np.arange(30), "many": np.arange(30)})
    with pytest.raises(Fault) as refused:
        solve(missing, tally, variables="x,many", **words)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("share", [0.1, 0.4])
def test_a_step_of_all_blocks_at_once_is_that_of_block_by_block(share):
    random = np.random.default_rng(8)
    values, weights = random.normal(size=(60, 5)).round(1), random.integers(1, 4, 60).astype(float)
    seen = random.random(values.shape) > share
    found = blocks(np.where(seen, values, 0.0), seen, weights)
    mean, covariance = random.normal(size=5), np.cov(values.T) + np.eye(5)
    at_once, each = together(found).step(mean, covariance), step_by_blocks(found, mean, covariance, True)
    for one, other in zip(at_once, each, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-13)
