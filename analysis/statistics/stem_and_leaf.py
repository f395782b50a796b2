"""Stem-and-leaf plots: the digits of values in lines, outliers apart."""

from collections.abc import Iterator
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.box_summary import box_summary
from analysis.statistics.round_steps import lines_of, round_step
from instrument.records import dataclass

MOST_LEAVES = 40  # on a line
NEAR = 1e-9  # of a leaf's unit
FRACTIONAL = "&"


@dataclass(frozen=True)
class Line:
    """A stem, with its sign, and its leaves; `frequency` is the sum of the weights."""

    stem: str
    leaves: str
    frequency: float


@dataclass(frozen=True)
class StemAndLeaf:
    """`low` and `high`: frequency of the outliers and the one nearest to the rest; `each`: cases of a leaf."""

    lines: tuple[Line, ...]
    low: tuple[float, float] | None
    high: tuple[float, float] | None
    width: float  # of a stem
    each: int


@dataclass(frozen=True)
class _Digits:
    """A value as a sign, a stem and a leaf; the part of the stem that the leaf belongs to."""

    sign: int
    stem: int
    part: int

    @property
    def place(self) -> tuple[int, int, int]:
        return self.sign, self.sign * self.stem, self.sign * self.part


def stem_and_leaf(values: NDArray[np.float64], weights: NDArray[np.float64]) -> StemAndLeaf | None:
    """The plot of distinct ascending `values`, shape (p,), with `weights`, shape (p,); None without any.

    Outliers of the box plot stand apart. A stem has one, two or five lines, the most for which the plot has no more
    than 10 log10 W lines; leaves are digits that are cut and not rounded; one stands for as many cases as are needed
    for lines of no more than 40 leaves; a digit of fewer cases has none. How SPSS chooses widths is not documented.
    Source: Tukey (1977); Dixon & Kronmal (1965), Journal of the ACM 12(2), 259-261, for the number of lines.
    """
    box = box_summary(values, weights)
    if box is None:
        return None
    outside = np.array([box.is_outside(each) for each in values.tolist()])
    below, above = outside & (values < box.lower), outside & (values > box.upper)
    inner, counts = values[~outside], weights[~outside]
    step = _step(inner, float(counts.sum()))
    unit = 10.0 ** floor(log10(step) + NEAR) if not _is_one(step) else step / 10
    lines, each = _lines(inner, counts, unit, max(1, round(step / unit)))
    return StemAndLeaf(
        lines,
        (float(weights[below].sum()), float(values[below][-1])) if below.any() else None,
        (float(weights[above].sum()), float(values[above][0])) if above.any() else None,
        10 * unit,
        each,
    )


def _is_one(step: float) -> bool:
    """Whether a step is a power of ten: a line then holds a whole stem."""
    return abs(log10(step) - round(log10(step))) < NEAR


def _step(values: NDArray[np.float64], n: float) -> float:
    low, high = float(values[0]), float(values[-1])
    if low == high:
        return round_step(abs(low)) if low else 1.0
    most = max(2, floor(10 * log10(max(n, 1.0))))
    step = round_step((high - low) / most)
    while lines_of(low, high, step) > most:
        step = round_step(step * 1.5)
    return step


def _lines(
    values: NDArray[np.float64], weights: NDArray[np.float64], unit: float, leaves: int
) -> tuple[tuple[Line, ...], int]:
    """The lines, each of so many different leaves, and how many cases a leaf stands for."""
    held: dict[_Digits, list[tuple[int, float]]] = {}
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        digits = floor(abs(value) / unit + NEAR)
        sign = -1 if value < 0 else 1
        held.setdefault(_Digits(sign, digits // 10, digits % 10 // leaves), []).append((digits % 10, weight))
    longest = max(sum(weight for _, weight in found) for found in held.values())
    each = max(1, -int(-longest // MOST_LEAVES))
    every = _between(min(held, key=lambda one: one.place), max(held, key=lambda one: one.place), 10 // leaves)
    return tuple(_line(one, held.get(one, []), each) for one in every), each


def _between(first: _Digits, last: _Digits, parts: int) -> Iterator[_Digits]:
    """Every part of a stem from the first to the last; there are two stems of nothing, of either sign."""

    def number(one: _Digits) -> int:
        at = one.stem * parts + one.part
        return at if one.sign > 0 else -at - 1

    for at in range(number(first), number(last) + 1):
        size = at if at >= 0 else -at - 1
        yield _Digits(1 if at >= 0 else -1, size // parts, size % parts)


def _line(digits: _Digits, held: list[tuple[int, float]], each: int) -> Line:
    """The leaves of every digit that fill up; a part of a leaf stands last, for digits that fill none."""
    cases: dict[int, float] = {}
    for leaf, weight in held:
        cases[leaf] = cases.get(leaf, 0.0) + weight
    leaves = {leaf: floor(cases[leaf] / each + NEAR) for leaf in sorted(cases, reverse=digits.sign < 0)}
    found = "".join(str(leaf) * count for leaf, count in leaves.items())
    found += FRACTIONAL if 0 in leaves.values() else ""
    return Line(f"{'-' if digits.sign < 0 else ''}{digits.stem}", found, sum(cases.values(), 0.0))
