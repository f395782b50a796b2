"""The Hosmer–Lemeshow test."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.model_tests import ChiSquare, chi_square
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_GROUPS = Undefined(Message("fewer than three groups of risk"))
NO_SPREAD = Undefined(Message("in a group of risk nothing but one answer is expected"))

MOST_GROUPS = 10
SAME_RISK = 1e-10
CERTAIN = 1e-12


@dataclass(frozen=True)
class DecilesOfRisk:
    """Groups of ascending risk, with what was observed and expected of both answers."""

    observed: Numbers  # (g, 2)
    expected: Numbers  # (g, 2)
    test: ChiSquare


def deciles_of_risk(probabilities: Numbers, counts: Numbers) -> DecilesOfRisk:
    """Patterns by their probability (m,) of the second answer, `counts` (m, 2), in about ten groups of equal weight.

    Equal risks stay together: a block joins the group before it if that is below a tenth of the cases and half of
    the block still fits; a last group of at most a twentieth joins the one before. df = groups - 2.
    Source: Hosmer & Lemeshow (1980), Communications in Statistics A9; the rule of grouping is that of SAS, PROC
    LOGISTIC, since SPSS says only that blocks are not divided.
    """
    order = np.argsort(probabilities, kind="stable")
    p, sorted_counts = probabilities[order], counts[order]
    starts = np.flatnonzero(np.concatenate([[True], np.diff(p) > SAME_RISK])) if len(p) else np.zeros(0, dtype=int)
    observed = np.add.reduceat(sorted_counts, starts, axis=0) if len(p) else sorted_counts
    events = sorted_counts.sum(axis=1) * p
    expected_events = np.add.reduceat(events, starts) if len(p) else events
    at = _groups(observed.sum(axis=1))
    size = int(at.max(initial=-1)) + 1
    seen: Numbers = np.zeros((size, 2))
    np.add.at(seen, at, observed)
    risk = np.bincount(at, expected_events, minlength=size)
    expected = np.column_stack([seen.sum(axis=1) - risk, risk])
    return DecilesOfRisk(seen, expected, _test(seen, expected))


def _groups(blocks: Numbers) -> NDArray[np.intp]:
    """The group of each block, given their weights."""
    n = math.fsum(blocks)
    target = math.floor(n / MOST_GROUPS + 0.5)
    at, group, inside = np.zeros(len(blocks), dtype=np.intp), 0, 0.0
    for block, weight in enumerate(blocks):
        fits = inside < target and inside + math.floor(0.5 * weight) <= target
        if block > 0 and not fits and group < MOST_GROUPS - 1:
            group, inside = group + 1, 0.0
        at[block], inside = group, inside + float(weight)
    if group > 0 and inside <= 0.05 * n:
        at[at == group] = group - 1
    return at


def _test(observed: Numbers, expected: Numbers) -> ChiSquare:
    df = float(len(observed) - 2)
    if df < 1:
        return ChiSquare(FEW_GROUPS, max(df, 0.0), FEW_GROUPS)
    if (expected <= CERTAIN * expected.sum(axis=1, keepdims=True)).any():
        return ChiSquare(NO_SPREAD, df, NO_SPREAD)
    return chi_square(float(((observed - expected) ** 2 / expected).sum()), df)
