"""Separated answers found two ways: by the drift of Newton's method, and by linear programming."""

import numpy as np
import pytest

from analysis.statistics.logit import logit
from analysis.statistics.multinomial_logit import Choice, multinomial_logit
from analysis.statistics.separation import beyond, drifting
from analysis.statistics.subpopulations import Subpopulations, standardized
from analysis.undefined import Undefined


def few_answers(seed):
    """A small sample with a dummy or two and a number, often separated."""
    random = np.random.default_rng(seed)
    n = int(random.integers(8, 30))
    group = random.integers(0, 3, n)
    x = np.column_stack([group == 1, group == 2, random.normal(size=n).round(1)]).astype(float)
    y = (random.random(n) < np.where(group == 2, 0.95, 0.4)).astype(float)
    return x, y


@pytest.mark.parametrize("seed", range(60))
def test_the_coefficients_that_are_finite_are_those_that_linear_programming_finds(seed):
    x, y = few_answers(seed)
    found = logit(x, y, np.ones(len(y)))
    if isinstance(found, Undefined):
        pytest.skip(str(found.reason))
    standard = standardized(x, np.ones(len(y)))
    counts = np.column_stack([1 - y, y])
    edge = beyond(Choice(standard.design, counts, 0).rows())
    outside = standard.back - standard.back @ edge.basis @ edge.basis.T
    assert found.finite.tolist() == (np.linalg.norm(outside, axis=1) < 1e-6).tolist()
    assert edge.is_nowhere == bool(found.finite.all())


@pytest.mark.parametrize("seed", range(20))
def test_three_answers_of_groups_alone_have_the_likelihood_of_their_shares(seed):
    random = np.random.default_rng(seed)
    group = random.integers(0, 3, 40)
    x = np.column_stack([group == 1, group == 2]).astype(float)
    answers = np.where(group == 2, random.integers(0, 2, 40), random.integers(0, 3, 40))
    data = Subpopulations(x, np.eye(3)[answers])
    if min(data.margins) == 0:
        pytest.skip("an answer that nobody gave")
    found = multinomial_logit(data, 2)
    by_group = np.array([data.counts[group == each].sum(axis=0) for each in range(3)])  # saturated: known exactly
    shares = by_group / by_group.sum(axis=1, keepdims=True)
    exact = -2 * np.sum(by_group[by_group > 0] * np.log(shares[by_group > 0]))
    assert found.deviance == pytest.approx(exact, abs=1e-9)
    np.testing.assert_allclose(found.probabilities, shares[group], atol=1e-9)


def test_a_move_that_lowers_a_row_is_no_direction():
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 1.0]])
    assert drifting(rows, np.array([1.0, 0.5])) is None
    assert drifting(rows, np.zeros(2)) is None
    found = drifting(rows, np.array([1.0, 2.0]))
    assert len(found.loose) == 3
    assert (found.loose @ found.direction).min() == pytest.approx(1)


def test_rows_that_face_each_other_leave_no_direction():
    edge = beyond(np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]]))
    assert edge.is_nowhere
    assert edge.basis.shape == (2, 2)
    half = beyond(np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]]))
    assert len(half.loose) == 1
    np.testing.assert_allclose(np.abs(half.direction), [0, 1], atol=1e-9)
