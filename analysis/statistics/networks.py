"""All tables with given margins as paths through a network, column by column."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import gammaln
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

MOST_ARCS = 2_000_000
MOST_STEPS = 20_000_000
CHUNK = 2_000_000
SAME = 1e9  # weights are merged where they agree to this share of 1


@dataclass(frozen=True)
class Stage:
    """The ways to fill one column: arcs from the rows' sums that are left before it to those left after it."""

    starts: Whole  # (nodes,): the first arc of each node
    sizes: Whole  # (nodes,): how many arcs
    children: Whole  # (arcs,): the node of the next stage
    weights: Numbers  # (arcs,): minus the sum of log n! of the column's cells
    repeats: Numbers  # (arcs,): how many fillings are alike


@dataclass(frozen=True)
class Network:
    """Stages, and of each node before each stage how much its completions weigh: the most, the least, all."""

    stages: tuple[Stage, ...]
    most: tuple[Numbers, ...]
    least: tuple[Numbers, ...]
    totals: tuple[Numbers, ...]

    def share_up_to(self, limit: float) -> float | None:
        """The share of probability of the tables that weigh at most `limit`; None where they are too many to follow."""
        nodes, past, repeats = np.zeros(1, dtype=np.int64), np.zeros(1), np.ones(1)
        found, steps = 0.0, 0
        for at, stage in enumerate(self.stages):
            steps += int(stage.sizes[nodes].sum())
            if steps > MOST_STEPS:
                return None
            kept = []
            for part in chunks(stage.sizes[nodes]):
                reached, weight, times = _follow(stage, nodes[part], past[part], repeats[part])
                sure = weight + self.most[at + 1][reached] <= limit
                mass = weight[sure] + self.totals[at + 1][reached[sure]] - self.totals[0][0]
                found += float((times[sure] * np.exp(mass)).sum())
                open_ = ~sure & (weight + self.least[at + 1][reached] <= limit)
                kept.append(_merged(reached[open_], weight[open_], times[open_]))
            nodes, past, repeats = _merged(*(np.concatenate(each) for each in zip(*kept, strict=True)))
        return min(1.0, found)


def network(rows: tuple[int, ...], columns: tuple[int, ...]) -> Network | None:
    """The network of the tables with these margins; None where it has too many arcs.

    Nodes are sums of rows without their order, which the probability of a table does not depend on.
    """
    base = max(rows) + 1
    if base ** len(rows) >= 2**62:
        return None
    nodes = np.array([sorted(rows)], dtype=np.int64)
    levels, stages, arcs = [nodes], [], 0
    for column in columns:
        filled = fillings(nodes, column, MOST_ARCS - arcs)
        if filled is None:
            return None
        stage, nodes = _stage(len(nodes), *filled, base)
        arcs += len(stage.children)
        stages.append(stage)
        levels.append(nodes)
    most, least = [np.zeros(1)], [np.zeros(1)]
    for stage in reversed(stages):
        most.insert(0, np.maximum.reduceat(stage.weights + most[0][stage.children], stage.starts))
        least.insert(0, np.minimum.reduceat(stage.weights + least[0][stage.children], stage.starts))
    return Network(tuple(stages), tuple(most), tuple(least), _totals(levels, columns))


def fillings(nodes: Whole, column: int, limit: int) -> tuple[Whole, Whole, Numbers] | None:
    """Every way to take `column` out of each node's rows: (node, what is left, weight); None if more than `limit`."""
    node, left, weight = np.arange(len(nodes)), nodes, np.zeros(len(nodes))
    drawn = np.full(len(nodes), column, dtype=np.int64)
    logs = gammaln(np.arange(column + 1) + 1.0)
    for row in range(nodes.shape[1] - 1):
        low = np.maximum(0, drawn - left[:, row + 1 :].sum(axis=1))
        sizes = np.minimum(drawn, left[:, row]) - low + 1
        if int(sizes.sum()) > limit:
            return None
        at, offset = ragged(sizes)
        taken = low[at] + offset
        node, left, weight, drawn = node[at], left[at], weight[at] - logs[taken], drawn[at] - taken
        left[:, row] -= taken
    left = left.copy()
    left[:, -1] -= drawn
    return node, left, weight - logs[drawn]


def _stage(count: int, node: Whole, left: Whole, weight: Numbers, base: int) -> tuple[Stage, Whole]:
    left = np.sort(left, axis=1)
    _, first, child = np.unique(left @ base ** np.arange(left.shape[1]), return_index=True, return_inverse=True)
    arc, weights, repeats = _merged(node * len(first) + child, weight, np.ones(len(node)))
    nodes, children = np.divmod(arc, len(first))
    sizes = np.bincount(nodes, minlength=count)
    return Stage(np.cumsum(sizes) - sizes, sizes, children, weights, repeats), left[first]


def _totals(levels: list[Whole], columns: tuple[int, ...]) -> tuple[Numbers, ...]:
    """Log of the sum over all completions of exp(weight): a multinomial coefficient over factorials of the rows."""
    found = []
    for at, nodes in enumerate(levels):
        left = np.array(columns[at:], dtype=float)
        found.append(gammaln(left.sum() + 1) - gammaln(left + 1).sum() - gammaln(nodes + 1.0).sum(axis=1))
    return tuple(found)


def _follow(stage: Stage, nodes: Whole, past: Numbers, repeats: Numbers) -> tuple[Whole, Numbers, Numbers]:
    at, offset = ragged(stage.sizes[nodes])
    arcs = stage.starts[nodes][at] + offset
    return stage.children[arcs], past[at] + stage.weights[arcs], repeats[at] * stage.repeats[arcs]


def _merged(keys: Whole, weights: Numbers, repeats: Numbers) -> tuple[Whole, Numbers, Numbers]:
    """Equal (key, weight) once, ascending by key, with their repeats together."""
    rounded = np.round(weights * SAME)
    order = np.lexsort((rounded, keys))
    keys, rounded, weights = keys[order], rounded[order], weights[order]
    new = np.concatenate([[True], (keys[1:] != keys[:-1]) | (rounded[1:] != rounded[:-1])])[: len(keys)]
    starts = np.flatnonzero(new)
    return keys[starts], weights[starts], np.add.reduceat(repeats[order], starts) if len(starts) else repeats[:0]


def ragged(sizes: Whole) -> tuple[Whole, Whole]:
    """For sizes 2, 1: (0, 0, 1) and (0, 1, 0)."""
    at = np.repeat(np.arange(len(sizes)), sizes)
    return at, np.arange(len(at)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def chunks(sizes: Whole) -> list[slice]:
    """Slices of nodes that together have about `CHUNK` arcs."""
    places = (np.cumsum(sizes) - sizes) // CHUNK
    ends = np.concatenate([np.flatnonzero(places[1:] != places[:-1]) + 1, [len(sizes)]]).tolist()
    return [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
