"""Points of cases: those at the same place once, with how many stand there; very many are put together."""

import numpy as np
from numpy.typing import NDArray

from analysis.charts import Cloud, Point
from analysis.tally import Numbers

MOST = 1000  # places of a chart
ACROSS, UP = 100, 60  # cells of the plane where there are more


def cloud(name: str, x: Numbers, y: Numbers, weights: Numbers) -> Cloud:
    """A point for every distinct pair, (n,) each, that is not missing and has a weight."""
    kept = np.isfinite(x) & np.isfinite(y) & (weights > 0)
    places = np.column_stack([x[kept], y[kept]])
    counted, at = np.unique(places, axis=0, return_inverse=True)
    sums = sums_of(at.ravel(), weights[kept])
    if len(counted) > MOST:
        counted, sums = _gathered(counted, sums)
    points = (Point(place[0], place[1], weight) for place, weight in zip(counted.tolist(), sums.tolist(), strict=True))
    return Cloud(name, tuple(points))


def sums_of(places: NDArray[np.intp], weights: Numbers) -> Numbers:
    """The sum of the weights, (n,), at every place from 0 to the last, (p,)."""
    return np.asarray(np.bincount(places, weights=weights), dtype=np.float64)


def _gathered(places: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Means of the places in each cell of a grid over the plane, and the sums of their weights."""
    low, spread = places.min(axis=0), np.ptp(places, axis=0)
    scaled = (places - low) / np.where(spread > 0, spread, 1.0)
    cells = np.minimum((scaled * (ACROSS, UP)).astype(np.int64), (ACROSS - 1, UP - 1))
    _, at = np.unique(cells[:, 0] * UP + cells[:, 1], return_inverse=True)
    sums = sums_of(at, weights)
    means = np.column_stack([sums_of(at, weights * places[:, axis]) / sums for axis in (0, 1)])
    return means, sums
