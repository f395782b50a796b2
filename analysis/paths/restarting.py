"""A second way to the solution of a path model: factors of variance 1 instead of first loadings of 1."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.scoring_steps import minimum
from analysis.statistics.structural_likelihood import Sample, slope
from analysis.statistics.structure import FIXED, Arrow, Structure
from analysis.undefined import Undefined
from instrument.records import replace

Numbers = NDArray[np.float64]

LEAST_VARIANCE = 0.01
LEAST_LOADING = 1e-6


def other_start(
    structure: Structure, markers: Mapping[int, int], samples: Sequence[Sample], start: Numbers
) -> Numbers | None:
    """Parameters, shape (q,), at the minimum that is found with every factor's variance fixed instead of its marker.

    Both fixings describe the same covariances, but where a marker hardly loads, or loads with the other sign, only
    this one has a short way to the minimum. None where it does not apply or finds none.
    """
    uses = Counter(arrow.parameter for arrow in structure.arrows)
    if structure.groups > 1 or any(count > 1 for parameter, count in uses.items() if parameter != FIXED):
        return None
    swaps = _swaps(structure, markers)
    if not swaps:
        return None
    sizes = np.ones(structure.v)
    for latent, (_, variance) in swaps.items():
        sizes[latent] = np.sqrt(max(float(start[variance.parameter]), LEAST_VARIANCE))
    turned = replace(structure, arrows=tuple(_swapped(arrow, swaps) for arrow in structure.arrows))
    first = _rescaled(structure, start, 1 / sizes)
    for latent, (marker, variance) in swaps.items():
        first[variance.parameter] = marker.value * sizes[latent] / sizes[marker.to]
    found = minimum(lambda parameters: slope(turned, samples, parameters), first)
    return None if isinstance(found, Undefined) else _turned_back(structure, swaps, found.parameters)


Swaps = Mapping[int, tuple[Arrow, Arrow]]  # latent → its fixed loading, its free variance


def _swaps(structure: Structure, markers: Mapping[int, int]) -> dict[int, tuple[Arrow, Arrow]]:
    found = {}
    for latent, item in markers.items():
        ends = {"directed": (item, latent), "symmetric": (latent, latent)}
        marker, variance = (
            [arrow for arrow in structure.arrows if arrow.kind == kind and (arrow.to, arrow.source) == ends[kind]]
            for kind in ("directed", "symmetric")
        )
        if marker and marker[0].parameter == FIXED and variance and variance[0].parameter != FIXED:
            found[latent] = (marker[0], variance[0])
    return found


def _swapped(arrow: Arrow, swaps: Swaps) -> Arrow:
    marker, variance = swaps.get(arrow.source, (None, None))
    if arrow is marker and variance is not None:
        return replace(arrow, parameter=variance.parameter, value=1.0)
    return replace(arrow, parameter=FIXED, value=1.0) if arrow is variance else arrow


def _turned_back(structure: Structure, swaps: Swaps, parameters: Numbers) -> Numbers | None:
    sizes: dict[int, float] = {}

    def size(at: int) -> float:
        if at not in swaps:
            return 1.0
        if at not in sizes:
            sizes[at] = 1.0  # a factor that stands behind itself keeps its size
            marker, variance = swaps[at]
            sizes[at] = float(parameters[variance.parameter]) * size(marker.to) / marker.value
        return sizes[at]

    every = np.array([size(at) for at in range(structure.v)])
    if float(np.abs(every).min()) < LEAST_LOADING:
        return None
    found = _rescaled(structure, parameters, every)
    for latent, (_, variance) in swaps.items():
        found[variance.parameter] = every[latent] ** 2
    return found


def _rescaled(structure: Structure, parameters: Numbers, sizes: Numbers) -> Numbers:
    """The parameters once every variable is `sizes`, shape (v,), times as large."""
    found = parameters.copy()
    for arrow in structure.arrows:
        if arrow.parameter != FIXED:
            to, source = sizes[arrow.to], sizes[arrow.source]
            found[arrow.parameter] *= to / source if arrow.kind == "directed" else to * source
    return found
