"""The analysis of variance of items as RELIABILITY prints it: what lies within people in parts of their own."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.marked import marked
from reports.printing import lines

WITHIN = "within_people"
PLACES: dict[Cell, tuple[str | None, ...]] = {
    "between_items": (WITHIN, "between_items", None),
    "nonadditivity": (WITHIN, "residual", "nonadditivity"),
    "balance": (WITHIN, "residual", "balance"),
    "residual": (WITHIN, "residual", "total"),
    WITHIN: (WITHIN, "total", None),
}
AT: dict[Cell, str] = {"between_items": "Kendall's coefficient of concordance", "nonadditivity": "Tukey's estimate"}
"""Sources at whose sum of squares a note stands, and how that begins."""
TITLES = {"friedman_chi_square": "anova_with_friedman", "cochran_q": "anova_with_cochran"}


def items_anova_formed(result: Result, table: Table) -> Table:
    """Two columns of sources, three where the residual has parts; the test is named by the title."""
    sources = [row[0] for row in table.rows]
    has_parts = "balance" in sources
    stubs = 3 if has_parts else 2
    notes = {source: note for source, begins in AT.items() for note in table.notes if note.sentence.startswith(begins)}
    rows = []
    for line in lines(result, table):
        places = PLACES.get(line[0], (str(line[0]), None, None))[:stubs]
        first = marked(line[1], notes[line[0]]) if line[0] in notes else line[1]
        rows.append((*places, first, *line[2:]))
    left = tuple(note for note in table.notes if note not in notes.values())
    name = next((TITLES[column.word] for column in table.columns if column.word in TITLES), "")
    name = name or ("anova_with_tukey" if has_parts else table.name)
    columns = (*[Column("source")] * stubs, *table.columns[1:])
    return replace(table, name=name, columns=columns, rows=tuple(rows), notes=left)
