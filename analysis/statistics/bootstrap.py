"""Samples drawn again from distinct patterns, and the intervals of what they estimate."""

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.special import ndtr, ndtri
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Interval = Literal["percentile", "bias_corrected"]

MOST_CELLS = 2_000_000  # counts held at once
DEPENDENT = 1e-10
"""Least eigenvalue of a correlation matrix, or share of a variance, below which columns cannot be told apart."""

FEW_SAMPLES = Undefined(Message("too few bootstrap samples could be fitted"))


@dataclass(frozen=True)
class Bounds:
    """Standard deviation of the estimates of all samples that could be fitted, and the interval."""

    se: Statistic
    low: Statistic
    high: Statistic


def resampled_covariances(columns: Numbers, weights: Numbers, samples: int, seed: int) -> Numbers:
    """The covariance matrices, divisor n, of `samples` samples of all cases, shape (samples, q, q).

    `columns` (p, q) are distinct patterns, each counting `weights` (p,) > 0. A sample has as many cases as the weights
    sum to, rounded, so a weight of 2 draws as the row twice would. Equal seeds draw equal samples.
    Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 6.
    """
    scale = np.sqrt(np.maximum(_variance(columns, weights), np.finfo(float).tiny))
    z = (columns - weights @ columns / weights.sum()) / np.where(scale > 1e-150, scale, 1.0)
    first, second = np.triu_indices(columns.shape[1])
    wanted = np.column_stack([z, z[:, first] * z[:, second]])
    found = np.empty((samples, columns.shape[1], columns.shape[1]))
    start = 0
    for counts in _draws(np.random.default_rng(seed), weights, samples):
        sums = counts @ wanted / counts.sum(axis=1, keepdims=True)
        means, products = sums[:, : columns.shape[1]], sums[:, columns.shape[1] :]
        part = np.empty((len(counts), *found.shape[1:]))
        part[:, first, second] = part[:, second, first] = products - means[:, first] * means[:, second]
        found[start : start + len(counts)] = part
        start += len(counts)
    scaled: Numbers = found * np.outer(scale, scale)
    return scaled


def slopes(covariances: Numbers, outcome: int, terms: Sequence[int], full: Numbers) -> Numbers:
    """The slopes of column `outcome` on the columns `terms` in every sample, shape (samples, k).

    NaN in a sample whose columns cannot be told apart; `full`, (q,), are the variances over all cases.
    """
    at = list(terms)
    inside, with_y = covariances[:, at][:, :, at], covariances[:, at, outcome]
    variances = np.diagonal(inside, axis1=1, axis2=2)
    found = np.full(with_y.shape, np.nan)
    good: NDArray[np.bool_] = np.all(variances > DEPENDENT * full[at], axis=1)
    scale = np.sqrt(variances[good])
    correlation = inside[good] / scale[:, :, None] / scale[:, None, :]
    usable = np.linalg.eigvalsh(correlation)[:, 0] > DEPENDENT if len(scale) else np.zeros(0, dtype=bool)
    good[np.flatnonzero(good)] = usable
    right = (with_y[good] / scale[usable])[:, :, None]
    found[good] = np.linalg.solve(correlation[usable], right)[:, :, 0] / scale[usable]
    return found


def bounds(estimates: Numbers, found: float, confidence: float, kind: Interval) -> Bounds:
    """The interval of `estimates`, shape (samples,), of a statistic that is `found` in all cases.

    A percentile is the value at place (B + 1) p of the B samples that could be fitted (HAVERAGE).
    Source: Efron & Tibshirani (1993), 13.3; bias-corrected: Efron (1987), JASA 82(397), without acceleration.
    """
    fitted = estimates[np.isfinite(estimates)]
    if len(fitted) < max(2.0, len(estimates) / 2):
        return Bounds(FEW_SAMPLES, FEW_SAMPLES, FEW_SAMPLES)
    shares = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    if kind == "bias_corrected":
        below = (float((fitted < found).sum()) + float((fitted == found).sum()) / 2) / len(fitted)
        if not 0 < below < 1:
            return Bounds(float(fitted.std(ddof=1)), FEW_SAMPLES, FEW_SAMPLES)
        shares = ndtr(2 * ndtri(below) + ndtri(shares))
    low, high = np.quantile(fitted, shares, method="weibull")
    return Bounds(float(fitted.std(ddof=1)), float(low), float(high))


def _variance(columns: Numbers, weights: Numbers) -> Numbers:
    n = float(weights.sum())
    found: Numbers = weights @ (columns - weights @ columns / n) ** 2 / n
    return found


def _draws(random: "np.random.Generator", weights: Numbers, samples: int) -> Iterator[Numbers]:
    """How often each pattern is in each sample, (some samples, p) at a time."""
    n, p = max(1, math.floor(float(weights.sum()) + 0.5)), len(weights)
    whole = bool((weights == np.floor(weights)).all()) and n <= 8 * p
    owner = np.repeat(np.arange(p), weights.astype(np.int64)) if whole else None
    step = max(1, MOST_CELLS // max(n if whole else p, p))
    for start in range(0, samples, step):
        size = min(step, samples - start)
        if owner is None:
            yield random.multinomial(n, weights / weights.sum(), size=size).astype(np.float64)
            continue
        drawn = random.integers(0, n, size=(size, n), dtype=np.int32)
        yield np.array([np.bincount(owner[cases], minlength=p) for cases in drawn], dtype=np.float64)
