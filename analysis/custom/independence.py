"""Whether the rows and columns of each innermost part of a table are independent."""

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.custom.subtables import counted, subtables
from analysis.result import Message
from analysis.statistics.contingency import pearson
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers

NONEMPTY = Message("Results are based on nonempty rows and columns in each innermost subtable.")
SIGNIFICANT = Message("*. The Chi-square statistic is significant at the {level} level.")
SMALL_EXPECTED = Message(
    "More than 20% of cells in a subtable have expected cell counts less than 5. Chi-square results may be invalid."
)
LEAST_EXPECTED = Message(
    "The minimum expected cell count in a subtable is less than one. Chi-square results may be invalid."
)


def independence(layout: Layout, layer: Heading, level: float, of_subtotals: bool = False) -> Table | None:
    """Pearson's chi-square of each innermost subtable; answers to a set are not independent of one another."""
    found: dict[tuple[str, str], Mapping[str, Cell]] = {}
    notes = [NONEMPTY]
    for each in subtables(layout, layer, False, of_subtotals, with_sets=False):
        counts = counted(layout, each, together=True)[0]
        test = pearson(counts)
        at = (">".join(each.rows[0].path[:-1]), ">".join(each.columns[0].path[:-1]))
        found[at] = {"chi_square": test.value, "df": test.df, "p": test.p}
        notes += [note for note in _warnings(counts, test.p, level) if note not in notes]
    about = (">".join(layer.path),) if layer.path else ()
    return _tests(found, about, tuple(notes)) if found else None


def _warnings(counts: Numbers, p: Cell, level: float) -> list[Message]:
    """What is to be said of a test: that it is significant, that counts expected are small."""
    kept = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    expected = np.outer(kept.sum(axis=1), kept.sum(axis=0)) / kept.sum() if kept.size else np.ones((1, 1))
    found = []
    if isinstance(p, float) and p < level:
        found.append(Message(SIGNIFICANT.sentence, {"level": f"{level:g}".removeprefix("0")}))
    if (expected < 5).mean() > 0.2:
        found.append(SMALL_EXPECTED)
    if expected.min() < 1:
        found.append(LEAST_EXPECTED)
    return found


def _tests(
    found: Mapping[tuple[str, str], Mapping[str, Cell]], about: Sequence[str], notes: tuple[Message, ...]
) -> Table:
    headed, words = dict.fromkeys(under for _, under in found), ("chi_square", "df", "p")
    rows = tuple(
        (row, *(found.get((row, under), {}).get(word) for under in headed for word in words))
        for row in dict.fromkeys(row for row, _ in found)
    )
    columns = (Column("row"), *(Column(word, under=under) for under in headed for word in words))
    return Table("custom_chi_square", columns, rows, tuple(about), notes)
