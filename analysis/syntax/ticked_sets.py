"""Multiple-response sets as procedures take them: a column of 0 and 1 for each answer."""

from collections.abc import Iterable

import numpy as np

from analysis.crosstabs.ticks import REPEAT
from analysis.syntax.active import Active, Field, TickedSet
from instrument.records import replace


def with_sets(active: Active, sets: Iterable[TickedSet], with_repeats: bool = False) -> Active:
    """The file with sets of 0/1 columns; categories of several members become a column each.

    `with_repeats`: what a case gives twice is ticked in another column too, `set=1#2`.
    """
    for each in sets:
        found = each
        if each.counted is None:
            active, found = _dichotomies(active, each, with_repeats)
        others = tuple(one for one in active.sets if one.name.lstrip("$").casefold() != found.name.casefold())
        active = replace(active, sets=(*others, found))
    return active


def _dichotomies(active: Active, found: TickedSet, with_repeats: bool) -> tuple[Active, TickedSet]:
    """A column for each category that some member holds; a case that gave none of them ticked nothing."""
    first = active.fields[found.members[0]]
    valid = [
        np.where(active.fields[name].is_missing(active.columns[name]), np.nan, active.columns[name])
        for name in found.members
    ]
    stacked = np.column_stack(valid)
    labels = dict(first.levels)
    members = []
    for code in np.unique(stacked[np.isfinite(stacked)]).tolist():
        times = (stacked == code).sum(axis=1)
        for repeat in range(1, int(times.max()) + 1 if with_repeats else 2):
            name = f"{found.name}={code:g}" + (f"{REPEAT}{repeat}" if repeat > 1 else "")
            active = active.with_column(
                Field(name, label=labels.get(code, f"{code:g}")), (times >= repeat).astype(float)
            )
            members.append(name)
    return active, TickedSet(found.name, found.label, tuple(members), 1)
