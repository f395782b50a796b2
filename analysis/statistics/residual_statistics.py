"""Predicted values, residuals and distances of a regression, summed up."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, Statistic
from analysis.statistics.influence import Influence, influence, influences
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import FEW_CASES, PERFECT_FIT
from analysis.statistics.pieces import Piece
from analysis.statistics.robust_errors import DECIDES_ALONE
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Spread:
    """Of one kind of value over all cases."""

    minimum: Statistic
    maximum: Statistic
    mean: Statistic
    sd: Statistic


@dataclass(frozen=True)
class Part:
    """Of one kind of value over the cases of a piece."""

    n: float
    minimum: float
    maximum: float
    mean: float
    squares: float  # around the mean


def residual_statistics(pieces: Iterable[Piece], found: Fit) -> dict[str, Spread]:
    """Each kind of value by the name SPSS gives it in English, in SPSS's order; a fit with degrees of freedom left.

    Deleted residuals take one case away, also where several are alike.
    Source: IBM SPSS Statistics Algorithms, REGRESSION, residuals and associated statistics.
    """
    predicted = _spread([_part(seen.predicted, seen.weights) for seen in influences(pieces, found)], found.n)
    parts: dict[str, list[Part | Undefined]] = {}
    for piece in pieces:
        seen = influence(piece.x, piece.y, piece.weights, found)
        for name, values in _kinds(seen, found, predicted, piece.y).items():
            part = values if isinstance(values, Undefined) else _part(values, seen.weights)
            parts.setdefault(name, []).append(part)
    return {name: _spread(each, found.n) for name, each in parts.items()}


def _kinds(seen: Influence, found: Fit, predicted: Spread, y: Numbers) -> dict[str, Numbers | Undefined]:
    df = found.n - len(found.slopes) - 1
    error = math.sqrt(found.residual / df)
    free = seen.free
    deleted = DECIDES_ALONE if free is None else seen.residual / free
    inner = DECIDES_ALONE if free is None else PERFECT_FIT
    usable = free is not None and error > 0
    return {
        "predicted": seen.predicted,
        "standardized_predicted": _standardized(seen.predicted, predicted),
        "se_predicted": error * np.sqrt(seen.leverage),
        "adjusted_predicted": deleted if isinstance(deleted, Undefined) else y - deleted,
        "residual": seen.residual,
        "standardized_residual": seen.residual / error if error > 0 else PERFECT_FIT,
        "studentized_residual": seen.residual / (error * np.sqrt(free)) if usable else inner,  # type: ignore[arg-type]
        "deleted_residual": deleted,
        "studentized_deleted_residual": _studentized_deleted(seen, error, df) if usable else inner,
        "mahalanobis": (seen.leverage - 1 / found.n) * (found.n - 1),
        "cook": _cook(seen, found),
        "centered_leverage": seen.leverage - 1 / found.n,
    }


def _standardized(values: Numbers, spread: Spread) -> Numbers | Undefined:
    if isinstance(spread.sd, Undefined) or isinstance(spread.mean, Undefined):
        return CONSTANT
    return (values - spread.mean) / spread.sd if spread.sd > 0 else CONSTANT


def _studentized_deleted(seen: Influence, error: float, df: float) -> Numbers | Undefined:
    if df <= 1 or seen.free is None:
        return FEW_CASES
    without = (error**2 * df - seen.residual**2 / seen.free) / (df - 1)
    return seen.residual / np.sqrt(without * seen.free) if without.min() > 1e-12 * error**2 else PERFECT_FIT


def _cook(seen: Influence, found: Fit) -> Numbers | Undefined:
    if seen.free is None or found.residual <= 0:
        return DECIDES_ALONE if seen.free is None else PERFECT_FIT
    k = len(found.slopes)
    distance: Numbers = seen.residual**2 / found.residual * (found.n - k - 1) * seen.leverage / (seen.free**2 * (k + 1))
    return distance


def _part(values: Numbers, weights: Numbers) -> Part:
    n = math.fsum(weights)
    mean = math.fsum(weights * values) / n
    return Part(n, float(values.min()), float(values.max()), mean, math.fsum(weights * (values - mean) ** 2))


def _spread(parts: Sequence[Part | Undefined], n: float) -> Spread:
    known: list[Part] = []
    for part in parts:
        if isinstance(part, Undefined):
            return Spread(part, part, part, part)
        known.append(part)
    mean = math.fsum(part.n * part.mean for part in known) / n
    squares = math.fsum(part.squares for part in known) + math.fsum(part.n * (part.mean - mean) ** 2 for part in known)
    lowest, highest = min(part.minimum for part in known), max(part.maximum for part in known)
    return Spread(lowest, highest, mean, math.sqrt(squares / (n - 1)))
