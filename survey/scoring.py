"""Scores: reversed items by their declared bounds, and the scales they form."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Variable
from instrument.model import Scale
from instrument.records import replace
from survey.responses import Column, Responses


def scored(responses: Responses, scales: Sequence[Scale]) -> Responses:
    """`responses` with a column for every reversed item and every scale of its codebook; answers stay as given.

    A score is NaN for a respondent with fewer than `least_valid` valid items.
    """
    columns: dict[str, Column] = {name: np.asarray(column) for name, column in responses.columns.items()}
    by_name = responses.codebook.by_name
    for variable in responses.codebook:
        if variable.reversed_of:
            columns[variable.name] = mirrored(columns[variable.reversed_of], by_name[variable.reversed_of])
    declared = {scale.id: scale for scale in scales}
    for scale in responses.codebook.scales:
        items = np.column_stack([valid(columns[name], by_name[name]) for name in scale.items])
        columns[scale.name] = score(items, declared[scale.name])
    ordered = {variable.name: columns[variable.name] for variable in responses.codebook}
    return replace(responses, columns=ordered)


def mirrored(column: Column, variable: Variable) -> NDArray[np.float64]:
    """Every valid code c as lowest + highest - c, by the bounds `variable` declares; missing codes as they stand.

    Not the observed bounds: a code that nobody chose still has its opposite.
    """
    low, high = variable.bounds or (0.0, 0.0)
    values = np.asarray(column, dtype=float)
    return np.where(np.isnan(valid(values, variable)), values, low + high - values)


def valid(column: Column, variable: Variable) -> NDArray[np.float64]:
    """The column with NaN for everything that is no valid answer."""
    values = np.asarray(column, dtype=float)
    missing = np.isin(values, variable.missing)
    if variable.missing_range is not None:
        low, high = variable.missing_range
        missing |= (values >= low) & (values <= high)
    return np.where(missing, np.nan, values)


def score(items: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    """The mean of the valid items of each row of `items`, shape (n, k), or for `sum` that mean times k.

    So a missing item counts as the respondent's own mean; NaN where fewer than `least_valid` items are valid.
    """
    known = np.isfinite(items)
    count = known.sum(axis=1)
    enough = count >= max(scale.least_valid, 1)
    total = np.where(known, items, 0.0).sum(axis=1)
    mean = np.divide(total, count, out=np.full(len(items), np.nan), where=enough)
    return np.asarray(mean * items.shape[1] if scale.score == "sum" else mean)
