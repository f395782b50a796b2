"""Discrete distributions: CDF and PDF.

NEGBIN counts trials up to the last success, as IBM describes it; GNU PSPP counts failures. Below 0 successes CDF.BINOM
is 0, where GNU PSPP gives 1.
Sources: IBM, Command Syntax Reference, "Cumulative distribution functions"; GNU PSPP manual, 7.7.10.2.
"""

from typing import Any

import numpy as np

from analysis.statistics.special import compiled
from analysis.syntax.expressions.signature import of_numbers
from analysis.syntax.expressions.values import Numbers, numbers_of

special = compiled()
MOST = 10_000_000
"""Terms of a sum; a distribution that needs more has no result."""


def _whole(number: Numbers) -> Any:
    return number == np.floor(number)


def _share(number: Numbers) -> Any:
    return (number >= 0) & (number <= 1)


def _chosen(n: Numbers, k: Numbers) -> Numbers:
    """The logarithm of the number of ways to choose `k` of `n`; minus infinity where there are none."""
    ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
    return np.where((k >= 0) & (k <= n), ways, -np.inf)


def _binomial(k: Numbers, n: Numbers, p: Numbers) -> Numbers:
    successes = np.clip(np.floor(k), 0, n)
    below = special.betainc(n - successes, successes + 1, 1 - p)
    return np.where(k < 0, 0.0, np.where(k >= n, 1.0, below))


def _binomial_density(k: Numbers, n: Numbers, p: Numbers) -> Numbers:
    return np.asarray(np.exp(_chosen(n, k) + special.xlogy(k, p) + special.xlog1py(n - k, -p)))


def _drawn(k: Numbers, total: Numbers, sample: Numbers, hits: Numbers) -> Any:
    right = _whole(k) & _whole(total) & _whole(sample) & _whole(hits) & (k >= 0) & (k <= hits)
    return right & (sample > 0) & (sample <= total) & (hits > 0) & (hits <= total)


def _hypergeometric_density(k: Numbers, total: Numbers, sample: Numbers, hits: Numbers) -> Numbers:
    return np.exp(_chosen(hits, k) + _chosen(total - hits, sample - k) - _chosen(total, sample))


def _hypergeometric(k: Numbers, total: Numbers, sample: Numbers, hits: Numbers) -> Numbers:
    return numbers_of(_hypergeometric_sum, k, total, sample, hits)


def _hypergeometric_sum(k: float, total: float, sample: float, hits: float) -> float:
    if np.isnan([k, total, sample, hits]).any() or k < 0:
        return np.nan
    if k >= min(sample, hits):
        return 1.0
    first = max(0.0, sample + hits - total)
    if k - first > MOST:
        return np.nan
    each = np.arange(first, k + 1)
    return float(np.minimum(_hypergeometric_density(each, np.array(total), np.array(sample), np.array(hits)).sum(), 1))


def _trials(k: Numbers, needed: Numbers, p: Numbers) -> Any:
    return _whole(k) & _whole(needed) & (needed > 0) & (k >= needed) & (p > 0) & (p <= 1)


def _trials_density(k: Numbers, needed: Numbers, p: Numbers) -> Numbers:
    return np.asarray(np.exp(_chosen(k - 1, needed - 1) + special.xlogy(needed, p) + special.xlog1py(k - needed, -p)))


def _once(k: Numbers, p: Numbers) -> Any:
    return ((k == 0) | (k == 1)) & _share(p)


def _geometric(k: Numbers, p: Numbers) -> Any:
    return _whole(k) & (k >= 1) & _share(p)


def _poisson(k: Numbers, mean: Numbers) -> Any:
    return _whole(k) & (k >= 0) & (mean > 0)


def _poisson_density(k: Numbers, mean: Numbers) -> Numbers:
    return np.asarray(np.exp(special.xlogy(k, mean) - mean - special.gammaln(k + 1)))


def _some(k: Numbers, n: Numbers, p: Numbers) -> Any:
    return (n > 0) & _whole(n) & _share(p)


FUNCTIONS = (
    of_numbers("CDF.BERNOULLI", lambda k, p: np.where(k == 1, 1.0, 1 - p), 2, _once),
    of_numbers("PDF.BERNOULLI", lambda k, p: np.where(k == 1, p, 1 - p), 2, _once),
    of_numbers("CDF.BINOM", _binomial, 3, _some),
    of_numbers("PDF.BINOM", _binomial_density, 3, lambda k, n, p: _some(k, n, p) & _whole(k) & (k >= 0) & (k <= n)),
    of_numbers("CDF.GEOM", lambda k, p: -np.expm1(special.xlog1py(k, -p)), 2, _geometric),
    of_numbers("PDF.GEOM", lambda k, p: p * np.exp(special.xlog1py(k - 1, -p)), 2, _geometric),
    of_numbers("CDF.HYPER", _hypergeometric, 4, _drawn),
    of_numbers("PDF.HYPER", _hypergeometric_density, 4, _drawn),
    of_numbers("CDF.NEGBIN", lambda k, r, p: special.betainc(r, k - r + 1, p), 3, _trials),
    of_numbers("PDF.NEGBIN", _trials_density, 3, _trials),
    of_numbers("CDF.POISSON", lambda k, mean: special.gammaincc(k + 1, mean), 2, _poisson),
    of_numbers(
        "PDF.POISSON", lambda k, mean: np.exp(special.xlogy(k, mean) - mean - special.gammaln(k + 1)), 2, _poisson
    ),
)
