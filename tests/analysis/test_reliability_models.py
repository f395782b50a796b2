"""The models of RELIABILITY against R (psych, lavaan), and where there is none."""

import csv

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scales_answers import FOLDER, cells, close, reason, scales, solve

from analysis.procedures import reliability
from analysis.statistics.intraclass import consistency, mean_squares
from analysis.statistics.reliability import cronbach_alpha
from analysis.statistics.split_halves import guttman_bounds, split_halves
from instrument.message import Fault

with (FOLDER / "reliability" / "models.csv").open(encoding="utf-8") as file:
    R = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}
SETS = {
    "three": (None, "q1 to q3"),
    "four": (None, "q1 to q4"),
    "nine": (None, "q1 to q9"),
    "weighted": ("times", "q1 to q9"),
}
EVERY = "split,guttman,omega,ordinal_alpha,icc"


def of(tally, items, **words):
    return solve(reliability, tally, items=items, models=EVERY, **words)


@pytest.fixture(scope="module", params=SETS)
def solved(request):
    weight, items = SETS[request.param]
    return request.param, of(scales(weight), items)


def test_halves_are_those_of_r(solved):
    label, result = solved
    table = result.table("split_half")
    names = {
        "correlation_between_forms": "between",
        "spearman_brown_equal": "equal",
        "spearman_brown_unequal": "unequal",
        "guttman_split_half": "guttman_split",
        "first_half": "alpha1",
        "second_half": "alpha2",
    }
    for statistic, name in names.items():
        if f"{label}:{name}" in R:
            close(table.cell({"statistic": statistic}, "coefficient"), R[f"{label}:{name}"])
    k = len(result.table("item_statistics").rows)
    assert table.column("n_items")[:2] == ((k + 1) // 2, k // 2)


def test_halves_are_those_of_pspp():
    found = of(scales(), "q1 to q9").table("split_half").column("coefficient")
    printed = (0.612909026428, 0.654247104771, 0.402712467473, 0.574191043156, 0.576321440554, 0.572130634097)
    for own, other in zip(found, printed, strict=True):
        close(own, other, 1e-12)


def test_guttmans_bounds_are_those_of_his_formulas_in_r(solved):
    label, result = solved
    found = result.table("guttman").column("coefficient")
    for at in (1, 2, 5, 6):
        close(found[at - 1], R[f"{label}:lambda:{at}"])
    close(found[2], result.table("reliability").column("alpha")[0])
    close(found[3], R[f"{label}:guttman_split"])


def test_omega_total_is_that_of_one_factor_in_lavaan(solved):
    label, result = solved
    table = result.table("omegas")
    close(table.cell({"statistic": "omega_total"}, "coefficient"), R[f"{label}:omega"], 1e-6)
    close(table.cell({"statistic": "omega_standardized"}, "coefficient"), R[f"{label}:omega_standardized"], 1e-6)


@pytest.mark.parametrize("label", ["nine", "weighted"])
def test_omega_hierarchical_is_that_of_psych(label):
    weight, items = SETS[label]
    table = of(scales(weight), items).table("omegas")
    close(table.cell({"statistic": "omega_hierarchical"}, "coefficient"), R[f"{label}:omega_h"], 1e-4)
    close(table.cell({"statistic": "omega_general_total"}, "coefficient"), R[f"{label}:omega_t"], 1e-4)


def test_ordinal_alpha_is_that_of_polychoric_correlations_in_lavaan():
    table = of(scales(), "q1 to q9").table("ordinal_alpha")
    close(table.column("alpha_ordinal")[0], R["ordinal_alpha"], 1e-6)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("ICC1", ("one_way_random", "absolute_agreement", "single_measures")),
        ("ICC2", ("two_way_random", "absolute_agreement", "single_measures")),
        ("ICC3", ("two_way_mixed", "consistency", "single_measures")),
        ("ICC1k", ("one_way_random", "absolute_agreement", "average_measures")),
        ("ICC2k", ("two_way_random", "absolute_agreement", "average_measures")),
        ("ICC3k", ("two_way_mixed", "consistency", "average_measures")),
    ],
)
def test_six_intraclass_correlations_are_those_of_psych(solved, name, keys):
    label, result = solved
    table = result.table("intraclass_correlation")
    at = dict(zip(("icc_model", "icc_type", "measure"), keys, strict=True))
    words = {
        "icc": "ICC",
        "f": "F",
        "df1": "df1",
        "df2": "df2",
        "p": "p",
        "ci_low": "lower_bound",
        "ci_high": "upper_bound",
    }
    for word, column in words.items():
        close(table.cell(at, word), R[f"{label}:icc:{name}:{column}"], 1e-7)


def test_intraclass_correlations_are_those_of_pingouin():
    pandas, pingouin = pytest.importorskip("pandas"), pytest.importorskip("pingouin")
    values, missing, _ = scales().rows([f"q{at}" for at in range(1, 4)])
    complete = values[~missing.any(axis=1)]
    n, k = complete.shape
    frame = pandas.DataFrame(
        {"who": np.repeat(np.arange(n), k), "item": np.tile(np.arange(k), n), "said": complete.ravel()}
    )
    other = pingouin.intraclass_corr(frame, "who", "item", "said")["ICC"].tolist()
    table = of(scales(), "q1 to q3").table("intraclass_correlation")
    found = [
        table.cell({"icc_model": model, "icc_type": kind, "measure": measure}, "icc")
        for measure in ("single_measures", "average_measures")
        for model, kind in (
            ("one_way_random", "absolute_agreement"),
            ("two_way_random", "absolute_agreement"),
            ("two_way_mixed", "consistency"),
        )
    ]
    np.testing.assert_allclose(sorted(found), sorted(other))


def test_the_first_half_may_have_another_size():
    table = of(scales(), "q1 to q9", split=3).table("split_half")
    assert table.column("n_items")[:2] == (3, 6)
    assert str(table.notes[0]) == "The halves are q1, q2, q3 and q4, q5, q6, q7, q8, q9."


def test_only_the_models_asked_for_are_printed():
    plain = solve(reliability, scales(), items="q1 to q3")
    assert [table.name for table in plain.tables][-1] == "scale_statistics"
    both = solve(reliability, scales(), items="q1 to q3", models="guttman,alpha")
    assert [table.name for table in both.tables][-1] == "guttman"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"split": 9}, "split: '9' is not a size of the first half; possible: 1 to 8"),
        ({"group_factors": 2}, "group_factors: '2' group factors leave the general factor open; possible: 3 or more"),
    ],
)
def test_numbers_that_cannot_be_used_are_refused(words, sentence):
    with pytest.raises(Fault) as caught:
        of(scales(), "q1 to q9", **words)
    assert str(caught.value) == sentence


def test_two_items_have_halves_but_no_omega():
    result = of(scales(), "q4,q5")
    assert [row[1] for row in result.table("split_half").rows[:2]] == [1.0, 1.0]  # as SPSS prints a half of one item
    other = of(scales(), "q4,q5", dialect="recommended")
    assert reason(other.table("split_half").rows[0][1]) == "fewer than two items"
    assert isinstance(result.table("split_half").rows[2][1], float)
    assert reason(result.table("omegas").rows[0][1]) == "one factor needs three items or more to be identified"


def test_items_that_all_say_the_same_have_no_intraclass_correlation():
    result = of(tally_of({"a": [1, 2, 3, 4], "b": [2, 3, 4, 5], "c": [1, 2, 3, 4]}), "a,b,c")
    assert "all items say the same" in reason(result.table("intraclass_correlation").rows[0][3])
    assert reason(result.table("ordinal_alpha").rows[0][1]).startswith("the categories rise or fall together")
    assert str(result.table("ordinal_alpha").notes[0]) == "a and b have no polychoric correlation."
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_a_score_of_many_values_has_no_ordinal_alpha():
    answers = {"a": list(range(40)), "b": [at % 7 for at in range(40)]}
    assert "more than 30 different answers" in reason(of(tally_of(answers), "a,b").table("ordinal_alpha").rows[0][1])


answers = st.integers(0, 10**6).map(lambda seed: np.random.default_rng(seed).normal(size=(15, 5)) + np.arange(5))


@settings(max_examples=40, deadline=None)
@given(answers)
def test_bounds_are_in_order_and_average_consistency_is_alpha(values):
    covariance = np.cov(values.T)
    first, second, third, _, fifth, _ = guttman_bounds(covariance, 3)
    assert max(first, third) <= second + 1e-12
    assert first <= fifth + 1e-12
    squares = mean_squares(values.mean(axis=0), covariance, 15)
    close(consistency(squares, True, 0.95).icc, cronbach_alpha(covariance))


def test_equal_halves_need_no_correction_for_their_length():
    halves = split_halves(np.cov(np.random.default_rng(2).normal(size=(30, 4)).cumsum(axis=1).T), 2)
    close(halves.spearman_brown_equal, halves.spearman_brown_unequal)


def test_strictly_parallel_items_are_one_way_and_fit_as_lavaan_says():
    # R 4.2, psych 2.2.9 ICC of q1 to q5 (one-way: ICC1, ICC1k); lavaan 0.6-14 with one variance, covariance and mean.
    result = solve(reliability, scales(), items=[f"q{at}" for at in range(1, 6)], models=["strictly_parallel"])
    found = dict(result.table("parallel_estimates").rows)
    close(found["common_correlation"], 0.22745829650989, 1e-12)
    close(found["scale_reliability"], 0.59549257540543, 1e-12)
    close(found["common_mean"], 3.2727969348659, 1e-12)
    fit, n, df = dict(result.table("parallel_fit").rows), 261, 17
    ratio = 205.30096576441 / n
    close(fit["constrained_matrix"] - fit["unconstrained_matrix"], ratio, 1e-10)
    assert fit["freedom_of_fit"] == df
    # Box (1949): the moments of Wilks's ratio make it a chi-square.
    terms = sum(j * j / 4 + j / 2 + 1 / 6 for j in range(2, 6)) - 1 / 24
    close(fit["chi_square_of_fit"], (n - 2 * terms / df) * ratio, 1e-10)
