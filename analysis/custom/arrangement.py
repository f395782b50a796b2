"""The cells of a layout as rows and columns of tables."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.custom.cells import Telling
from analysis.custom.computed_cells import told
from analysis.custom.layout import Layout
from analysis.custom.sections import Heading
from analysis.custom.summaries import Summary
from analysis.table import Cell, Column, Table
from instrument.records import dataclass

Keys = Mapping[tuple[str, str | None, float | None], str]
"""Function, label and argument of a summary → the key that its column ends with."""


@dataclass(frozen=True)
class Placed:
    """One cell with the paths of its row and column, and where they stand among the others."""

    row: tuple[str, ...]
    column: Column
    rank: tuple[tuple[int, ...], tuple[int, ...]]
    cell: Cell
    inner: int = 0  # the place of the category that was moved, among those
    category: str = ""


def tables(layout: Layout, layer: Heading, keys: Keys, telling: Telling) -> list[Table]:
    """The table of one layer: a row for each heading of rows, and under each of columns what is told there.

    Where categories are moved to layers, a table for each of them.
    """
    cells = list(_cells(layout, layer, keys, telling))
    if not telling.moved.endswith("layer"):
        return [_table(cells, layer.path)]
    categories = sorted({(each.inner, each.category) for each in cells})
    return [
        _table([each for each in cells if each.category == name], (*layer.path, *([name] if name else [])))
        for _, name in categories
    ]


def _table(cells: Sequence[Placed], about: tuple[str, ...]) -> Table:
    columns = list(dict.fromkeys(each.column for each in sorted(cells, key=lambda each: each.rank[1])))
    found: dict[tuple[str, ...], dict[Column, Cell]] = {}
    for each in sorted(cells, key=lambda each: each.rank[0]):
        found.setdefault(each.row, {})[each.column] = each.cell
    rows = tuple((">".join(path) or "total", *(line.get(each) for each in columns)) for path, line in found.items())
    return Table("custom_table", (Column("row"), *columns), rows, (">".join(about),) if about else ())


def by_statistic(table: Table) -> list[Table]:
    """A table for each statistic, which is the last that it is about: its key, or `statistic=word`."""
    kinds: dict[str, list[int]] = {}
    for at, column in enumerate(table.columns[1:], start=1):
        own = (column.under or "").rpartition(">")[2]
        is_key = own.partition("=")[0] in ("summary", "plain_summary", "percentile")
        kinds.setdefault(own if is_key else f"statistic={column.word}", []).append(at)
    return [
        Table(
            table.name,
            tuple(table.columns[at] for at in (0, *places)),
            tuple(tuple(row[at] for at in (0, *places)) for row in table.rows),
            (">".join((*table.about, kind)),),
            table.notes,
        )
        for kind, places in kinds.items()
    ]


def _cells(layout: Layout, layer: Heading, keys: Keys, telling: Telling) -> Iterator[Placed]:
    moved = telling.moved
    order = list(dict.fromkeys(each for head in layout.headings[layout.told_on] for each in layout.summaries(head)))
    seen: dict[str, int] = {}
    for i, row in enumerate(layout.headings["rows"]):
        for j, column in enumerate(layout.headings["columns"]):
            at = {"rows": row, "columns": column, "layers": layer}
            teller = at[layout.told_on]
            rows, columns, category = _paths(layout, row, column, moved)
            inner = seen.setdefault(category, len(seen)) if category else 0
            outer = i if not moved.startswith("rows") else seen.setdefault(">".join(rows), len(seen))
            wide = j if not moved.startswith("columns") else seen.setdefault(">".join(columns), len(seen))
            for summary in layout.summaries(teller):
                rank = ((outer, inner), (wide, inner, order.index(summary)))
                found = told(layout.section_of(at), at, summary, layout.scale_of(teller, summary), telling)
                yield Placed(rows, _column(columns, summary, keys), rank, found, inner, category)


def _paths(layout: Layout, row: Heading, column: Heading, moved: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The paths of row and column, and the category that went from the one to the other, if any."""
    if moved == "rows_opposite" and row.items:
        category = _common(layout, "rows", row.path[-1])
        return row.path[:-1], (*column.path, category), category
    if moved == "columns_opposite" and column.items:
        category = _common(layout, "columns", column.path[-1])
        return (*row.path, category), column.path[:-1], category
    if moved == "rows_layer" and row.items:
        return row.path[:-1], column.path, _common(layout, "rows", row.path[-1])
    if moved == "columns_layer" and column.items:
        return row.path, column.path[:-1], _common(layout, "columns", column.path[-1])
    return row.path, column.path, ""


def _common(layout: Layout, axis: str, key: str) -> str:
    """The key of a category by the first variable that has it: those stacked share their labels."""
    _, equals, code = key.partition("=")
    every = (heading.path[-1] for heading in layout.headings[axis] if heading.items)
    return next((each for each in every if equals and each.partition("=")[2] == code), key)


def _column(path: tuple[str, ...], summary: Summary, keys: Keys) -> Column:
    key = keys.get((summary.function, summary.label, summary.argument))
    return Column(summary.word, ">".join((*path, *([key] if key is not None else []))) or None)
