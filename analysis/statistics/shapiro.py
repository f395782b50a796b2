"""Shapiro and Wilk's test of normality."""

import math

import numpy as np

from analysis.statistics.arrangements import Numbers, whole
from analysis.statistics.description import CONSTANT, FEW_CASES, NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_above
from analysis.statistics.special import ndtri
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

LARGEST = 5000
TOO_MANY = Undefined(Message("more than {most} cases", {"most": LARGEST}))
FRACTIONS = Undefined(Message("the test needs weights that are whole numbers"))


@dataclass(frozen=True)
class ShapiroWilk:
    """W, near 1 for normal data, and the probability of one as small."""

    w: Statistic
    p: Statistic


def shapiro_wilk(values: Numbers, weights: Numbers) -> ShapiroWilk:
    """The test of distinct ascending `values`, shape (p,), each counting a whole number `weights`, shape (p,).

    Source: Royston (1995), Applied Statistics 44(4), AS R94.
    """
    n = float(weights.sum())
    times = whole(weights)
    reason = _reason(values, n, times is None)
    if reason is not None or times is None:
        return ShapiroWilk(reason or FRACTIONS, reason or FRACTIONS)
    count = int(times.sum())
    scale = float(values[-1] - values[0])
    ordered = (np.repeat(values, times) - values[0]) / scale
    centred = ordered - ordered.mean()
    a = _coefficients(count)
    rest = _one_minus_w(a, centred)
    return ShapiroWilk(1 - rest, _probability(rest, count))


def _reason(values: Numbers, n: float, fractions: bool) -> Undefined | None:
    if n <= 0:
        return NO_CASES
    if values[0] == values[-1]:
        return CONSTANT
    if fractions:
        return FRACTIONS
    if n < 3:
        return FEW_CASES
    return TOO_MANY if n > LARGEST else None


def _coefficients(n: int) -> Numbers:
    """The weights of the ordered cases, shape (n,), in ascending order and with a sum of squares of 1."""
    if n == 3:
        return np.array([-math.sqrt(0.5), 0.0, math.sqrt(0.5)])
    m: Numbers = np.asarray(ndtri((np.arange(1, n + 1) - 0.375) / (n + 0.25)), dtype=np.float64)
    squares = float(m @ m)
    u = 1 / math.sqrt(n)
    last = _polynomial((0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056), u) + m[-1] / math.sqrt(squares)
    if n <= 5:
        a = m / math.sqrt((squares - 2 * m[-1] ** 2) / (1 - 2 * last**2))
    else:
        second = _polynomial((0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633), u) + m[-2] / math.sqrt(squares)
        inner = squares - 2 * m[-1] ** 2 - 2 * m[-2] ** 2
        a = m / math.sqrt(inner / (1 - 2 * last**2 - 2 * second**2))
        a[1], a[-2] = -second, second
    a[0], a[-1] = -last, last
    return a


def _one_minus_w(a: Numbers, centred: Numbers) -> float:
    """1 less the squared correlation of coefficients and cases, without loss of digits where W is near 1."""
    one, other = math.sqrt(float(a @ a)), math.sqrt(float(centred @ centred))
    apart = a / one - centred / other
    half = float(apart @ apart) / 2  # 1 less the correlation
    return max(half * (2 - half), 1e-19)


def _probability(rest: float, n: int) -> float:
    if n == 3:
        found = 6 / math.pi * (math.asin(math.sqrt(1 - rest)) - math.asin(math.sqrt(0.75)))
        return min(1.0, max(0.0, found))
    y, log_n = math.log(rest), math.log(n)
    if n <= 11:
        gamma = _polynomial((-2.273, 0.459), n)
        if y >= gamma:
            return 0.0
        y = -math.log(gamma - y)
        mean = _polynomial((0.544, -0.39978, 0.025054, -6.714e-4), n)
        sd = math.exp(_polynomial((1.3822, -0.77857, 0.062767, -0.0020322), n))
    else:
        mean = _polynomial((-1.5861, -0.31082, -0.083751, 0.0038915), log_n)
        sd = math.exp(_polynomial((-0.4803, -0.082676, 0.0030302), log_n))
    return p_normal_above((y - mean) / sd)


def _polynomial(coefficients: tuple[float, ...], x: float) -> float:
    return math.fsum(each * x**power for power, each in enumerate(coefficients))
