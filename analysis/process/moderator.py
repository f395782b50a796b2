"""The values of a variable at which effects are taken."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from analysis.labels import level_key
from analysis.process.columns import Columns
from analysis.process.equation_tables import deviation
from analysis.statistics.percentiles import percentile
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

Probe = Literal["percentiles", "mean_sd"]

PERCENTILES = (16, 50, 84)
DEVIATIONS = {"mean_minus_sd": -1, "at_mean": 0, "mean_plus_sd": 1}


@dataclass(frozen=True)
class Point:
    """A value under its key."""

    key: str
    value: float


def points_of(columns: Columns, variable: Variable, probe: Probe, values: Sequence[float] = ()) -> tuple[Point, ...]:
    """The `values` given; else both values of a variable that has two; else percentiles, or the mean and a deviation.

    Percentiles 16, 50 and 84 by HAVERAGE. Empty where there are no cases.
    Source: Hayes (2022), 7.4.
    """
    if values:
        return tuple(Point(f"point={number}", value) for number, value in enumerate(values, start=1))
    shown, owner = np.unique(columns.column(variable.name), return_inverse=True)
    if len(shown) <= 2:
        return tuple(_of_two(variable, float(value), number) for number, value in enumerate(shown, start=1))
    if probe == "mean_sd":
        mean, sd = columns.mean(variable.name), deviation(columns, variable.name) if columns.n > 1 else 0.0
        return tuple(Point(key, mean + step * sd) for key, step in DEVIATIONS.items())
    weights = np.bincount(owner, columns.weights).astype(np.float64)
    found = [(each, percentile(shown, weights, each)) for each in PERCENTILES]
    return tuple(Point(f"percentile={each}", value) for each, value in found if not isinstance(value, Undefined))


def has_two_values(columns: Columns, key: str) -> bool:
    """Whether a column holds no more than two values."""
    return len(np.unique(columns.column(key))) <= 2


def _of_two(variable: Variable, value: float, number: int) -> Point:
    declared = {float(level.code) for level in variable.levels}
    return Point(level_key(variable.name, value) if value in declared else f"point={number}", value)
