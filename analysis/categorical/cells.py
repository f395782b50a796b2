"""What a model of several answers expects in every combination of the predictors that was seen."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.categorical.response import Response
from analysis.labels import level_key
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Patterns

Numbers = NDArray[np.float64]


def cells(
    patterns: Patterns, response: Response, names: Sequence[str], probabilities: Callable[[Numbers], Numbers]
) -> Table:
    """Each answer in each combination: observed and expected counts, Pearson's residual, percentages there.

    `names` are the dependent variable and the predictors; `probabilities` makes (m, J) from the columns of the model.
    """
    complete = patterns.listwise()
    seen, place = np.unique(complete.values[:, 1:], axis=0, return_inverse=True)
    counts = np.zeros((len(seen), len(response.answers)))
    np.add.at(counts, (place.ravel(), np.searchsorted(response.answers, complete.values[:, 0])), complete.weights)
    x = response.design.matrix(list(names[1:]), seen)[:, list(response.entered)]
    p, sizes = probabilities(x), counts.sum(axis=1, keepdims=True)
    expected = p * sizes
    with np.errstate(all="ignore"):
        residuals = (counts - expected) / np.sqrt(expected * (1 - p))
    rows: list[tuple[Cell, ...]] = []
    for at, values in enumerate(seen):
        for answer, code in enumerate(response.answers):
            residual = float(residuals[at, answer])
            rows.append(
                (
                    f"pattern={at + 1}",
                    level_key(names[0], code),
                    *(float(value) for value in values),
                    float(counts[at, answer]),
                    float(expected[at, answer]),
                    residual if np.isfinite(residual) else None,
                    100 * float(counts[at, answer] / sizes[at, 0]),
                    100 * float(p[at, answer]),
                )
            )
    given = (Column("code", under=name) for name in names[1:])
    shown = headed("count", "expected", "pearson_residual", "row_percent", "predicted_percent")
    return Table("cell_information", (*headed("pattern", "category"), *given, *shown), tuple(rows))
