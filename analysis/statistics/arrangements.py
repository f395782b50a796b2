"""Exact distributions over all arrangements of the cases that the null hypothesis holds equally likely."""

import itertools
import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import gammaln
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

MOST = 20_000
"""Different sums that are kept while arrangements are counted; where there are more, no exact probability is given."""
AT_ONCE = 2_000_000  # sums before equal ones become one
PART = 250_000  # sums that are made at a time
ALIKE = 1e-9


@dataclass(frozen=True)
class Effort:
    """Cases up to which arrangements are counted, and how many different sums are kept meanwhile."""

    cases: int = 100
    states: int = MOST


UNASKED = Effort()
ASKED = Effort(1000, 10 * MOST)

FRACTIONS = Undefined(Message("an exact probability needs weights that are whole numbers"))

Chances = tuple[Whole, Numbers]
"""Sums, shape (s, m), and the share of the arrangements that lead to each, shape (s,)."""


def whole(weights: Numbers) -> Whole | None:
    """`weights`, shape (p,), as whole numbers; None where one has a fraction."""
    rounded = np.rint(weights)
    return rounded.astype(np.int64) if np.all(np.abs(weights - rounded) <= ALIKE * np.maximum(1, rounded)) else None


def small(weights: Numbers, effort: Effort = UNASKED) -> Whole | Undefined | None:
    """The weights of few cases, to count arrangements with; None where cases are many, Undefined with a fraction."""
    if float(weights.sum()) > effort.cases + ALIKE:
        return None
    found = whole(weights)
    return FRACTIONS if found is None else found


def sums_of_some(scores: Whole, times: Whole, size: int) -> Numbers:
    """The share of each sum 0, 1, … of the scores of `size` cases drawn from all.

    `scores`, shape (d,), are at least 0 and belong to `times` cases each.
    """
    top = int(np.sort(np.repeat(scores, times))[::-1][:size].sum())
    ways = np.zeros((size + 1, top + 1))
    ways[0, 0] = 1.0
    for score, many in zip(scores.tolist(), times.tolist(), strict=True):
        before = ways.copy()
        for drawn in range(1, min(many, size) + 1):
            step = drawn * score
            if step <= top:
                ways[drawn:, step:] += math.comb(many, drawn) * before[: size + 1 - drawn, : top + 1 - step]
    found: Numbers = ways[size] / ways[size].sum()
    return found


def sums_of_signed(scores: Whole, times: Whole) -> Numbers:
    """The share of each sum 0, 1, … of the scores whose sign is +, when either sign is as likely."""
    found = np.ones(1)
    for score, many in zip(scores.tolist(), times.tolist(), strict=True):
        before, found = found, np.zeros(len(found) + many * score)
        for up in range(many + 1):
            found[up * score : up * score + len(before)] += math.comb(many, up) / 2.0**many * before
    return found


def into_groups(
    times: Whole, sizes: Whole, gain: Callable[[int, Whole, Whole], Whole], width: int, most: int = MOST
) -> Chances | None:
    """What sorting cases into groups of given `sizes`, shape (k,), adds up to; None where there are too many sums.

    Cases come in blocks of `times`, shape (d,), which together are as many as the groups hold. `gain(block, counts,
    moved)` is what it adds, shape (…, width), when groups that hold `counts`, shape (…, k), get `moved`, shape (…, k),
    of the block; the shapes before k are put beside each other as numpy does.
    """
    k = len(sizes)
    states, ways = np.zeros((1, k + width), dtype=np.int64), np.ones(1)
    for block, many in enumerate(times.tolist()[:-1]):
        if len(ways) * math.comb(many + k - 1, k - 1) > 50 * most:
            return None
        moves = _fillings(many, sizes)
        chances, step = _multinomials(moves), max(1, PART // len(ways))
        grown: list[tuple[Whole, Numbers]] = []
        for at in range(0, len(moves), step):
            moved = moves[None, at : at + step]
            counts = states[:, None, :k] + moved
            kept = (counts <= sizes).all(axis=2)
            sums = states[:, None, k:] + gain(block, states[:, None, :k], moved)
            reached = ways[:, None] * chances[at : at + step]
            grown.append((np.concatenate([counts, sums], axis=2)[kept], reached[kept]))
            if sum(len(each) for _, each in grown) > AT_ONCE:
                alike = _alike(*_stacked(grown))
                if alike is None:
                    return None
                grown = [alike]
        merged = _merged(*_stacked(grown), most)
        if merged is None:
            return None
        states, ways = merged
    if not len(times):
        return states[:, k:], ways
    moved = sizes - states[:, :k]  # the last block fills what is left
    states[:, k:] += gain(len(times) - 1, states[:, :k], moved)
    return _merged(states[:, k:], ways * _multinomials(moved), most)


def within_rows(rows: Whole, times: Whole, most: int = MOST) -> Chances | None:
    """Sums of the columns, in ascending order, when each row's scores stand in any order; None where too many.

    `rows`, shape (d, k), occur `times`, shape (d,). Only for statistics that do not care which column has which sum.
    """
    k = rows.shape[1]
    if k > 7:
        return None
    states, ways = np.zeros((1, k), dtype=np.int64), np.ones(1)
    for row, many in zip(rows, times.tolist(), strict=True):
        orders = np.unique(np.array(list(itertools.permutations(row.tolist())), dtype=np.int64), axis=0)
        for _ in range(many):
            if len(ways) * len(orders) > 50 * most:
                return None
            grown = np.sort((states[:, None, :] + orders[None, :, :]).reshape(-1, k), axis=1)
            merged = _merged(grown, np.repeat(ways, len(orders)), most)
            if merged is None:
                return None
            states, ways = merged
    return states, ways


def share_at_least(values: Numbers, shares: Numbers, seen: float) -> float:
    """The share of arrangements whose value, shape (s,), is `seen` or larger, whatever rounding does to equal ones."""
    slack = ALIKE * max(1.0, abs(seen))
    return min(1.0, float(shares[values >= seen - slack].sum()))


def _merged(states: Whole, ways: Numbers, most: int) -> tuple[Whole, Numbers] | None:
    """Equal states as one, ways as shares; None where more than `most` are left."""
    alike = _alike(states, ways)
    if alike is None or len(alike[1]) > most:
        return None
    states, ways = alike
    return states, ways / ways.sum()


def _alike(states: Whole, ways: Numbers) -> tuple[Whole, Numbers] | None:
    """Equal states as one; None where their sums are too large to compare."""
    spans = [int(each) + 1 for each in states.max(axis=0)]
    if math.prod(spans) >= 2**62:
        return None
    keys = np.zeros(len(states), dtype=np.int64)
    for column, span in zip(states.T, spans, strict=True):
        keys = keys * span + column
    _, first, at = np.unique(keys, return_index=True, return_inverse=True)
    return states[first], np.bincount(at, ways).astype(float)


def _stacked(several: list[tuple[Whole, Numbers]]) -> tuple[Whole, Numbers]:
    states, ways = zip(*several, strict=True)
    return np.vstack(states), np.concatenate(ways)


def _fillings(total: int, room: Whole) -> Whole:
    """Every way, shape (m, k), to put `total` into places that take no more than `room`, shape (k,)."""
    found, left = np.zeros((1, 0), dtype=np.int64), np.array([total])
    for most in room[:-1].tolist():
        choices = np.minimum(left, most) + 1
        at = np.repeat(np.arange(len(found)), choices)
        put = np.arange(len(at)) - np.repeat(np.cumsum(choices) - choices, choices)
        found, left = np.column_stack([found[at], put]), left[at] - put
    filled: Whole = np.column_stack([found, left])[left <= room[-1]]
    return filled


def _multinomials(moved: Whole) -> Numbers:
    """In how many ways each row of `moved`, shape (m, k), can be taken from its sum, up to a factor of all rows."""
    logarithms = -gammaln(moved + 1.0).sum(axis=1)
    return np.asarray(np.exp(logarithms - logarithms.max(initial=-np.inf)) if len(moved) else np.ones(0))
