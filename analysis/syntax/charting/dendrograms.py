"""The tree of the clusters of cases, as CLUSTER draws it."""

from analysis.charts import Axis, Chart, Icicle, Joint, Tree
from analysis.result import Result
from analysis.tally import Tally
from instrument.message import Message

LONGEST = 25.0  # what the last distance is printed as
LEAVES = 2_000
TITLES = {
    "between": Message("Dendrogram using Average Linkage (Between Groups)"),
    "within": Message("Dendrogram using Average Linkage (Within Groups)"),
    "single": Message("Dendrogram using Single Linkage"),
    "complete": Message("Dendrogram using Complete Linkage"),
    "centroid": Message("Dendrogram using Centroid Linkage"),
    "median": Message("Dendrogram using Median Linkage"),
    "ward": Message("Dendrogram using Ward Linkage"),
}
ICICLE, CLUSTERS = Message("Icicle Plot"), Axis(Message("Number of clusters"), 0)
RESCALED = Axis(Message("Rescaled Distance Cluster Combine"), 0, low=0.0, high=LONGEST)


def dendrogram(_: Tally, result: Result) -> list[Chart]:
    """A tree with the cases as leaves, distances from 1 to 25; nothing where no case is joined, or very many are."""
    table = result.table("agglomeration_schedule")
    if not 0 < len(table.rows) < LEAVES:
        return []
    firsts, seconds, distances = (
        table.column(word) for word in ("first_cluster", "second_cluster", "fusion_coefficient")
    )
    pairs = [(int(str(one)), int(str(other))) for one, other in zip(firsts, seconds, strict=True)]
    lengths = _rescaled([float(str(each)) for each in distances])
    order = _leaves(pairs)
    title = TITLES[str(result.options.get("method", "between"))]
    return [Tree(title, RESCALED, tuple(_named(result, leaf) for leaf in order), _joints(pairs, lengths, order))]


def icicle(_: Tally, result: Result) -> list[Chart]:
    """The cases in the order of the tree, and of how many clusters neighbours are one."""
    table = result.table("agglomeration_schedule")
    if not 0 < len(table.rows) < LEAVES:
        return []
    firsts, seconds = table.column("first_cluster"), table.column("second_cluster")
    pairs = [(int(str(one)), int(str(other))) for one, other in zip(firsts, seconds, strict=True)]
    order = _leaves(pairs)
    last = {item: item for item in order}  # the lowest leaf of each cluster
    counts = dict.fromkeys(order, 0)
    for stage, (one, other) in enumerate(pairs, start=1):
        counts[last[one]] = len(order) - stage
        last[one] = last[other]
    joined = tuple(counts[item] for item in order[:-1])
    return [Icicle(ICICLE, CLUSTERS, tuple(_named(result, leaf) for leaf in order), joined)]


def _rescaled(distances: list[float]) -> list[float]:
    """The distances from 1 to 25, whether they grow or, of likeness, shrink."""
    first, last = distances[0], distances[-1]
    span = last - first
    if span == 0:
        return [LONGEST] * len(distances)
    return [min(LONGEST, max(0.0, 1 + (LONGEST - 1) * (each - first) / span)) for each in distances]


def _leaves(pairs: list[tuple[int, int]]) -> list[int]:
    """The items from top to bottom, so that no branches cross."""
    held = {item: [item] for item in range(1, len(pairs) + 2)}
    for one, other in pairs:
        held[one] += held.pop(other)
    return held[pairs[-1][0]]


def _joints(pairs: list[tuple[int, int]], lengths: list[float], order: list[int]) -> tuple[Joint, ...]:
    places = {item: float(at) for at, item in enumerate(order)}
    begins = dict.fromkeys(order, 0.0)
    found = []
    for (one, other), length in zip(pairs, lengths, strict=True):
        found.append(Joint((places[one], places[other]), (begins[one], begins[other]), length))
        places[one] = (places[one] + places[other]) / 2
        begins[one] = length
    return tuple(found)


def _named(result: Result, item: int) -> str:
    return result.labels.get(f"case={item}", {}).get("en") or f"{item}"
