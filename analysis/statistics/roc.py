"""The area under the ROC curve."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_normal_two_sided, quantile_normal
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_OF_EACH = Undefined(Message("an answer was given by fewer than two"))

SAME = 1e-10


@dataclass(frozen=True)
class Area:
    """The chance that one who gave the second answer has a higher score than one who gave the first."""

    auc: float
    se: Statistic
    p: Statistic  # that the area is .5
    ci_low: Statistic
    ci_high: Statistic


@dataclass(frozen=True)
class Curve:
    """What share of either answer is at or above each cutoff, and whether scores are shared between the answers."""

    cutoffs: Numbers  # (m + 1,), from below the lowest score to above the highest
    sensitivity: Numbers  # (m + 1,): of the second answer
    false_positives: Numbers  # (m + 1,): 1 - specificity, of the first answer
    has_ties: bool


def roc_area(scores: Numbers, counts: Numbers, confidence: float, exponential: bool = False) -> Area:
    """The area for `scores` (m,) with the weights of both answers, `counts` (m, 2), each given by someone.

    Ties count half. The standard error is distribution-free, or that of two negative `exponential` distributions; that
    of the test supposes the area .5.
    Source: Hanley & McNeil (1982), Radiology 143(1); SPSS ROC (PSPP's agrees).
    """
    _, no, yes = _steps(scores, counts)
    n_no, n_yes = math.fsum(no), math.fsum(yes)
    above, below = n_yes - np.cumsum(yes), np.cumsum(no) - no
    area = math.fsum(no * (above + yes / 2)) / (n_no * n_yes)
    if min(n_no, n_yes) <= 1:
        return Area(area, FEW_OF_EACH, FEW_OF_EACH, FEW_OF_EACH, FEW_OF_EACH)
    if exponential:
        two_yes, two_no = area / (2 - area), 2 * area**2 / (1 + area)
    else:
        two_yes, two_no = _of_two(no, yes, above, below)
    variance = area * (1 - area) + (n_yes - 1) * (two_yes - area**2) + (n_no - 1) * (two_no - area**2)
    se = math.sqrt(max(variance, 0.0) / (n_no * n_yes))
    z = (area - 0.5) / math.sqrt((n_no + n_yes + 1) / (12 * n_no * n_yes))
    reach = quantile_normal((1 + confidence) / 2) * se
    return Area(area, se, p_normal_two_sided(z), max(area - reach, 0.0), min(area + reach, 1.0))


def roc_curve(scores: Numbers, counts: Numbers) -> Curve:
    """The points of the curve for `scores` (m,) with the weights of both answers, `counts` (m, 2), each given.

    A cutoff stands halfway between two scores, and 1 beyond the lowest and the highest.
    Source: SPSS ROC, Coordinates of the Curve.
    """
    found, no, yes = _steps(scores, counts)
    cutoffs = np.concatenate([[found[0] - 1], (found[:-1] + found[1:]) / 2, [found[-1] + 1]])
    shares = [1 - np.concatenate([[0.0], np.cumsum(each)]) / math.fsum(each) for each in (yes, no)]
    sensitivity, false_positives = (np.where(np.abs(each) < SAME, 0.0, each) for each in shares)
    return Curve(cutoffs, sensitivity, false_positives, bool(((no > 0) & (yes > 0)).any()))


def _steps(scores: Numbers, counts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The distinct scores, ascending, with the weight of both answers at each."""
    order = np.argsort(scores, kind="stable")
    starts = np.flatnonzero(np.concatenate([[True], np.diff(scores[order]) > SAME]))
    no, yes = np.add.reduceat(counts[order], starts, axis=0).T
    return scores[order][starts], no, yes


def _of_two(no: Numbers, yes: Numbers, above: Numbers, below: Numbers) -> tuple[float, float]:
    """The chance that two of one answer are both above one of the other, and that two are both below."""
    n_no, n_yes = math.fsum(no), math.fsum(yes)
    two_yes = math.fsum(no * (above**2 + above * yes + yes**2 / 3)) / (n_no * n_yes**2)
    two_no = math.fsum(yes * (below**2 + below * no + no**2 / 3)) / (n_yes * n_no**2)
    return two_yes, two_no
