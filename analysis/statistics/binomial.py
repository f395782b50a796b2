"""The binomial test of a share."""

import math

import numpy as np

from analysis.statistics.arrangements import ALIKE, FRACTIONS
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_two_sided
from analysis.statistics.special import bdtr, bdtrc, gammaln, xlog1py, xlogy
from instrument.records import dataclass

EQUAL = 1e-7  # outcomes whose probabilities differ by less, relatively, are equally probable (as in R)
REACH = 45.0  # standard deviations beyond which no outcome adds to a probability


@dataclass(frozen=True)
class Exact:
    """Probabilities of an outcome no more probable than the one seen, and of one as far on the side seen."""

    two_sided: Statistic
    one_sided: Statistic


@dataclass(frozen=True)
class Binomial:
    """Z with a continuity correction, its probability, and the exact ones."""

    z: Statistic
    p: Statistic
    exact: Exact


def binomial_test(successes: float, n: float, share: float) -> Binomial:
    """Whether `successes` among `n`, sums of weights, fit a `share`, above 0 and below 1.

    Source: Clopper & Pearson (1934), Biometrika 26(4); the two-sided probability as in R's binom.test.
    """
    if n <= 0:
        return Binomial(NO_CASES, NO_CASES, Exact(NO_CASES, NO_CASES))
    gap = successes - n * share
    z = math.copysign(max(0.0, abs(gap) - 0.5), gap) / math.sqrt(n * share * (1 - share))
    return Binomial(z, p_normal_two_sided(z), exact_binomial(successes, n, share))


def exact_binomial(successes: float, n: float, share: float) -> Exact:
    """The exact probabilities of `successes` among `n` above 0; Undefined where these are not whole numbers."""
    k, whole = round(successes), round(n)
    if abs(k - successes) > ALIKE * max(1, n) or abs(whole - n) > ALIKE * max(1, n):
        return Exact(FRACTIONS, FRACTIONS)
    return Exact(_two_sided(k, whole, share), _at_most(k, whole, share) if k < n * share else _least(k, whole, share))


def point(successes: float, n: float, share: float) -> Statistic:
    """The probability of just so many `successes` among `n` above 0; Undefined where these are not whole numbers."""
    k, whole = round(successes), round(n)
    if abs(k - successes) > ALIKE * max(1, n) or abs(whole - n) > ALIKE * max(1, n):
        return FRACTIONS
    logs = gammaln(whole + 1) - gammaln(k + 1) - gammaln(whole - k + 1)
    return math.exp(float(logs + xlogy(k, share) + xlog1py(whole - k, -share)))


def _two_sided(k: int, n: int, share: float) -> float:
    middle, reach = n * share, REACH * math.sqrt(n * share * (1 - share)) + 50
    low, high = max(0, min(k, math.floor(middle - reach))), min(n, max(k, math.ceil(middle + reach)))
    possible = np.arange(low, high + 1, dtype=np.float64)
    logs = gammaln(n + 1) - gammaln(possible + 1) - gammaln(n - possible + 1)
    logs = logs + xlogy(possible, share) + xlog1py(n - possible, -share)
    seen = logs[k - low]
    far = logs <= seen + EQUAL
    if bool(far.all()):
        return 1.0
    below = int(np.argmax(~far))  # outcomes 0 to low + below - 1 are no more probable
    above = len(far) - int(np.argmax(~far[::-1]))
    return min(1.0, _at_most(low + below - 1, n, share) + _least(low + above, n, share))


def _at_most(k: int, n: int, share: float) -> float:
    return float(bdtr(k, n, share)) if k >= 0 else 0.0


def _least(k: int, n: int, share: float) -> float:
    if k <= 0:
        return 1.0
    return float(bdtrc(k - 1, n, share)) if k <= n else 0.0
