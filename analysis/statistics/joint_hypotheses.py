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


def hypothesis(model: LinearModel, functions: Numbers, confidence: float, values: Numbers | None = None) -> EffectTest:
    """The test that all of `functions`, shape (m, columns), are 0, of those that the cases can tell.

    `values`, shape (m,): what they are said to be, where that is not 0.
    """
    rows = independent(model, functions)
    if values is not None:
        told = [next(at for at, each in enumerate(functions) if np.array_equal(each, row)) for row in rows]
        values = values[told]
    squares = sum_of_squares(model, rows, values) if len(rows) else 0.0
    return tested(model, squares, float(len(rows)), confidence)
