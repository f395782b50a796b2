"""What AGGREGATE computes of a group of cases."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.percentiles import percentile
from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.breaking import Groups
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Aggregate:
    """One new variable."""

    name: str
    label: str
    function: str
    source: str = ""
    numbers: tuple[float, ...] = ()
    texts: tuple[str, ...] = ()


def _sum(values: Numbers, weights: Numbers) -> float:
    return float(values @ weights)


def _mean(values: Numbers, weights: Numbers) -> float:
    return float(values @ weights / weights.sum())


def _sd(values: Numbers, weights: Numbers) -> float:
    n = weights.sum()
    if n <= 1:
        return float("nan")
    return float(np.sqrt(weights @ (values - _mean(values, weights)) ** 2 / (n - 1)))


def _median(values: Numbers, weights: Numbers) -> float:
    order = np.argsort(values, kind="stable")
    kept, at = np.unique(values[order], return_inverse=True)
    found = percentile(kept, np.bincount(at, weights[order]).astype(np.float64), 50)
    return float("nan") if isinstance(found, Undefined) or not isinstance(found, int | float) else float(found)


OF_VALUES: Mapping[str, Callable[[Numbers, Numbers], float]] = {
    "SUM": _sum,
    "MEAN": _mean,
    "SD": _sd,
    "MEDIAN": _median,
    "MIN": lambda values, weights: float(values.min()),
    "MAX": lambda values, weights: float(values.max()),
    "FIRST": lambda values, weights: float(values[0]),
    "LAST": lambda values, weights: float(values[-1]),
}
OF_TEXTS: Mapping[str, Callable[[list[str]], str]] = {
    "MIN": min,
    "MAX": max,
    "FIRST": lambda texts: texts[0],
    "LAST": lambda texts: texts[-1],
}
SHARES: Mapping[str, tuple[str, float]] = {
    "PGT": ("gt", 100.0),
    "PLT": ("lt", 100.0),
    "PIN": ("in", 100.0),
    "POUT": ("out", 100.0),
    "FGT": ("gt", 1.0),
    "FLT": ("lt", 1.0),
    "FIN": ("in", 1.0),
    "FOUT": ("out", 1.0),
}
"""Function → which values it counts, and what all of them are."""
COUNTS = ("N", "NU", "NMISS", "NUMISS", "CGT", "CLT", "CIN", "COUT")
FUNCTIONS = (*OF_VALUES, *SHARES, *COUNTS)


def aggregated(asked: Aggregate, active: Active, groups: Groups, weights: Numbers, columnwise: bool) -> Values:
    """The function of each group, shape (groups,); system missing where no valid value is left.

    `columnwise`: also where any value is missing.
    """
    size = len(groups)
    unweighted = asked.function in ("NU", "NUMISS")
    counted = np.ones(active.n) if unweighted else weights
    if not asked.source:
        return np.bincount(groups.number, counted, minlength=size)
    described, column = active.fields[asked.source], active.columns[asked.source]
    missing = described.is_missing(column)
    if asked.function in ("N", "NU"):
        return np.bincount(groups.number, counted * ~missing, minlength=size)
    if asked.function in ("NMISS", "NUMISS"):
        return np.bincount(groups.number, counted * missing, minlength=size)
    found = _of_groups(asked, described, column, missing, groups, weights)
    if columnwise:
        found[np.bincount(groups.number, missing, minlength=size) > 0] = "" if described.is_text else np.nan
    return found


def _of_groups(
    asked: Aggregate, described: Field, column: Values, missing: NDArray[np.bool_], groups: Groups, weights: Numbers
) -> Values:
    found: Values = (
        np.full(len(groups), "", dtype=object) if _is_text(asked, described) else np.full(len(groups), np.nan)
    )
    kept = ~missing & ((weights > 0) | (asked.function in OF_TEXTS))
    rows = np.flatnonzero(kept)
    order = rows[np.argsort(groups.number[rows], kind="stable")]
    bounds = np.searchsorted(groups.number[order], np.arange(len(groups) + 1))
    for group, (start, end) in enumerate(pairwise(bounds)):
        if start < end:
            own = order[start:end]
            found[group] = _of(asked, column[own], weights[own])
    return found


def _is_text(asked: Aggregate, described: Field) -> bool:
    return described.is_text and asked.function in OF_TEXTS


def _of(asked: Aggregate, values: Values, weights: Numbers) -> float | str:
    if values.dtype == object and asked.function in OF_TEXTS:
        return OF_TEXTS[asked.function](values.tolist())
    if asked.function in OF_VALUES:
        return OF_VALUES[asked.function](values, weights)
    which, whole = SHARES.get(asked.function, (asked.function[1:].lower(), 0.0))
    bounds = asked.texts if values.dtype == object else asked.numbers
    inside = _where(which, values, bounds)
    counted = float(weights @ inside)
    return whole * counted / float(weights.sum()) if whole else counted


def _where(which: str, values: Values, bounds: tuple[object, ...]) -> NDArray[np.bool_]:
    low, high = bounds[0], bounds[-1]
    if which == "gt":
        return np.asarray(values > low, dtype=bool)
    if which == "lt":
        return np.asarray(values < low, dtype=bool)
    within = np.asarray((values >= low) & (values <= high), dtype=bool)
    return within if which == "in" else ~within


def format_of_aggregate(asked: Aggregate, source: Field | None, is_weighted: bool) -> Field:
    """The new variable: first and last ones as their source is, others by the format of the function."""
    if source is not None and asked.function in OF_TEXTS:
        levels = source.levels if asked.function in ("FIRST", "LAST") else ()
        return Field(asked.name, source.width, source.format, asked.label or source.label, levels)
    formats = {"P": Format("F", 5, 1), "F": Format("F", 5, 3)}
    if asked.function in SHARES:
        return Field(asked.name, format=formats[asked.function[0]], label=asked.label)
    if asked.function in COUNTS:
        fractional = is_weighted and asked.function not in ("NU", "NUMISS")
        return Field(asked.name, format=Format("F", 8, 2) if fractional else Format("F", 7, 0), label=asked.label)
    return Field(asked.name, format=Format("F", 8, 2), label=asked.label)
