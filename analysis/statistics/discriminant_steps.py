"""Variables that come into a discriminant analysis, and leave it, one by one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.discriminant import Groups
from analysis.statistics.distributions import p_f
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Limits:
    """F, or its probability where `by_probability`, that lets a variable in or out; least tolerance; most steps."""

    enter: float
    remove: float
    tolerance: float
    steps: int
    by_probability: bool = False


@dataclass(frozen=True)
class Candidate:
    """A variable, and what its coming or going would do."""

    place: int
    tolerance: float
    least_tolerance: float  # of any variable, were it there
    f: float
    wilks: float  # without it, or with it; NaN where nothing is left
    p: float


@dataclass(frozen=True)
class Step:
    """What came or went, and where that leads."""

    place: int  # -1 before the first
    entered: bool
    inside: tuple[int, ...]  # in the order of their coming
    wilks: float
    candidates_in: tuple[Candidate, ...]
    candidates_out: tuple[Candidate, ...]


def steps(found: Groups, limits: Limits) -> list[Step]:
    """The steps, the state before the first one in front.

    A variable with less than the F to stay goes first, the least one; else the one with the smallest Wilks' lambda
    comes, if its F is large enough. Source: IBM SPSS Statistics Algorithms, DISCRIMINANT, METHOD=WILKS.
    """
    inside: list[int] = []
    made = [_step(found, -1, True, inside, limits)]
    while len(made) <= limits.steps:
        last = made[-1]
        out = [each for each in last.candidates_in if _leaves(each, limits)]
        if out and not (last.entered and min(out, key=lambda each: each.f).place == last.place):
            gone = min(out, key=lambda each: each.f)
            inside = [at for at in inside if at != gone.place]
            made.append(_step(found, gone.place, False, inside, limits))
            continue
        come = [each for each in last.candidates_out if _enters(each, limits)]
        if not come:
            break
        best = min(come, key=lambda each: each.wilks)
        inside = [*inside, best.place]
        made.append(_step(found, best.place, True, inside, limits))
    return made


def _leaves(each: Candidate, limits: Limits) -> bool:
    return each.p > limits.remove if limits.by_probability else each.f < limits.remove


def _enters(each: Candidate, limits: Limits) -> bool:
    if not np.isfinite(each.f) or each.least_tolerance < limits.tolerance:
        return False
    return each.p <= limits.enter if limits.by_probability else each.f >= limits.enter


def _step(found: Groups, place: int, entered: bool, inside: Sequence[int], limits: Limits) -> Step:
    own = wilks_of(found, inside)
    outside = [at for at in range(len(found.within)) if at not in inside]
    return Step(
        place,
        entered,
        tuple(inside),
        own,
        tuple(_leaving(found, inside, at, own) for at in inside),
        tuple(_entering(found, inside, at, own) for at in outside),
    )


def wilks_of(found: Groups, inside: Sequence[int]) -> float:
    """Wilks' lambda of some variables, 1 of none."""
    at = np.ix_(list(inside), list(inside))
    one, other = (np.linalg.slogdet(each[at]) for each in (found.within, found.total))
    return float(np.exp(one[1] - other[1])) if one[0] > 0 else 0.0


def _leaving(found: Groups, inside: Sequence[int], place: int, own: float) -> Candidate:
    rest = [at for at in inside if at != place]
    without = wilks_of(found, rest)
    df1, df2 = len(found.sizes) - 1, found.n - len(inside) - len(found.sizes) + 1
    tolerance = tolerance_of(found.within, rest, place)
    if own <= 0 or without <= 0:
        return Candidate(place, tolerance, tolerance, np.nan, np.nan, np.nan)
    f = df2 / df1 * (1 - own / without) / (own / without)
    return Candidate(place, tolerance, tolerance, f, without if rest else np.nan, p_f(max(f, 0.0), df1, df2))


def _entering(found: Groups, inside: Sequence[int], place: int, own: float) -> Candidate:
    tolerance = tolerance_of(found.within, inside, place)
    if tolerance < 1e-9:
        return Candidate(place, tolerance, tolerance, np.nan, np.nan, np.nan)
    every = [*inside, place]
    least = min(tolerance_of(found.within, [each for each in every if each != at], at) for at in every)
    with_it = wilks_of(found, every)
    df1, df2 = len(found.sizes) - 1, found.n - len(inside) - len(found.sizes)
    if df2 <= 0 or with_it <= 0:
        return Candidate(place, tolerance, least, np.nan, np.nan, np.nan)
    f = df2 / df1 * (1 - with_it / own) / (with_it / own)
    return Candidate(place, tolerance, least, f, with_it, p_f(max(f, 0.0), df1, df2))


def tolerance_of(within: Numbers, others: Sequence[int], place: int) -> float:
    """What others leave of a variable's variance within groups, 0 to 1."""
    variance = float(within[place, place])
    if variance <= 0:
        return 0.0
    if not others:
        return 1.0
    own = within[list(others), place]
    left = variance - float(own @ np.linalg.solve(within[np.ix_(list(others), list(others))], own))
    return max(left, 0.0) / variance


def rao_f(wilks: float, p: int, g: int, n: float) -> tuple[float, float, float, float]:
    """F of Wilks' lambda of `p` variables in `g` groups, its degrees of freedom and probability.

    Exact for one or two variables or up to three groups. Source: Rao (1951), Bulletin of the International Statistical
    Institute 33.
    """
    q = g - 1
    square = p**2 + q**2 - 5
    s = float(np.sqrt((p**2 * q**2 - 4) / square)) if square > 0 and p**2 * q**2 > 4 else 1.0
    df1, df2 = float(p * q), (n - 1 - (p + g) / 2) * s - p * q / 2 + 1
    root = wilks ** (1 / s)
    f = (1 - root) / root * df2 / df1
    return f, df1, df2, p_f(max(f, 0.0), df1, df2)


def pair_tests(found: Groups, inside: Sequence[int]) -> tuple[Numbers, float, float]:
    """F of the distance of every two groups, (g, g), with its degrees of freedom.

    Source: IBM SPSS Statistics Algorithms, DISCRIMINANT, F-values for tests of equality of each pair of groups.
    """
    own = found.of(list(inside))
    q, g, n = len(inside), len(own.sizes), own.n
    gaps = own.means[:, None, :] - own.means[None, :, :]
    squared = np.einsum("abi,ij,abj->ab", gaps, np.linalg.inv(own.pooled), gaps)
    sizes = own.sizes
    share = np.outer(sizes, sizes) / (sizes[:, None] + sizes)
    return (n - g - q + 1) * share * squared / (q * (n - g)), float(q), n - g - q + 1
