"""Which columns of a crosstab have different shares of a row."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.distributions import p_normal_two_sided, p_t_two_sided
from analysis.statistics.groups import Sample
from analysis.undefined import Undefined
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Comparison:
    """Two columns of one row: z or t of their difference, its p, and p adjusted for all pairs of the row."""

    first: int
    second: int
    z: float
    p: float
    adjusted: float


@dataclass(frozen=True)
class Marks:
    """One row in SPSS's two notations; columns not compared are in no subset and above none."""

    compared: tuple[bool, ...]
    subsets: tuple[tuple[int, ...], ...]  # of each column: the subsets of columns alike that it belongs to (CROSSTABS)
    above: tuple[tuple[int, ...], ...]  # of each column: the columns whose share is smaller (CTABLES)


def compare(
    counts: Numbers, bases: Numbers, adjust: str = "bonferroni", shared: Numbers | None = None
) -> tuple[Comparison, ...]:
    """Every two columns of a row with `counts`, shape (c,), out of `bases`, shape (c,).

    The z of two shares with their pooled variance, without a correction for continuity. Columns in which all or none
    are of the row are left out, and do not count for Bonferroni's adjustment (D16). `shared`, shape (c, c): the cases
    that stand in both of two columns, where columns are answers to a set; their answers are the same in both.
    """
    kept = np.flatnonzero((bases > 0) & (counts > 0) & (counts < bases)).tolist()
    pairs = [(i, j) for at, i in enumerate(kept) for j in kept[at + 1 :]]
    found = []
    for i, j in pairs:
        pooled = (counts[i] + counts[j]) / (bases[i] + bases[j])
        se = math.sqrt(pooled * (1 - pooled) * _spread(float(bases[i]), float(bases[j]), _both(shared, i, j)))
        if se == 0:  # the same cases in both
            continue
        z = float((counts[i] / bases[i] - counts[j] / bases[j]) / se)
        p = p_normal_two_sided(z)
        found.append(Comparison(i, j, z, p, min(1.0, p * len(pairs)) if adjust == "bonferroni" else p))
    return tuple(found)


def _both(shared: Numbers | None, first: int, second: int) -> float:
    return 0.0 if shared is None else float(shared[first, second])


def _spread(one: float, other: float, both: float) -> float:
    """What the variance of a difference of two means is to that of a case; `both`: the cases that are in the two."""
    return max(0.0, 1 / one + 1 / other - 2 * both / (one * other))


def compare_means(
    found: Sequence[Sample], own_variance: bool = False, shared: Numbers | None = None
) -> tuple[Comparison, ...]:
    """Every two of the columns' means by t with one variance of all columns; columns without cases are left out.

    `own_variance`: with that of the two columns alone. `shared`, shape (c, c): cases that stand in both of two columns.

    Source: Milliken & Johnson (2009), Analysis of Messy Data, chapter 3, the unadjusted test of two means.
    """
    filled = [at for at, each in enumerate(found) if each.n > 0]
    compared = []
    for i, j in ((i, j) for at, i in enumerate(filled) for j in filled[at + 1 :]):
        variance, df = _pooled([found[i], found[j]] if own_variance else [found[at] for at in filled])
        one, other = found[i].above, found[j].above
        if variance > 0 and not isinstance(one, Undefined) and not isinstance(other, Undefined):
            spread = _spread(found[i].n, found[j].n, _both(shared, i, j))
            if spread == 0:  # the same cases in both
                continue
            t = (one - other) / math.sqrt(variance * spread)
            p = p_t_two_sided(t, df)
            compared.append(Comparison(i, j, t, p, p))
    return tuple(compared)


def _pooled(found: Sequence[Sample]) -> tuple[float, float]:
    """One variance of several samples with its degrees of freedom; 0 where it cannot be told."""
    df = math.fsum(each.n for each in found) - len(found)
    return (math.fsum(each.squares for each in found) / df if df > 0 else 0.0), df


def adjusted(found: Sequence[Comparison], method: str) -> tuple[Comparison, ...]:
    """The comparisons of a row with p adjusted for all of them: `bonferroni`, `bh` or `none`.

    Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
    """
    if method == "bonferroni":
        return tuple(replace(each, adjusted=min(1.0, each.p * len(found))) for each in found)
    if method != "bh":
        return tuple(replace(each, adjusted=each.p) for each in found)
    least, result = 1.0, list(found)
    descending = sorted(range(len(found)), key=lambda at: found[at].p, reverse=True)
    for place, at in enumerate(descending):
        least = min(least, found[at].p * len(found) / (len(found) - place))
        result[at] = replace(found[at], adjusted=least)
    return tuple(result)


def marks(found: tuple[Comparison, ...], columns: int, level: float) -> Marks:
    """What the comparisons of a row say of its `columns`, at the significance `level`."""
    compared = {at for each in found for at in (each.first, each.second)}
    apart = {(each.first, each.second) for each in found if each.adjusted < level}
    above: list[list[int]] = [[] for _ in range(columns)]
    for each in found:
        if (each.first, each.second) in apart:
            larger, smaller = (each.first, each.second) if each.z > 0 else (each.second, each.first)
            above[larger].append(smaller)
    alike = _largest_subsets(sorted(compared), apart)
    return Marks(
        tuple(at in compared for at in range(columns)),
        tuple(tuple(place for place, subset in enumerate(alike) if at in subset) for at in range(columns)),
        tuple(tuple(sorted(each)) for each in above),
    )


def _largest_subsets(columns: list[int], apart: set[tuple[int, int]]) -> list[tuple[int, ...]]:
    """All subsets without two columns `apart` that no other such subset contains, in order of their columns.

    Source: Bron & Kerbosch (1973), Communications of the ACM 16(9), with the pivot of their second version.
    """
    alike = {i: {j for j in columns if j != i and (min(i, j), max(i, j)) not in apart} for i in columns}
    found: list[tuple[int, ...]] = []

    def grow(subset: set[int], open_: set[int], done: set[int]) -> None:
        if not open_ and not done:
            found.append(tuple(sorted(subset)))
        pivot = max(open_ | done, key=lambda each: len(open_ & alike[each]), default=None)
        for each in sorted(open_ if pivot is None else open_ - alike[pivot]):  # the rest would only repeat subsets
            grow(subset | {each}, open_ & alike[each], done & alike[each])
            open_ = open_ - {each}
            done = done | {each}

    if columns:
        grow(set(), set(columns), set())
    return sorted(found)
