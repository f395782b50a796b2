"""Intervals of a histogram: round ones, as wide as the spread and the number of cases ask."""

from math import ceil, floor, log2

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.percentiles import percentile
from analysis.statistics.round_steps import near_step, round_step
from instrument.records import dataclass

MOST, MOST_WHOLE = 60, 30
NEAR = 1e-9  # of a width: a value that near below an end counts as standing on it


@dataclass(frozen=True)
class Bins:
    """Intervals of the same width, each with its lower end, and the sum of the weights in each."""

    first: float
    width: float
    counts: tuple[float, ...]


def histogram_bins(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Bins:
    """The histogram of distinct ascending `values`, shape (p,), p > 0, with `weights`, shape (p,).

    Whole numbers of a range up to 30 have an interval each, around them. Else the width is that of Freedman and
    Diaconis, 2 IQR / W^(1/3), or Sturges' where the quartiles are the same, made the nearest round number (1, 2 or
    5 times a power of ten); intervals begin at multiples of it and hold their lower end. How SPSS chooses is not
    documented.
    Source: Freedman & Diaconis (1981), Zeitschrift für Wahrscheinlichkeitstheorie 57(4), 453-476; Sturges (1926).
    """
    low, high = float(values[0]), float(values[-1])
    if not np.any(values % 1) and high - low <= MOST_WHOLE:
        return _counted(values, weights, low - 0.5, 1.0)
    width = _width(values, weights, high - low)
    return _counted(values, weights, floor(low / width + NEAR) * width, width)


def _width(values: NDArray[np.float64], weights: NDArray[np.float64], spread: float) -> float:
    if spread == 0:
        return round_step(abs(float(values[0])) / 10 or 1.0)
    n = float(weights.sum())
    lower, upper = (percentile(values, weights, percent) for percent in (25.0, 75.0))
    box = upper - lower if isinstance(lower, float) and isinstance(upper, float) else 0.0
    wanted = 2 * box / n ** (1 / 3) if box > 0 else spread / (ceil(log2(max(n, 1.0))) + 1)
    return max(near_step(wanted), round_step(spread / MOST))


def _counted(values: NDArray[np.float64], weights: NDArray[np.float64], first: float, width: float) -> Bins:
    places = np.floor((values - first) / width + NEAR).astype(np.int64)
    counts = np.bincount(places, weights=weights, minlength=1)
    return Bins(first, width, tuple(float(each) for each in counts))
