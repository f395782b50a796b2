"""The cases that an estimate of a finite population needs, alone or in strata."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Stratum:
    """A part of a population; `variance` is S², with the divisor size - 1."""

    size: float  # infinite for a population without a known end
    variance: float


def variance_of_proportion(proportion: float, size: float) -> float:
    """S² of a 0/1 variable in a population of `size` above 1: p (1 - p) N / (N - 1)."""
    return proportion * (1 - proportion) * (1.0 if math.isinf(size) else size / (size - 1))


def cases_needed(strata: Sequence[Stratum], variance: float, neyman: bool, limited: bool = True) -> float:
    """The cases with which an estimated mean has a `variance`, in proportional or in Neyman's allocation.

    `limited` corrects for the finite population. Source: Cochran (1977), Sampling Techniques, 4.4, 4.6 and 5.9.
    """
    within, deviations = _weighted(strata)
    population = sum(each.size for each in strata)
    correction = within / population if limited and math.isfinite(population) else 0.0
    return (deviations**2 if neyman else within) / (variance + correction)


def variance_of_estimate(strata: Sequence[Stratum], cases: Sequence[float]) -> float:
    """The variance of the estimated mean with so many `cases` of each stratum, above 0 each.

    Source: Cochran (1977), 5.3.
    """
    shares = _shares(strata)
    return math.fsum(
        share**2 * each.variance / n * (1 - n / each.size) for share, each, n in zip(shares, strata, cases, strict=True)
    )


def allocate(strata: Sequence[Stratum], n: int, neyman: bool) -> tuple[int, ...]:
    """Whole cases of each stratum, `n` in all: by size, or by size times standard deviation.

    None has fewer than one (two where `n` allows) or more than it holds; rests go to the largest remainders.
    Source: Neyman (1934), Journal of the Royal Statistical Society 97(4).
    """
    if len(strata) == 1:
        return (n,)
    sizes = np.array([each.size for each in strata])
    wanted = sizes * np.array([math.sqrt(each.variance) if neyman else 1.0 for each in strata])
    least = np.minimum(sizes, 2.0 if n >= 2 * len(strata) else 1.0)
    return tuple(int(each) for each in _whole(_within(wanted, least, sizes, float(n)), sizes, n))


def _within(wanted: Numbers, least: Numbers, most: Numbers, n: float) -> Numbers:
    """`n` shared as `wanted`, kept between `least` and `most` by sharing again what they cut off."""
    found, free = least.copy(), np.ones(len(wanted), dtype=bool)
    while free.any() and wanted[free].sum() > 0:
        left = n - float(found[~free].sum())
        share = wanted * left / float(wanted[free].sum())
        over, under = free & (share > most), free & (share < least)
        if not (over | under).any():
            found[free] = share[free]
            return found
        settled = over if float((share - most)[over].sum()) >= float((least - share)[under].sum()) else under
        found[settled] = np.where(over, most, least)[settled]
        free &= np.logical_not(settled)
    return found


def _whole(shares: Numbers, most: Numbers, n: int) -> NDArray[np.int64]:
    found = np.floor(shares + 1e-9).astype(np.int64)
    order = np.argsort(-(shares - found), kind="stable")
    for at in order[: max(0, n - int(found.sum()))]:
        found[at] += int(found[at] < most[at])
    return found


def _weighted(strata: Sequence[Stratum]) -> tuple[float, float]:
    """The mean of S² and of S over the population."""
    shares = _shares(strata)
    within = math.fsum(share * each.variance for share, each in zip(shares, strata, strict=True))
    return within, math.fsum(share * math.sqrt(each.variance) for share, each in zip(shares, strata, strict=True))


def _shares(strata: Sequence[Stratum]) -> tuple[float, ...]:
    total = sum(each.size for each in strata)
    return (1.0,) if len(strata) == 1 else tuple(each.size / total for each in strata)
