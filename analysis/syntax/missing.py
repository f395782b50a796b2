"""Cases left out over several variables, and missing values taken as valid, as MISSING= of a command asks."""

from collections.abc import Iterable, Sequence

import numpy as np

from analysis.syntax.active import Active
from instrument.records import replace


def listwise(active: Active, names: Iterable[str]) -> Active:
    """The file in which a case that lacks one of these variables lacks all of them."""
    names = list(dict.fromkeys(names))
    gone = np.zeros(active.n, dtype=bool)
    for name in names:
        gone |= active.fields[name].is_missing(active.columns[name])
    columns = dict(active.columns)
    for name in names:
        if not active.fields[name].is_text:
            columns[name] = np.where(gone, np.nan, columns[name])
    return replace(active, columns=columns)


def included(active: Active, names: Sequence[str]) -> Active:
    """The file in which no value of these variables is declared missing."""
    for name in names:
        active = active.with_field(replace(active.fields[name], missing=(), missing_range=None))
    return active


def treated(active: Active, names: Sequence[str], words: Iterable[str]) -> Active:
    """The file as the words of a subcommand ask: INCLUDE, LISTWISE, both or none of them."""
    asked = set(words)
    found = included(active, names) if "INCLUDE" in asked else active
    return listwise(found, names) if "LISTWISE" in asked else found
