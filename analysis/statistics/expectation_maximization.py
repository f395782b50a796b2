"""Means and covariances of a multivariate normal from answers with holes, by maximum likelihood."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_chi_square
from analysis.statistics.expected_products import step_by_blocks, together
from analysis.statistics.missing_blocks import Block
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NO_REST = Undefined(Message("the estimates did not come to rest: too many answers are missing"))
ONE_PATTERN = Undefined(Message("all cases answer the same variables"))
DEPENDENT = Undefined(Message("a variable is constant or made of the others"))

MOST_STEPS = 3000
AT_REST = 1e-11  # of a standard deviation, from one step to the next
WELL = 1e-4  # smallest eigenvalue of a covariance whose inverse keeps twelve digits
REGULAR = 1e-6  # smallest eigenvalue that allows a plain solution
SMALLEST = 1e-10  # eigenvalue of a correlation matrix that has an inverse


@dataclass(frozen=True)
class Likelihood:
    """The maximum; `covariance` has the divisor n, as maximum likelihood has it."""

    mean: Numbers  # (k,)
    covariance: Numbers  # (k, k)
    steps: int


@dataclass(frozen=True)
class Little:
    """Little's test that answers are missing completely at random."""

    chi_square: Statistic
    df: Statistic
    p: Statistic


def maximize(found: Sequence[Block], size: int) -> Likelihood | Undefined:
    """Mean and covariance of `size` variables, all seen somewhere, from what each block has seen.

    Variables are taken to mean 0 and variance 1 of what is seen, so that units do not matter; where a conditional mean
    has no unique weights, those of least size. SPSS stops after 25 steps by default, this at the maximum.
    Source: Dempster, Laird & Rubin (1977), JRSS B 39(1); Little & Rubin (2002), Statistical Analysis with Missing
    Data, 11.2.
    """
    if not found:
        return NO_CASES
    center, scale = _marginal(found, size)
    unit = [_scaled(block, center, scale) for block in found]
    mean, covariance = np.zeros(size), np.diag(_marginal_variance(unit, size))
    every = together(unit)
    for step in range(1, MOST_STEPS + 1):
        smallest = float(np.linalg.eigvalsh(covariance)[0])
        if smallest > WELL:
            new, spread = every.step(mean, covariance)
        else:
            new, spread = step_by_blocks(unit, mean, covariance, smallest > REGULAR)  # and then every part of it is
        moved = max(float(np.abs(new - mean).max()), float(np.abs(spread - covariance).max()))
        mean, covariance = new, spread
        if moved < AT_REST:
            return Likelihood(center + scale * mean, covariance * np.outer(scale, scale), step)
    return NO_REST


def little(found: Sequence[Block], fitted: Likelihood | Undefined) -> Little:
    """Squared distances of the blocks' means from the likelihood's, chi-square where answers are missing at random.

    The covariance is the likelihood's own, as in R's naniar and misty, without the factor n / (n - 1).
    Source: Little (1988), JASA 83(404).
    """
    if isinstance(fitted, Undefined):
        return Little(fitted, fitted, fitted)
    size = len(fitted.mean)
    df = sum(int(block.seen.sum()) for block in found) - size
    if len(found) < 2 or df <= 0:
        return Little(ONE_PATTERN, ONE_PATTERN, ONE_PATTERN)
    if _singular(fitted.covariance):
        return Little(DEPENDENT, DEPENDENT, DEPENDENT)
    total = 0.0
    for block in found:
        gap = block.mean - fitted.mean[block.seen]
        inside = fitted.covariance[np.ix_(block.seen, block.seen)]
        total += block.n * float(gap @ np.linalg.solve(inside, gap))
    return Little(total, float(df), p_chi_square(total, df))


def _marginal(found: Sequence[Block], size: int) -> tuple[Numbers, Numbers]:
    """Mean and standard deviation of what is seen of each variable, (size,) each; 1 for a constant."""
    n, sums = np.zeros(size), np.zeros(size)
    for block in found:
        n[block.seen] += block.n
        sums[block.seen] += block.n * block.mean
    center = sums / n
    squares = np.zeros(size)
    for block in found:
        squares[block.seen] += np.diag(block.products) + block.n * (block.mean - center[block.seen]) ** 2
    constant = squares <= 1e-20 * n * (1 + center**2)
    return center, np.where(constant, 1.0, np.sqrt(squares / n))


def _marginal_variance(unit: Sequence[Block], size: int) -> Numbers:
    n, squares = np.zeros(size), np.zeros(size)
    for block in unit:
        n[block.seen] += block.n
        squares[block.seen] += np.diag(block.products) + block.n * block.mean**2
    return np.asarray(squares / n, dtype=np.float64)


def _scaled(block: Block, center: Numbers, scale: Numbers) -> Block:
    within = scale[block.seen]
    mean = (block.mean - center[block.seen]) / within
    return Block(block.seen, block.n, mean, block.products / np.outer(within, within))


def _singular(covariance: Numbers) -> bool:
    sd = np.sqrt(np.diag(covariance))
    if not (sd > 0).all():
        return True
    return float(np.linalg.eigvalsh(covariance / np.outer(sd, sd))[0]) < SMALLEST
