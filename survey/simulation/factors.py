"""Rating items driven by correlated factors, one factor for each scale."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from instrument.model import Instrument, Scale

Numbers = NDArray[np.float64]

WITH_FIRST = 0.55  # correlation of the first scale's factor with every other
AMONG_OTHERS = 0.40
LOADINGS = (0.84, 0.80, 0.76)  # of a scale's items in turn: alphas of three items near .8 once cut into five codes
SPREAD_OF_CUTS = 1.45


def smallest_scales(instrument: Instrument) -> tuple[Scale, ...]:
    """The scales that hold no other scale: each is one factor."""
    held = {scale.id: {item.variable for item in scale.items} for scale in instrument.scales}
    return tuple(
        scale for scale in instrument.scales if not any(held[other.id] < held[scale.id] for other in instrument.scales)
    )


def draw_factors(count: int, shifts: Numbers, random: np.random.Generator) -> Numbers:
    """Factor values, shape (n, count): correlated normal values on top of `shifts`, shape (n, count)."""
    correlation = np.full((count, count), AMONG_OTHERS)
    correlation[:1, :] = correlation[:, :1] = WITH_FIRST
    np.fill_diagonal(correlation, 1.0)
    return np.asarray(shifts + random.standard_normal(shifts.shape) @ np.linalg.cholesky(correlation).T)


def draw_item(factor: Numbers, loading: float, codes: tuple[int, ...], random: np.random.Generator) -> Numbers:
    """One item's codes, shape (n,): loading times factor plus noise, cut at equal steps around a place of its own."""
    noise = random.standard_normal(len(factor)) * np.sqrt(1 - loading**2)
    cuts = np.linspace(-SPREAD_OF_CUTS, SPREAD_OF_CUTS, len(codes) - 1) + random.uniform(-0.45, 0.25)
    places = np.searchsorted(cuts, loading * factor + noise)
    drawn: Numbers = np.array(sorted(codes), dtype=float)[places]
    return drawn


def loadings(instrument: Instrument) -> Mapping[str, tuple[int, float]]:
    """Item → (its factor, its loading); reversed items load negatively."""
    found: dict[str, tuple[int, float]] = {}
    for at, scale in enumerate(smallest_scales(instrument)):
        for place, item in enumerate(scale.items):
            loading = LOADINGS[place % len(LOADINGS)]
            found.setdefault(item.variable, (at, -loading if item.reversed else loading))
    return found
