"""Logistic regression against R's glm and statsmodels, and where answers are separated."""

import numpy as np
import pytest
from scales_answers import close, numbers, reason, scales

from analysis.statistics.logit import logit

R = numbers("logit")


@pytest.mark.parametrize(("label", "weight"), [("plain", None), ("weighted", "times")])
def test_coefficients_errors_and_deviance_are_those_of_glm(label, weight):
    patterns = scales(weight).patterns(["sex", "q1", "q4", "q7"]).listwise()
    found = logit(patterns.values[:, 1:], patterns.values[:, 0] - 1, patterns.weights)
    for at, term in enumerate(("constant", "q1", "q4", "q7")):
        close(found.coefficients[at], R[f"{label}:{term}:b"], 1e-7)
        close(np.sqrt(found.covariance[at, at]), R[f"{label}:{term}:se"], 1e-7)
    close(found.deviance, R[f"{label}:deviance"])
    close(found.null_deviance, R[f"{label}:null_deviance"])


@pytest.mark.parametrize(
    ("y", "finite", "deviance"),
    [
        ([0, 0, 0, 1, 1, 1], [False, False], 0.0),
        ([0, 1, 0, 1, 1, 1], [True, False], -2 * np.log(4 / 27)),
        ([0, 0, 0, 0, 1, 1], [False, False], -2 * np.log(4 / 27)),
    ],
)
def test_separated_answers_have_no_finite_coefficients_but_the_limit_of_the_likelihood(y, finite, deviance):
    x = np.array([[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]])
    found = logit(x, np.array(y, dtype=float), np.ones(6))
    assert found.finite.tolist() == finite
    assert found.is_perfect == (deviance == 0)
    close(found.deviance, deviance, 1e-12)


def test_coefficients_that_separation_leaves_are_those_without_the_separated_cases():
    random = np.random.default_rng(1)
    group, z = random.integers(0, 4, 300), random.normal(size=300)
    y = (random.random(300) < 1 / (1 + np.exp(-z - (group == 1)))).astype(float)
    y[group == 3] = 1
    x = np.column_stack([group == 1, group == 2, group == 3, z]).astype(float)
    kept = group != 3
    found, rest = logit(x, y, np.ones(300)), logit(x[kept][:, [0, 1, 3]], y[kept], np.ones(kept.sum()))
    assert found.finite.tolist() == [True, True, True, False, True]
    np.testing.assert_allclose(found.coefficients[found.finite], rest.coefficients, rtol=1e-9)
    np.testing.assert_allclose(found.errors[found.finite], rest.errors, rtol=1e-9)
    close(found.deviance, rest.deviance, 1e-12)


def test_steep_but_overlapping_answers_are_not_separated():
    random = np.random.default_rng(1)
    x = random.normal(size=2000)
    y = (random.random(2000) < 1 / (1 + np.exp(-8 * x))).astype(float)
    found = logit(x[:, None], y, np.ones(2000))
    assert 6 < found.coefficients[1] < 10


def test_one_answer_equal_predictors_and_no_cases_say_why():
    x, y, w = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0.0, 1.0, 0.0, 1.0]), np.ones(4)
    assert reason(logit(x, y * 0, w)) == "every answer is the same"
    assert reason(logit(x[:, [0, 0]], y, w)) == "a predictor is made of the others"
    assert reason(logit(x * 0, y, w)) == "a predictor is made of the others"
    assert reason(logit(x[:0], y[:0], w[:0])) == "no valid cases"
