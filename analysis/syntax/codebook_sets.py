"""What a codebook says of a multiple-response set: what it is, and how many cases ticked each answer."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, TickedSet
from analysis.syntax.dictionary_tables import value_written
from analysis.syntax.ticked_sets import with_sets
from analysis.table import Cell, Table, headed

WORDS = ("LABEL", "TYPE")


def about_set(active: Active, found: TickedSet, wanted: Collection[str]) -> Table:
    """Label, encoding, counted value and members."""
    is_ticked = found.counted is not None
    counted = value_written(found.counted, active.fields[found.members[0]]) if found.counted is not None else ""
    every: list[tuple[str, str, Cell]] = [
        ("LABEL", "Label", found.label or "–"),
        ("TYPE", "Type", "Multiple Dichotomies" if is_ticked else "Multiple Categories"),
        ("TYPE", "Counted Value", counted),
        ("TYPE", "Variables", ", ".join(found.members)),
    ]
    pairs = [(name, value) for word, name, value in every if value and (not wanted or word in wanted)]
    name = f"${found.name.lstrip('$')}"
    return Table("codebook_attributes", headed("attribute", "attribute_value"), tuple(pairs), about=(name,))


def ticks(active: Active, found: TickedSet, weights: NDArray[np.float64], statistics: Collection[str]) -> list[Table]:
    """Each answer with the cases that gave it, and their percent of all cases; none where nothing is asked."""
    shown = [word for word, name in (("n", "COUNT"), ("percent", "PERCENT")) if not statistics or name in statistics]
    if not shown:
        return []
    whole = with_sets(active, [found])
    ticked = next(each for each in whole.sets if each.name.lstrip("$") == found.name.lstrip("$"))
    total = float(weights.sum())
    rows: list[tuple[Cell, ...]] = []
    for name in ticked.members:
        count = float(weights[whole.columns[name] == ticked.counted].sum())
        share: Cell = 100 * count / total if total else None
        figures = {"n": count, "percent": share}
        rows.append((name.rpartition("=")[2], whole.fields[name].label, *(figures[word] for word in shown)))
    columns = headed("labelled_value", "value_label", *shown)
    return [Table("codebook_values", columns, tuple(rows), about=(f"${found.name.lstrip('$')}",))]
