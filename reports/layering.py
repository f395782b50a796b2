"""The tables of a split file's groups put together: one table, with a column that says which group a row is of."""

from collections.abc import Sequence

from instrument.records import replace
from reports.cells import Row, cell
from reports.document import Align, Grid, GridColumn

Group = tuple[tuple[str, str], ...]  # variable and value, as they are printed


def layered(groups: Sequence[Sequence[Grid]], names: Sequence[Group]) -> list[Grid] | None:
    """The first tables of all groups as one, then the second, and so on; None where they differ in their columns."""
    if len(groups) < 2 or len({len(grids) for grids in groups}) != 1:
        return None
    tables = list(zip(*groups, strict=True))
    if any(len({(each.caption, each.header, each.stubs) for each in table}) != 1 for table in tables):
        return None
    return [_together(_told_apart(table), names) for table in tables]


def _told_apart(grids: Sequence[Grid]) -> Sequence[Grid]:
    """The tables as they are, or where their notes differ with letters of their own."""
    if len({grid.notes for grid in grids}) == 1:
        return grids
    from reports.relettered import relettered

    return relettered(grids)


def _together(grids: Sequence[Grid], names: Sequence[Group]) -> Grid:
    first = grids[0]
    heads = tuple(cell(variable, rows=max(len(first.header), 1)) for variable, _ in names[0])
    header = ((*heads, *first.header[0]), *first.header[1:]) if first.header else ()
    body: list[Row] = []
    before: tuple[str, ...] = ()
    for grid, group in zip(grids, names, strict=True):
        values = tuple(value for _, value in group)
        for at, row in enumerate(grid.body):
            shown = [value if at == 0 and before[: n + 1] != values[: n + 1] else "" for n, value in enumerate(values)]
            body.append((*(cell(value) for value in shown), *row))
        before = values
    notes = tuple(dict.fromkeys(note for grid in grids for note in grid.notes))
    columns = (*[GridColumn(0.1, Align.LEFT)] * len(heads), *first.columns)
    return replace(first, header=header, body=tuple(body), columns=columns, notes=notes)
