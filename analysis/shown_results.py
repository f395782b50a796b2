"""Which key results have a place in a table that nobody would read to its end."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from analysis.key_results import key_results
from analysis.result import Result
from analysis.table import Cell

MOST = 40  # key results

Key = tuple[str, str | None, str]
"""What a number is about, the other variable if there is one, and which number it is."""
Found = Mapping[Key, tuple[float, Cell]]
"""Each key result → how many cases there were, and the number."""


def found_in(result: Result, reported: Result) -> Found:
    """The key results of a result computed again, about the answers that are the most frequent ones as reported."""
    return {
        (each.variable, each.about, each.statistic): (result.cases.total, each.value)
        for each in key_results(result, reported)
    }


def shown(found: Sequence[tuple[str, Found]]) -> tuple[frozenset[Key], int]:
    """The key results with a place in the table, and how many have none: procedures take turns, as far as they have."""
    queues: dict[str, dict[Key, None]] = {}
    taken: set[Key] = set()
    for procedure, keys in found:
        queues.setdefault(procedure, {}).update(dict.fromkeys(key for key in keys if key not in taken))
        taken.update(keys)
    turns = [key for turn in zip_longest(*queues.values()) for key in turn if key is not None]
    return frozenset(turns[:MOST]), max(len(turns) - MOST, 0)
