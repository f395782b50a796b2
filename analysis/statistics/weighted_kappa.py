"""Cohen's kappa, with weights for how far two coders are apart."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import ONE_CATEGORY
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.distributions import p_normal_two_sided, quantile_normal
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

CERTAIN = Undefined(Message("the standard error is 0"))


@dataclass(frozen=True)
class Kappa:
    """Agreement beyond chance."""

    kappa: Statistic
    se: Statistic  # asymptotic, without assuming that there is no agreement
    z: Statistic  # by the error under no agreement beyond chance
    p: Statistic
    ci_low: Statistic
    ci_high: Statistic


def agreement_weights(k: int, power: int) -> Numbers:
    """What each cell counts, shape (k, k): 1 - (categories apart / (k - 1)) ** `power`; 0: only full agreement."""
    if power == 0 or k < 2:
        return np.eye(k)
    apart = np.abs(np.subtract.outer(np.arange(k), np.arange(k))) / (k - 1)
    return np.asarray(1 - apart**power, dtype=np.float64)


def weighted_kappa(table: Numbers, weights: Numbers, confidence: float) -> Kappa:
    """Kappa of `table`, shape (k, k), the categories of rows and columns in the same order.

    Source: Cohen (1968), Psychological Bulletin 70(4); errors: Fleiss, Cohen & Everitt (1969), 72(5).
    """
    n = float(table.sum())
    if n <= 0:
        return Kappa(*([NO_CASES] * 6))
    share = table / n
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    seen, chance = float((weights * share).sum()), float((weights * np.outer(rows, columns)).sum())
    if 1 - chance <= 1e-12:
        return Kappa(*([ONE_CATEGORY] * 6))
    found = (seen - chance) / (1 - chance)
    sums = np.add.outer(weights @ columns, rows @ weights)
    spread = float((share * (weights * (1 - chance) - sums * (1 - seen)) ** 2).sum())
    variance = (spread - (seen * chance - 2 * chance + seen) ** 2) / (n * (1 - chance) ** 4)
    null = (float((np.outer(rows, columns) * (weights - sums) ** 2).sum()) - chance**2) / (n * (1 - chance) ** 2)
    z: Statistic = found / math.sqrt(null) if null > 1e-15 else CERTAIN
    p = z if isinstance(z, Undefined) else p_normal_two_sided(z)
    if variance <= 1e-15:
        return Kappa(found, CERTAIN, z, p, CERTAIN, CERTAIN)
    se = math.sqrt(variance)
    reach = quantile_normal((1 + confidence) / 2) * se
    return Kappa(found, se, z, p, found - reach, found + reach)
