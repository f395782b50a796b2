"""Columns that stand for the levels of a categorical predictor, by the contrast that their coefficients are."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Kind = Literal["indicator", "simple", "deviation", "helmert", "difference", "repeated", "polynomial", "special"]


def coding(kind: Kind, k: int, reference: int, weights: Sequence[float] = ()) -> Numbers:
    """The columns (k, k - 1) of `k` levels; indicator, simple and deviation leave out that at `reference`, from 0.

    `weights`: the metric (k,) of polynomial, or the k rows of special one behind another. Where coefficients are
    contrasts of levels, the columns are those of the inverse of the matrix of contrasts with the mean above them.
    Raises `ValueError` for contrasts that are not k independent rows.
    Source: IBM SPSS Statistics Algorithms, appendix on indicator coding and contrasts; Bock (1975), 5.3.
    """
    if kind == "indicator":
        return np.delete(np.eye(k), reference, axis=1)
    if kind == "polynomial":
        return _polynomial(np.asarray(weights if len(weights) else range(1, k + 1), dtype=float))
    if kind == "special":
        return _inverse(np.reshape(np.asarray(weights, dtype=float), (-1, k)), k)
    return _inverse(np.vstack([np.full(k, 1 / k), _contrasts(kind, k, reference)]), k)


def _contrasts(kind: Kind, k: int, reference: int) -> Numbers:
    """The k - 1 contrasts of levels."""
    if kind == "simple":
        return np.delete(np.eye(k) - np.eye(k)[reference], reference, axis=0)
    if kind == "deviation":
        return np.delete(np.eye(k) - 1 / k, reference, axis=0)
    rows = np.zeros((k - 1, k))
    for at in range(k - 1):
        if kind == "helmert":
            rows[at, at], rows[at, at + 1 :] = 1, -1 / (k - 1 - at)
        elif kind == "difference":
            rows[at, at + 1], rows[at, : at + 1] = 1, -1 / (at + 1)
        else:
            rows[at, at], rows[at, at + 1] = 1, -1
    return rows


def _polynomial(metric: Numbers) -> Numbers:
    """Orthonormal polynomials of degree 1 to k - 1."""
    powers = np.vander(metric - metric.mean(), increasing=True)
    q, r = np.linalg.qr(powers)
    return np.asarray((q * np.sign(np.diag(r)))[:, 1:], dtype=np.float64)


def _inverse(contrasts: Numbers, k: int) -> Numbers:
    if contrasts.shape != (k, k) or np.linalg.matrix_rank(contrasts) < k:
        raise ValueError(contrasts.shape)
    return np.asarray(np.linalg.inv(contrasts)[:, 1:], dtype=np.float64)
