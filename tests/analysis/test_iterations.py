"""Where estimates of models of categories stand after each step, beside what vglm says after as many."""

import pytest
from scales_answers import scales, solve
from whole_tables import assert_whole

from analysis.procedures import multinomial, ordinal
from analysis.statistics.climbing import SETTLED

WEIGHTS = {"plain": None, "weighted": "times"}
PREDICTORS = {"factors": ["sex"], "covariates": ["q1"], "statistics": ["iterations"]}


@pytest.mark.parametrize("label", WEIGHTS)
def test_steps_of_newton_are_those_of_vglm(label):
    result = solve(multinomial, scales(WEIGHTS[label]), dependent="unit", **PREDICTORS)
    assert_whole(result, "climbing", f"{label}_nominal", 1e-7, small=1e-9)


@pytest.mark.parametrize("label", WEIGHTS)
def test_steps_of_scoring_are_those_of_vglm(label):
    result = solve(ordinal, scales(WEIGHTS[label]), dependent="q4", **PREDICTORS)
    assert_whole(result, "climbing", f"{label}_ordered", 1e-7, small=1e-9)


def test_the_last_step_moves_nothing_and_stands_at_the_estimates():
    result = solve(ordinal, scales(), dependent="q4", **PREDICTORS)
    table, estimates = result.table("iteration_history"), result.table("parameters")
    last, before = table.rows[-1][2:], table.rows[-2][2:]
    assert max(abs(one - other) for one, other in zip(last, before, strict=True)) < SETTLED
    known = [row[3] for row in estimates.rows if row[4] is not None]
    assert known == pytest.approx(list(last), rel=1e-6)
