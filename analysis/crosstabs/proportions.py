"""Comparisons of Column Proportions."""

from analysis.crosstabs.column_letters import WORDS, Letters, lettered, notes
from analysis.crosstabs.frame import Strata, percent, table_of
from analysis.statistics.description import NO_CASES
from analysis.table import Cell, Column, Table


def column_proportions(found: Strata, adjust: Letters, level: float) -> Table:
    """Each column's share of each row with its letters, stratum by stratum."""
    crossing = found[0].crossing
    words = ("count", "column_percent", *WORDS)
    rows, said = [], []
    for stratum in found:
        counts = stratum.crossing.counts
        bases = counts.sum(axis=0)
        marked = lettered(counts, bases, adjust, level)
        said.append(marked)
        for at, key in enumerate(crossing.row_keys):
            if stratum.keys and not counts[at].any():
                continue
            row: list[Cell] = [*stratum.keys, key]
            for count, base, letters in zip(counts[at].tolist(), bases.tolist(), marked.cells[at], strict=True):
                row += [count, percent(count, base, NO_CASES), *letters]
            rows.append(tuple(row))
    columns = (Column("category"), *(Column(word, under=key) for key in crossing.column_keys for word in words))
    return table_of("column_proportions", found, columns, rows, notes(crossing.column_keys, said, adjust, level))
