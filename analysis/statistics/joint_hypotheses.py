"""Tests that several functions of the parameters of a linear model are all 0."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.linear_hypotheses import EffectTest, LinearModel, sum_of_squares, tested

Numbers = NDArray[np.float64]


def independent(model: LinearModel, functions: Numbers) -> Numbers:
    """Those of `functions`, shape (m, columns), that the cases can tell and that no earlier ones make up."""
    told = functions[model.basis.estimates(functions)]
    kept: list[int] = []
    for at in range(len(told)):
        rows = told[[*kept, at]]
        if np.linalg.matrix_rank(rows / np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-300)) == len(rows):
            kept.append(at)
    return np.asarray(told[kept])


def hypothesis(model: LinearModel, functions: Numbers, confidence: float) -> EffectTest:
    """The test that all of `functions`, shape (m, columns), are 0, of those that the cases can tell."""
    rows = independent(model, functions)
    return tested(model, sum_of_squares(model, rows) if len(rows) else 0.0, float(len(rows)), confidence)
