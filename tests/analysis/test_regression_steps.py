"""Stepwise, forward and backward regression against R, step by step."""

import csv

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import FOLDER, close, reason, scales, solve

from analysis.procedures import regression
from instrument.message import Fault


def expected():
    with (FOLDER / "regression" / "stepwise.csv").open(encoding="utf-8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


R = expected()
POOL = [*(f"q{number}" for number in range(1, 11)), "sex"]
CASES = [
    (label, dependent, method)
    for label in ("plain", "weighted")
    for dependent in ("q10", "hours", "q5")
    for method in ("forward", "backward", "stepwise")
]


def of(tally, **words):
    return solve(regression, tally, **words)


def leaver():
    with (FOLDER / "regression" / "leaver.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tally_of({name: [float(row[name]) for row in rows] for name in rows[0]})


def assert_steps(result, pool, start):
    """The moves and the R square of every step are those of R."""
    models, summary = result.table("models"), result.table("model_summary")
    assert len(summary.rows) == R[f"{start}:steps"]
    for step in range(1, len(summary.rows) + 1):
        moved = int(R[f"{start}:{step}:moved"])
        rows = models.where({"model": f"model={step}"})
        if moved:
            ((_, name, change, _),) = rows
            assert (name, change) == (pool[abs(moved) - 1], "entered" if moved > 0 else "removed")
        else:
            assert {row[1] for row in rows} == set(pool)
        found = summary.cell({"model": f"model={step}"}, "r_squared")
        if R[f"{start}:{step}:r_squared"] > 0:
            close(found, R[f"{start}:{step}:r_squared"])


@pytest.mark.parametrize(("label", "dependent", "method"), CASES)
def test_every_step_takes_and_drops_what_r_does(label, dependent, method):
    pool = [name for name in POOL if name != dependent]
    tally = scales("times" if label == "weighted" else None)
    result = of(tally, dependent=dependent, blocks=[pool], method=method)
    assert_steps(result, pool, f"{label}:{dependent}:{method}")


@pytest.mark.parametrize("method", ["forward", "backward", "stepwise"])
def test_a_predictor_that_entered_first_leaves_when_its_parts_are_in(method):
    assert_steps(of(leaver(), dependent="y", blocks="a,b,s", method=method), ["a", "b", "s"], f"leaver:y:{method}")


def test_a_removal_loses_r_square_and_is_tested_against_the_larger_model():
    result = of(leaver(), dependent="y", blocks="a,b,s", method="stepwise")
    row = result.table("model_summary").rows[3]
    fit = of(leaver(), dependent="y", blocks="a,b/s")
    last = fit.table("model_summary").rows[1]
    close(row[5], -last[5])
    for at in (6, 7, 8, 9):
        close(row[at], last[at])


def test_methods_are_written_as_spss_names_them():
    result = of(leaver(), dependent="y", blocks="a,b,s", method="backward")
    rows = result.table("models").rows
    assert [row[2:] for row in rows] == [("entered", "enter")] * 3 + [("removed", "backward")]


def test_each_block_may_have_a_method_of_its_own():
    result = of(leaver(), dependent="y", blocks="s/a,b", method="enter,stepwise")
    assert [row[1:] for row in result.table("models").rows] == [
        ("s", "entered", "enter"),
        ("b", "entered", "stepwise"),
        ("a", "entered", "stepwise"),
    ]


def test_the_columns_of_a_categorical_variable_come_and_go_together():
    random = np.random.default_rng(4)
    group = np.tile([1, 2, 3], 30)
    data = {"g": group, "x": random.normal(size=90), "y": group % 3 + random.normal(size=90)}
    tally = tally_of(data, [variable("g", (1, 2, 3))])
    result = of(tally, dependent="y", blocks="x,g", categorical="g", method="stepwise")
    assert [row[1] for row in result.table("models").rows] == ["g=2", "g=3"]
    assert result.table("model_summary").rows[0][7] == 2
    assert result.table("excluded_variables").column("term") == ("x",)


def test_a_block_that_enters_nothing_says_so_and_leaves_what_stayed_outside():
    random = np.random.default_rng(10)
    data = {"x": random.normal(size=50), "y": random.normal(size=50)}
    result = of(tally_of(data), dependent="y", blocks="x", method="stepwise")
    assert [str(note) for note in result.notes] == [
        "No variable of block 1 meets the criterion of entry (p at most 0.05)."
    ]
    assert reason(result.table("model_summary").column("r")[0]) == "no predictor is in the model"
    row = result.table("excluded_variables").rows[0]
    close(row[2], np.corrcoef(data["x"], data["y"])[0, 1])
    assert row[4] > 0.05


def test_backward_may_remove_all():
    random = np.random.default_rng(10)
    data = {"x": random.normal(size=50), "y": random.normal(size=50)}
    result = of(tally_of(data), dependent="y", blocks="x", method="backward", p_out=0.06)
    assert len(result.table("model_summary").rows) == 2
    assert result.table("model_summary").column("r")[1] == 0  # SPSS prints the constant alone
    close(result.table("coefficients").cell({"model": "model=2", "term": "constant"}, "b"), data["y"].mean())
    assert reason(result.table("anova").cell({"model": "model=2", "source": "regression"}, "f"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"method": "enter,enter,enter"}, "method: 3 methods for 1 blocks; possible: one, or one for each block"),
        ({"p_in": 0.2}, "p_in: p_in is '0.2' and p_out '0.1'; possible: p_in below p_out, both between 0 and 1"),
    ],
)
def test_methods_that_cannot_be_are_refused(words, sentence):
    with pytest.raises(Fault) as caught:
        of(leaver(), dependent="y", blocks="a,b,s", **words)
    assert str(caught.value) == sentence
