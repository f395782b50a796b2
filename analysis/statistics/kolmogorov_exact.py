"""Kolmogorov's distribution of the distance of a sample from a continuous distribution, without a limit."""

import numpy as np

SURELY = 18.0  # n d² from which the probability is below 1e-15


def share_beyond(d: float, n: int) -> float:
    """The probability that `n` cases are as far as `d` from the continuous distribution that they come from.

    Source: Marsaglia, Tsang & Wang (2003), Journal of Statistical Software 8(18).
    """
    if n * d * d > SURELY:
        return 0.0
    k = int(n * d) + 1
    h, m = k - n * d, 2 * k - 1
    at = np.arange(m)
    steps = np.where(at[:, None] - at[None, :] + 1 < 0, 0.0, 1.0)
    powers = h ** (at + 1.0)
    steps[:, 0] -= powers
    steps[-1, :] -= powers[::-1]
    steps[-1, 0] += max(0.0, 2 * h - 1) ** m
    factors = np.concatenate([[1.0], np.cumprod(np.arange(1.0, m + 1))])
    up = np.clip(at[:, None] - at[None, :] + 1, 0, m)
    power, exponent = _power(steps / factors[up], n)
    found, scale = float(power[k - 1, k - 1]), exponent
    for each in range(1, n + 1):
        found *= each / n
        if found < 1e-140:
            found, scale = found * 1e140, scale - 140
    return min(1.0, max(0.0, 1 - found * 10.0**scale))


def _power(matrix: np.ndarray, n: int) -> tuple[np.ndarray, int]:
    """The matrix to the power n, and by how many powers of ten it was made smaller."""
    if n == 1:
        return matrix, 0
    half, scale = _power(matrix, n // 2)
    found, scale = half @ half, 2 * scale
    if n % 2:
        found = matrix @ found
    middle = len(found) // 2
    return (found * 1e-140, scale + 140) if found[middle, middle] > 1e140 else (found, scale)
