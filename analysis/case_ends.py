"""The values that the first and the last case of every group have, in the order of the file."""

from collections.abc import Mapping, Sequence
from itertools import product

from analysis.labels import level_key
from analysis.tally import Tally

Ends = Mapping[tuple[str, ...], tuple[float, float]]
"""The keys of a group, `total` for all of a grouping, with the first and the last value."""


def case_ends(tally: Tally, name: str, by: Sequence[str]) -> Ends:
    """Of `name` in the groups of `by` and in all their totals, over cases that answer all of them."""
    values, missing, weights = tally.rows([name, *by])
    kept = ~missing.any(axis=1) & (weights > 0)
    found: dict[tuple[str, ...], tuple[float, float]] = {}
    for row in values[kept].tolist():
        keys = [(level_key(group, code), "total") for group, code in zip(by, row[1:], strict=True)]
        for each in product(*keys):
            first, _ = found.get(each, (row[0], row[0]))
            found[each] = (first, row[0])
    return found
