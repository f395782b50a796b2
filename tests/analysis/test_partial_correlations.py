"""Partial correlations, confidence limits, tails and marks against R."""

import numpy as np
import pytest
from answers import tally_of
from printed import agrees, answers_tally, read

from analysis.procedures import correlations
from analysis.undefined import Undefined
from instrument.message import Fault

NUMBERS = read("partial_correlations/numbers.csv")
NAMES = ("q1", "q2", "q4", "income")


def run(tally, names, control=(), **options):
    variables = tuple(tally.codebook.variable(name) for name in names)
    held = tuple(tally.codebook.variable(name) for name in control)
    return correlations.run(tally, correlations.Options(variables, control=held, **options))


@pytest.mark.parametrize("kind", ["pearson", "pairwise", "spearman"])
@pytest.mark.parametrize("control", ["sex", "sex q3"])
def test_partial_correlations_are_those_of_residuals_in_r(kind, control):
    options = {"missing": "pairwise"} if kind == "pairwise" else {}
    coefficient = "spearman" if kind == "spearman" else "pearson"
    result = run(answers_tally(), NAMES, control.split(), coefficient=coefficient, **options)
    table = result.table("partial_correlations", *control.split())
    rows = [row for row in NUMBERS if (row["kind"], row["control"]) == (kind, control)]
    assert len(rows) == 18
    for row in rows:
        found = table.cell({"variable": row["second"]}, row["what"], row["first"])
        assert agrees(found, row["value"], digits=7), row


def test_limits_and_one_sided_probabilities_are_those_of_r():
    table = run(answers_tally(), NAMES, intervals=True, tails="one").table("correlation_intervals")
    rows = [row for row in NUMBERS if row["kind"] == "interval"]
    assert len(rows) == 18
    for row in rows:
        found = table.cell({"variable": row["first"], "other_variable": row["second"]}, row["what"])
        assert agrees(found, row["value"], digits=7), row


@pytest.mark.parametrize(("coefficient", "variance", "lost"), [("spearman", 1.06, 3), ("kendall", 0.437, 4)])
def test_limits_of_rank_correlations_have_the_variance_of_fieller(coefficient, variance, lost):
    result = run(answers_tally(), ("q1", "q2"), coefficient=coefficient, intervals=True, confidence=0.9)
    row = result.table("correlation_intervals").rows[0]
    n = result.table("correlations").cell({"variable": "q1"}, "n", "q2")
    reach = 1.6448536269514722 * np.sqrt(variance / (n - lost))
    assert row[4:] == pytest.approx((np.tanh(np.arctanh(row[2]) - reach), np.tanh(np.arctanh(row[2]) + reach)))


def test_limits_of_partial_correlations_lose_a_case_for_each_control():
    result = run(answers_tally(), ("q1", "q2"), ("sex", "q3"), intervals=True)
    table = result.table("partial_correlations")
    r, df = table.cell({"variable": "q1"}, "r", "q2"), table.cell({"variable": "q1"}, "df", "q2")
    reach = 1.959963984540054 / np.sqrt(df - 1)  # n - 3 - controls
    low = result.table("correlation_intervals").rows[0][4]
    assert low == pytest.approx(np.tanh(np.arctanh(r) - reach))


def test_marks_are_of_the_levels_of_spss():
    result = run(answers_tally(), NAMES, marks=True)
    table = result.table("correlations")
    for first in NAMES:
        for second in NAMES:
            p, mark = (table.cell({"variable": first}, word, second) for word in ("p", "mark"))
            assert mark == (None if p is None or p >= 0.05 else "**" if p < 0.01 else "*")
    assert [str(note) for note in table.notes] == [
        "** the correlation is significant at the 0.01 level (2-tailed)",
        "* the correlation is significant at the 0.05 level (2-tailed)",
    ]


def test_controls_that_repeat_one_another_take_one_degree_of_freedom():
    random = np.random.default_rng(1)
    x, y, z = random.normal(size=(3, 30))
    tally = tally_of({"x": x, "y": y, "z": z, "twice": 2 * z + 1})
    one, two = (
        run(tally, ("x", "y"), control).table("partial_correlations").rows[0][4:]
        for control in (("z",), ("z", "twice"))
    )
    assert one == pytest.approx(two)


@pytest.mark.parametrize(
    ("control", "reason"),
    [
        ([1.0] * 6, "a control variable has the same answer everywhere"),
        ([1, 2, 3, 4, 5, 7], "the control variables explain a variable wholly"),
    ],
)
def test_a_control_that_is_constant_or_explains_everything_leaves_a_reason(control, reason):
    tally = tally_of({"x": [1, 2, 3, 4, 5, 7], "y": [2, 1, 4, 3, 6, 5], "z": control})
    cell = run(tally, ("x", "y"), ("z",), intervals=True).table("partial_correlations").rows[0][4]
    assert isinstance(cell, Undefined)
    assert str(cell.reason) == reason


def test_more_controls_than_cases_leave_a_reason():
    random = np.random.default_rng(2)
    columns = {name: random.normal(size=4) for name in "xyabc"}
    row = run(tally_of(columns), ("x", "y"), ("a", "b", "c")).table("partial_correlations").rows[0]
    assert isinstance(row[5], Undefined)


def test_partial_tau_b_and_a_variable_held_constant_with_itself_are_refused():
    tally = tally_of({"x": [1, 2], "y": [2, 1], "z": [1, 1]})
    with pytest.raises(Fault) as found:
        run(tally, ("x", "y"), ("z",), coefficient="kendall")
    assert str(found.value) == "coefficient: partial correlations are not made of tau-b; possible: pearson, spearman"
    with pytest.raises(Fault) as found:
        run(tally, ("x", "y"), ("y",))
    assert str(found.value) == "control: y cannot be correlated and held constant at once; possible: other variables"
