"""Where predictors separate answers, so that a likelihood has its top at infinity."""

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]

SMALLEST_SINGULAR = 1e-9  # of the largest
STILL = 1e-4  # of the largest change: rows that a climb no longer moves
ROUNDING = 1e-9


@dataclass(frozen=True)
class Beyond:
    """The direction along which a likelihood never falls, and what it leaves to be estimated."""

    direction: Numbers  # (q,): 0 everywhere where answers are not separated
    loose: Numbers  # (s, q): the rows that grow along it, each by at least 1
    basis: Numbers  # (q, r): the directions in which the other rows differ, orthonormal

    @property
    def is_nowhere(self) -> bool:
        return len(self.loose) == 0


def drifting(rows: Numbers, move: Numbers) -> Beyond | None:
    """The direction of `move` (q,) itself, if it raises some `rows` (m, q) and lowers none; else None.

    Newton's last move is that direction but for the rows that have all but settled: it is freed of them, and checked.
    It may not raise all the rows that can be raised, so what is left must be seen to have a top.
    """
    change = rows @ move
    still = np.abs(change) <= STILL * np.abs(change).max(initial=0.0)
    basis = _spanned(rows[still])
    direction = move - basis @ (basis.T @ move)
    change = rows @ direction
    largest = float(np.abs(change).max(initial=0.0))
    raised = change > STILL * largest
    if largest <= 0 or (np.abs(change[~raised]) > ROUNDING * largest).any():
        return None
    return Beyond(direction / change[raised].min(), rows[raised], basis)


def beyond(rows: Numbers) -> Beyond:
    """What a direction d with rows @ d >= 0 can raise, for `rows` (m, q), with as many rows raised as possible.

    One linear programme finds them all, because two such directions add up to one: maximize the sum of z with
    0 <= z <= 1 and z <= rows @ d. Source: Konis (2007), Linear programming algorithms for detecting separated data.
    """
    scale = np.abs(rows).max(axis=0, initial=0.0)
    scale[scale <= 0] = 1.0
    scaled = np.unique(rows / scale, axis=0)
    direction = _direction(scaled)
    raised = scaled @ direction > 0.5
    basis = _spanned(scaled[~raised] * scale)
    direction = direction / scale
    direction = direction - basis @ (basis.T @ direction)
    loose = scaled[raised] * scale
    if len(loose):
        direction = direction / (loose @ direction).min()
    return Beyond(direction if len(loose) else np.zeros(rows.shape[1]), loose, basis)


def _direction(rows: Numbers) -> Numbers:
    from scipy.optimize import linprog  # only separated answers pay for this import
    from scipy.sparse import csr_array, eye_array, hstack

    m, q = rows.shape
    found = linprog(
        np.concatenate([np.zeros(q), -np.ones(m)]),
        A_ub=hstack([csr_array(-rows), eye_array(m)], format="csr"),
        b_ub=np.zeros(m),
        bounds=[(None, None)] * q + [(0.0, 1.0)] * m,
        method="highs",
    )
    return np.asarray(found.x[:q], dtype=np.float64) if found.x is not None else np.zeros(q)


def _spanned(rows: Numbers) -> Numbers:
    """An orthonormal basis (q, r) of what `rows` (m, q) span."""
    if len(rows) == 0:
        return np.zeros((rows.shape[1], 0))
    values, vectors = np.linalg.eigh(rows.T @ rows)
    return np.asarray(vectors[:, values > SMALLEST_SINGULAR * max(values[-1], 0.0)], dtype=np.float64)
