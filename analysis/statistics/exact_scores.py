"""Exact probabilities of statistics that sum up over the cells of a table, given its margins."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.networks import MOST_ARCS, MOST_STEPS, chunks, fillings, ragged
from analysis.statistics.special import gammaln
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

SAME = 1e9  # sums are merged where they agree to this share of the largest


class ColumnScores(Protocol):
    """What the columns of a table count towards a statistic."""

    def of_column(self, at: int, counts: Whole, before: Whole) -> Numbers:
        """The score of each filling, `counts` (m, r), of one column, behind columns with the sums `before` (m, r)."""


@dataclass(frozen=True)
class Scores:
    """What n cases in a cell count towards a statistic: that of row i and column j is `cells[i, j, n]`."""

    cells: Numbers  # (r, c, largest count + 1)

    def of_column(self, at: int, counts: Whole, before: Whole) -> Numbers:
        """Its cells' scores."""
        rows = np.arange(counts.shape[1])
        return np.asarray(self.cells[rows, at, counts].sum(axis=1), dtype=np.float64)


@dataclass(frozen=True)
class PairScores:
    """Pairs of cases in the same order by rows and columns less pairs in opposite order, times `sign`."""

    sign: float = 1.0

    def of_column(self, at: int, counts: Whole, before: Whole) -> Numbers:
        """The pairs of its cases with those of the columns before."""
        up_to = np.cumsum(before, axis=1)
        found: Numbers = self.sign * (counts * (2 * up_to - before - up_to[:, -1:])).sum(axis=1)
        return found


def of_tables(scores: ColumnScores, counts: Whole) -> Numbers:
    """The score of each of `counts`, shape (m, r, c)."""
    found, before = np.zeros(len(counts)), np.zeros(counts.shape[:2], dtype=np.int64)
    for at in range(counts.shape[2]):
        found += scores.of_column(at, counts[:, :, at], before)
        before = before + counts[:, :, at]
    return found


@dataclass(frozen=True)
class Step:
    """The ways to fill one column, arcs in the order of the nodes they start from."""

    starts: Whole  # (nodes,): the first arc of each node
    sizes: Whole  # (nodes,): how many arcs
    children: Whole  # (arcs,): the node reached
    scores: Numbers  # (arcs,)
    shares: Numbers  # (arcs,): of the probability of the node


def share_reaching(rows: Whole, columns: Whole, scores: ColumnScores, limit: float) -> float | None:
    """The probability that a table with margins `rows` (r,) and `columns` (c,) scores `limit` or more.

    None where there are too many tables to follow. Rows are told apart, for a score may depend on its row.
    Source: the network of Mehta & Patel (1983), JASA 78(382), with the scores of a statistic on its arcs.
    """
    steps = _steps(rows, columns, scores)
    return None if steps is None else _follow(steps, limit)


def _steps(rows: Whole, columns: Whole, scores: ColumnScores) -> list[Step] | None:
    base, nodes, arcs = int(rows.max()) + 1, rows[None, :], 0
    if base ** len(rows) >= 2**62:
        return None
    found = []
    for at, column in enumerate(columns.tolist()):
        filled = fillings(nodes, column, MOST_ARCS - arcs)
        if filled is None:
            return None
        parents, left, weights = filled
        _, first, children = np.unique(left @ base ** np.arange(len(rows)), return_index=True, return_inverse=True)
        sizes = np.bincount(parents, minlength=len(nodes))
        counted = scores.of_column(at, nodes[parents] - left, rows - nodes[parents])
        shares = np.exp(weights + _mass(left, columns[at + 1 :]) - _mass(nodes, columns[at:])[parents])
        found.append(Step(np.cumsum(sizes) - sizes, sizes, children, counted, shares))
        nodes, arcs = left[first], arcs + len(parents)
    return found


def _mass(nodes: Whole, columns: Whole) -> Numbers:
    """Log of the sum over all ways to fill `columns` from each node of 1 / the product of n!."""
    found: Numbers = gammaln(columns.sum() + 1.0) - gammaln(columns + 1.0).sum() - gammaln(nodes + 1.0).sum(axis=1)
    return found


def _follow(steps: list[Step], limit: float) -> float | None:
    most, least = _ends(steps)
    nodes, past, mass = np.zeros(1, dtype=np.int64), np.zeros(1), np.ones(1)
    found, walked, unit = 0.0, 0, max(abs(float(most[0][0])), abs(float(least[0][0])), 1.0) / SAME
    for at, step in enumerate(steps):
        walked += int(step.sizes[nodes].sum())
        if walked > MOST_STEPS:
            return None
        kept = []
        for part in chunks(step.sizes[nodes]):
            state, offset = ragged(step.sizes[nodes[part]])
            arcs = step.starts[nodes[part]][state] + offset
            reached, score = step.children[arcs], past[part][state] + step.scores[arcs]
            share = mass[part][state] * step.shares[arcs]
            sure = score + least[at + 1][reached] >= limit
            found += float(share[sure].sum())
            open_ = ~sure & (score + most[at + 1][reached] >= limit)
            kept.append(_merged(unit, reached[open_], score[open_], share[open_]))
        nodes, past, mass = _merged(unit, *(np.concatenate(each) for each in zip(*kept, strict=True)))
    return min(1.0, found)


def _ends(steps: list[Step]) -> tuple[list[Numbers], list[Numbers]]:
    """The most and the least that each node before each column can still score."""
    most, least = [np.zeros(1)], [np.zeros(1)]
    for step in reversed(steps):
        most.insert(0, np.maximum.reduceat(step.scores + most[0][step.children], step.starts))
        least.insert(0, np.minimum.reduceat(step.scores + least[0][step.children], step.starts))
    return most, least


def _merged(unit: float, nodes: Whole, scores: Numbers, mass: Numbers) -> tuple[Whole, Numbers, Numbers]:
    """Equal (node, score) once, with their probabilities together."""
    rounded = np.round(scores / unit)
    order = np.lexsort((rounded, nodes))
    nodes, rounded, scores = nodes[order], rounded[order], scores[order]
    new = np.concatenate([[True], (nodes[1:] != nodes[:-1]) | (rounded[1:] != rounded[:-1])])[: len(nodes)]
    starts = np.flatnonzero(new)
    return nodes[starts], scores[starts], np.add.reduceat(mass[order], starts) if len(starts) else mass[:0]
