"""What all tables of a crosstab have in common: layers as first stubs, and cells for what is not defined."""

from collections.abc import Iterable, Sequence

import numpy as np

from analysis.crosstabs.crossing import Stratum
from analysis.statistics.contingency import occupied
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Fault, Message, Place, quoted

LAYERS = ("layer", "second_layer", "third_layer")

Row = tuple[Cell, ...]
Strata = Sequence[Stratum]


def at_most_three(layers: Sequence[Variable]) -> None:
    """Raises `Fault` where more layers are given than a table can show."""
    if len(layers) > len(LAYERS):
        found = ", ".join(layer.name for layer in layers)
        raise Fault(
            "{found} are too many layers; possible: up to {possible}",
            {"found": quoted(found), "possible": len(LAYERS)},
            Place(entry="layers"),
        )


def table_of(
    name: str,
    found: Strata,
    words: Sequence[str | Column],
    rows: Iterable[Row],
    notes: Iterable[Message] = (),
    layered: bool = True,
) -> Table:
    """A table about the two variables of the strata and their layers; `layered` rows begin with the keys of layers."""
    first = found[0]
    stubs = LAYERS[: len(first.layers)] if layered else ()
    columns = tuple(each if isinstance(each, Column) else Column(each) for each in (*stubs, *words))
    return Table(name, columns, tuple(rows), (*first.crossing.about, *first.layers), tuple(notes))


def ascending(stratum: Stratum) -> tuple[Numbers, Numbers, Numbers]:
    """Counts with rows and columns in the order of their codes, empty ones left out, and the codes of both."""
    crossing = stratum.crossing
    rows, columns = np.array(crossing.row_codes), np.array(crossing.column_codes)
    if crossing.counts.size == 0:
        return np.zeros((0, 0)), rows[:0], columns[:0]
    by_row, by_column = np.argsort(rows), np.argsort(columns)
    counts = crossing.counts[by_row][:, by_column]
    rows, columns = rows[by_row][counts.sum(axis=1) > 0], columns[by_column][counts.sum(axis=0) > 0]
    return occupied(counts), rows, columns


def percent(count: float, base: float, reason: Undefined) -> Cell:
    """`count` in percent of `base`, or the reason where there is none."""
    return 100 * count / base if base > 0 else reason
