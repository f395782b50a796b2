"""Groups of variables that must be looked at together, so that tables which agree within every group have a whole."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import prod

Group = frozenset[str]


def cliques(pairs: Iterable[Group], ways: Mapping[str, int]) -> tuple[Group, ...]:
    """The largest groups of a chordal graph that holds every pair, each variable having `ways` categories.

    Numbers of at least 0 for every group, equal wherever two groups overlap, are then the margins of numbers for all
    variables together, which rings of four and more pairs alone do not promise. Few cells are sought, not the fewest.
    Source: Lauritzen (1996), Graphical Models, ch. 2–3; greedy elimination by weight after Kjærulff (1990).
    """
    near: dict[str, set[str]] = {}
    for first, second in map(sorted, pairs):
        near.setdefault(first, set()).add(second)
        near.setdefault(second, set()).add(first)
    found: list[Group] = []
    while near:
        group = min((Group({name, *near[name]}) for name in sorted(near)), key=lambda each: cells(each, ways))
        last = next(name for name in sorted(group) if group == {name, *near[name]})
        for one, other in combinations(near[last], 2):
            near[one].add(other)
            near[other].add(one)
        for other in near.pop(last):
            near[other].discard(last)
        if not any(group < each for each in found):
            found.append(group)
    return tuple(found)


def cells(group: Iterable[str], ways: Mapping[str, int]) -> int:
    """How many cells the table of a group has."""
    return prod(ways[name] for name in group)


def overlaps(groups: Iterable[Group]) -> tuple[Group, ...]:
    """What neighbours share, each once: groups that agree there agree everywhere.

    Neighbours are those of a spanning tree that shares as many variables as can be.
    Source: Jensen and Jensen (1994), Optimal junction trees, UAI 10.
    """
    waiting = list(groups)
    joined, shared = waiting[:1], set[Group]()
    waiting = waiting[1:]
    while waiting:
        ties = ((at, each & one) for at, each in enumerate(waiting) for one in joined)
        at, common = max(ties, key=lambda tie: len(tie[1]))
        joined.append(waiting.pop(at))
        shared.add(common)
    return tuple(sorted(shared - {Group()}, key=lambda each: (len(each), sorted(each))))
