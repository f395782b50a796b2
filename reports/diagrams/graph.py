"""Variables and the paths between them, set in columns from left to right."""

from collections.abc import Sequence

from instrument.records import dataclass


@dataclass(frozen=True)
class Node:
    """A variable."""

    name: str
    label: str
    is_latent: bool
    below: str = ""  # its R²


@dataclass(frozen=True)
class Edge:
    """A path, with its coefficient as printed."""

    start: str
    end: str
    text: str
    is_significant: bool
    is_negative: bool


Stop = str | tuple[Edge, int]
"""What stands in a column: a node's name, or the place where an edge that goes further passes."""


def columns(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[list[Stop]]:
    """The nodes in columns, each to the right of all that lead to it; below them the places where edges pass.

    Where paths lead in a circle the columns are those found after as many rounds as there are nodes.
    """
    depth = _depths(nodes, edges)
    found: list[list[Stop]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for node in nodes:
        found[depth[node.name]].append(node.name)
    for edge in sorted(edges, key=lambda each: depth[each.end] - depth[each.start]):
        for at in range(depth[edge.start] + 1, depth[edge.end]):
            found[at].append((edge, at))
    return found


def _depths(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
    """Each node's column: one more than the furthest of those that lead to it."""
    depth = {node.name: 0 for node in nodes}
    for _ in nodes:
        for edge in edges:
            depth[edge.end] = min(max(depth[edge.end], depth[edge.start] + 1), len(nodes) - 1)
    used = sorted(set(depth.values()))
    return {name: used.index(at) for name, at in depth.items()}
