"""What CROSSTABS shows in its cells, and in which order."""

from dataclasses import field

from analysis.crosstabs.frame import LAYERS
from analysis.result import Result
from analysis.syntax.arranging import changed
from analysis.syntax.parts import in_parentheses, words
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table
from instrument.records import dataclass, replace

CELLS = {
    "COUNT": "count",
    "EXPECTED": "expected",
    "ROW": "row_percent",
    "COLUMN": "column_percent",
    "TOTAL": "total_percent",
    "RESID": "residual",
    "SRESID": "standardized_residual",
    "ASRESID": "adjusted_residual",
}
UNNAMED = ("count", "row_percent", "column_percent", "total_percent")  # of CELLS without a word
COUNTED = ("count", "column_percent")  # one of which letters stand behind
FEWEST = 5  # that HIDESMALLCOUNTS shows where it says no number


@dataclass
class Shown:
    """What of the tables a command asks to see."""

    tables: bool = True
    cells: list[str] = field(default_factory=list)
    letters: str = ""
    descending: bool = False
    least: int = 0  # counts below it are hidden
    dimensions: int = 0  # 2: of layers only all of them together; 0: all dimensions


def read_cells(part: Reader, shown: Shown) -> None:
    """CELLS=COUNT ROW … BPROP; letters need a count or a column's percentage to stand behind."""
    found = words(part, (*CELLS, "ALL", "BPROP", "PROP", "NONE"))
    shown.tables &= "NONE" not in found
    cells = list(CELLS.values()) if "ALL" in found else [CELLS[each] for each in found if each in CELLS]
    shown.letters = "bonferroni" if "BPROP" in found else "unadjusted" if "PROP" in found else shown.letters
    if not found:
        cells = list(UNNAMED)
    elif shown.letters and set(cells).isdisjoint(COUNTED):
        cells = ["count", *cells]
    shown.cells += cells


def read_least(part: Reader, shown: Shown) -> None:
    """HIDESMALLCOUNTS COUNT=5; raises `Fault` for 1, which hides nothing but 0."""
    shown.least = FEWEST
    if part.take("COUNT"):
        part.sign("=")
        shown.least = in_parentheses(part, Reader.integer) if part.at_sign("(") else part.integer()
    if shown.least == 1 or shown.least < 0:
        raise part.fault("counts are hidden below 2 or more; 0 hides none")


def arranged(result: Result, shown: Shown) -> Result:
    """The result as it is asked for, without footnotes on another rule than the one asked for."""
    found = replace(result, tables=tuple(_plain(table) for table in result.tables))
    if shown.dimensions == 2:
        found = replace(found, tables=tuple(_without_layers(table) for table in found.tables))
    if not shown.tables:  # other tables are worded by what these hold
        found = replace(found, options={**found.options, "hidden": ("crosstab", "column_proportions")})
    if shown.cells and "count" not in shown.cells:
        found = replace(found, options={**found.options, "uncounted": True})
    if shown.descending:
        found = changed(found, "crosstab", _descending)
        found = changed(found, "column_proportions", _descending)
    return changed(found, "crosstab", lambda table: _hidden(table, shown.least)) if shown.least else found


def _without_layers(table: Table) -> Table:
    """The rows of all layers together, as SPSS shows a table whose layers are not among its rows."""
    layers = [at for at, column in enumerate(table.columns) if column.word in LAYERS]
    if not layers:
        return table
    kept = [at for at in range(len(table.columns)) if at not in layers]
    rows = [row for row in table.rows if all(row[at] == "total" for at in layers)]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in rows),
        notes=tuple(note for note in table.notes if "layer" not in note.values),
    )


def _plain(table: Table) -> Table:
    return replace(table, notes=tuple(note for note in table.notes if "dialect: " not in note.sentence))


def _descending(table: Table) -> Table:
    """Rows and columns from the last to the first, totals last."""
    at = table.index("category")
    blocks: dict[tuple[Cell, ...], list[tuple[Cell, ...]]] = {}
    for row in table.rows:
        blocks.setdefault(row[:at], []).append(row)
    rows = [
        row
        for block in blocks.values()
        for row in (*reversed([each for each in block if each[at] != "total"]), *[x for x in block if x[at] == "total"])
    ]
    heads = list(dict.fromkeys(each.under for each in table.columns if each.under not in (None, "total")))
    order = [None, *reversed(heads), "total"]
    places = [x for head in order for x, each in enumerate(table.columns) if each.under == head]
    return replace(
        table,
        columns=tuple(table.columns[x] for x in places),
        rows=tuple(tuple(row[x] for x in places) for row in rows),
    )


def _hidden(table: Table, least: int) -> Table:
    """Counts below `least` as <least."""
    lines = (zip(row, table.columns, strict=True) for row in table.rows)
    return replace(table, rows=tuple(tuple(_told(cell, column, least) for cell, column in line) for line in lines))


def _told(cell: Cell, column: Column, least: int) -> Cell:
    return f"<{least}" if column.word == "count" and isinstance(cell, int | float) and cell < least else cell
