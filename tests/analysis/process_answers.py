"""The answers and numbers of `tests/reference/mediation` and `moderation`."""

import csv
from functools import cache

import numpy as np
from answers import tally_of, variable
from scales_answers import FOLDER


@cache
def data():
    with (FOLDER / "mediation" / "data.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in rows[0]}


def answers(weight=None, **changed):
    """A tally of the answers, some columns changed; g is a category, `times` a weight of whole numbers."""
    return tally_of(data() | changed, [variable("g", (1, 2, 3))], weight=weight)


def complete(*names):
    """The rows that answer all of `names`, shape (n, names)."""
    found = np.column_stack([data()[name] for name in names])
    return found[~np.isnan(found).any(axis=1)]
