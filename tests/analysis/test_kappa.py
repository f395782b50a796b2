"""WEIGHTED KAPPA against R (psych and the formulas) and statsmodels."""

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import close, numbers, reason, scales, solve

from analysis.procedures import kappa
from analysis.statistics.weighted_kappa import agreement_weights, weighted_kappa
from instrument.message import Fault

R = numbers("kappa")
NAMES = {"unweighted": "unweighted", "linear_weights": "linear", "quadratic_weights": "quadratic"}


@pytest.mark.parametrize(("label", "weight"), [("plain", None), ("weighted", "times")])
@pytest.mark.parametrize("word", NAMES)
def test_kappa_is_that_of_psych_and_its_errors_those_of_fleiss(label, weight, word):
    table = solve(kappa, scales(weight), variables="q1,q2").table("kappa")
    name = f"{label}:{NAMES[word]}"
    close(table.cell({"statistic": word}, "coefficient"), R[f"{name}:kappa"])
    close(table.cell({"statistic": word}, "se"), R[f"{name}:se"])
    close(table.cell({"statistic": word}, "z"), R[f"{name}:z"])


@pytest.mark.parametrize(("power", "wt"), [(0, None), (1, "linear"), (2, "quadratic")])
def test_kappa_and_its_interval_are_those_of_statsmodels(power, wt):
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    table = np.random.default_rng(5).integers(1, 30, (4, 4)).astype(float) + 40 * np.eye(4)
    other, own = rater.cohens_kappa(table, wt=wt), weighted_kappa(table, agreement_weights(4, power), 0.95)
    close(own.kappa, other.kappa)
    close(own.se, other.std_kappa)
    close(own.z, other.z_value)
    close(own.ci_low, other.kappa_low)
    close(own.ci_high, other.kappa_upp)


def test_every_two_coders_are_compared_and_their_table_shown():
    result = solve(kappa, scales(), variables="q1 to q3")
    assert [table.about for table in result.tables[:-1]] == [("q1", "q2"), ("q1", "q3"), ("q2", "q3")]
    assert len(result.table("kappa").rows) == 9
    table = result.table("agreement", "q1", "q2")
    assert table.rows[-1][-1] == sum(row[-1] for row in table.rows[:-1])


def test_a_declared_category_that_nobody_gave_still_keeps_others_apart():
    declared = [variable(name, (1, 2, 3)) for name in "ab"]
    answers = {"a": [1, 1, 3, 3, 1, 3], "b": [1, 3, 3, 3, 1, 1]}
    result = solve(kappa, tally_of(answers, declared), variables="a,b")
    assert [row[0] for row in result.table("agreement").rows] == ["a=1", "a=2", "a=3", "total"]
    linear, quadratic = (result.table("kappa").rows[at][3] for at in (1, 2))
    close(linear, quadratic)  # only the corners are taken: half the way counts in neither


def test_coders_who_always_agree_have_kappa_1_without_an_error():
    row = solve(kappa, tally_of({"a": [1, 2, 3, 2], "b": [1, 2, 3, 2]}), variables="a,b").table("kappa").rows[0]
    assert row[3] == 1
    assert reason(row[4]) == "the standard error is 0"


def test_one_category_leaves_kappa_undefined():
    row = solve(kappa, tally_of({"a": [1, 1], "b": [1, 1]}), variables="a,b").table("kappa").rows[0]
    assert reason(row[3]) == "only one category has cases"


def test_one_coder_is_refused():
    with pytest.raises(Fault) as caught:
        solve(kappa, scales(), variables="q1,q1")
    assert str(caught.value) == "variables: kappa needs two variables or more"


def test_answers_of_too_many_values_are_refused():
    many = [float(at) for at in range(300)]
    with pytest.raises(Fault) as caught:
        solve(kappa, tally_of({"a": many, "b": many}), variables="a,b")
    assert str(caught.value) == "a and b have 300 categories; possible: up to 200"
