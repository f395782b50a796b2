"""Fisher's exact test of tables larger than two by two, as Freeman and Halton extend it."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import occupied
from analysis.statistics.distributions import quantile_normal
from analysis.statistics.networks import network
from analysis.statistics.special import gammaln
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ALIKE = 1e-7  # tables whose probabilities differ by less, relatively, are equally probable (as in R)
BATCH = 10_000  # tables drawn together
LARGEST = 1e9  # a total that the generator of random numbers can draw from


@dataclass(frozen=True)
class Exact:
    """A statistic and its exact probability; limits where that is estimated from samples."""

    value: float
    p: float
    ci_low: float | None = None
    ci_high: float | None = None


def freeman_halton(counts: Numbers) -> Exact | None:
    """The test of `counts`, shape (r, c), whole numbers; None where enumeration would take too long.

    The probability of all tables with these margins that are no more probable than the one seen.
    Source: Freeman & Halton (1951), Biometrika 38; the network: Mehta & Patel (1983), JASA 78(382).
    """
    table = upright(counts)
    found = network(tuple(table.sum(axis=1).astype(int)), tuple(sorted(table.sum(axis=0).astype(int), reverse=True)))
    p = None if found is None else found.share_up_to(_weight(table) + ALIKE)
    return None if p is None else Exact(statistic(table), p)


def sampled(counts: Numbers, samples: int, seed: int, confidence: float = 0.99) -> Exact:
    """The test of `counts`, shape (r, c), by `samples` random tables with these margins, drawn from `seed`.

    Limits as in SPSS: normal, and exact where no table or every table is as improbable as the one seen.
    Source: Agresti, Wackerly & Boyett (1979), Psychometrika 44; IBM SPSS Exact Tests, Monte Carlo method.
    """
    table = upright(counts)
    seen, hits = _weight(table) + ALIKE, 0
    for tables in random_tables(table, samples, seed):
        hits += int((-gammaln(tables + 1.0).sum(axis=(1, 2)) <= seen).sum())
    return Exact(statistic(table), *estimate(hits, samples, confidence))


def estimate(hits: int, samples: int, confidence: float = 0.99) -> tuple[float, float, float]:
    """The share of `samples` that are `hits`, and its limits."""
    p = hits / samples
    reach = quantile_normal((1 + confidence) / 2) * math.sqrt(p * (1 - p) / samples)
    edge = (1 - confidence) ** (1 / samples)
    low = edge if hits == samples else max(0.0, p - reach)
    return p, low, 1 - edge if hits == 0 else min(1.0, p + reach)


def statistic(counts: Numbers) -> float:
    """-2 log of the table's probability, scaled to be like chi-square. Source: IBM SPSS Exact Tests, Fisher's test."""
    table = occupied(counts)
    n, rows, columns = float(table.sum()), table.sum(axis=1), table.sum(axis=0)
    r, c = table.shape
    log_p = float(gammaln(rows + 1).sum() + gammaln(columns + 1).sum() - gammaln(n + 1)) + _weight(table)
    scale = (r - 1) * (c - 1) * math.log(2 * math.pi) - (r * c - 1) * math.log(n)
    scale += (c - 1) * float(np.log(rows).sum()) + (r - 1) * float(np.log(columns).sum())
    return float(-2 * (log_p + scale / 2))


def upright(counts: Numbers) -> Numbers:
    """The table without empty rows and columns, the shorter side as rows."""
    table = occupied(counts)
    return table if table.shape[0] <= table.shape[1] else table.T


def _weight(table: Numbers) -> float:
    """The log of the table's probability, but for a constant of the margins."""
    return -float(gammaln(table + 1).sum())


def random_tables(table: Numbers, samples: int, seed: int) -> Iterator[NDArray[np.int64]]:
    """`samples` tables with the margins of `table` (r, c), some at a time, shape (m, r, c).

    Each is drawn cell by cell, hypergeometric given the cells before.
    """
    random = np.random.default_rng(seed)
    for start in range(0, samples, BATCH):
        size = min(BATCH, samples - start)
        left = np.tile(table.sum(axis=1).astype(np.int64), (size, 1))
        found = np.empty((size, *table.shape), dtype=np.int64)
        for at, column in enumerate(table.sum(axis=0)[:-1].astype(np.int64)):
            drawn = np.full(size, column)
            for row in range(left.shape[1] - 1):
                found[:, row, at] = random.hypergeometric(left[:, row], left[:, row + 1 :].sum(axis=1), drawn)
                drawn = drawn - found[:, row, at]
            found[:, -1, at] = drawn
            left -= found[:, :, at]
        found[:, :, -1] = left
        yield found
