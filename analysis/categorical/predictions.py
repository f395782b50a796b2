"""The categories that a model of several answers predicts for every single case."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.categorical.response import Response
from analysis.tally import Tally

Numbers = NDArray[np.float64]
SAME = 1e-12  # probabilities this close are equal


def predictions(
    tally: Tally, response: Response, names: Sequence[str], probabilities: Callable[[Numbers], Numbers]
) -> dict[str, Numbers]:
    """Each kind of value of every row, (n,); `names` are the dependent variable and the predictors.

    `probability=1` is that of the first answer, and so on; then the code of the most probable answer, the first of
    equal ones, its probability, and that of the answer given. NaN where a predictor, or the answer, is missing.
    `probabilities` makes (n, J) from the columns of the model, (n, k).
    """
    values, missing, _ = tally.rows(names)
    known = ~missing[:, 1:].any(axis=1)
    x = response.design.matrix(list(names[1:]), values[:, 1:])[:, list(response.entered)]
    p = np.full((len(values), len(response.answers)), np.nan)
    with np.errstate(all="ignore"):
        p[known] = probabilities(x[known])
    first = np.argmax(p >= np.nanmax(p, axis=1, initial=0.0, keepdims=True) - SAME, axis=1)
    codes = np.asarray(response.answers)
    chosen = np.where(known, codes[first], np.nan)
    actual = np.full(len(values), np.nan)
    for at, code in enumerate(response.answers):
        given = ~missing[:, 0] & (values[:, 0] == code)
        actual[given] = p[given, at]
    return {
        **{f"probability={at}": column for at, column in enumerate(p.T, start=1)},
        "predicted_category": chosen,
        "predicted_category_probability": np.where(known, p[np.arange(len(p)), first], np.nan),
        "actual_category_probability": actual,
    }
