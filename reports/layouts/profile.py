"""Who answered: every category of every characteristic, in two blocks side by side where there are many."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, Text, banner, cell, grid, header, row
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink

LONGEST_BLOCK = 14
ONE = (GridColumn(0.56, Align.LEFT), GridColumn(0.22, Align.DECIMAL), GridColumn(0.22, Align.DECIMAL))
HALF = (GridColumn(0.26, Align.LEFT), GridColumn(0.11, Align.DECIMAL), GridColumn(0.13, Align.DECIMAL))


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """The valid answers of each frequency table, with the number of those asked where it is not everybody."""
    result = results[0]
    tables = [table for each in results for table in each.tables if table.name == "frequencies"]
    blocks = [_block(result, table, ink) for table in tables]
    lines = [row for block in blocks for row in block]
    heads = header(ink.phrase("characteristic"), ink.phrase("people"), ink.phrase("share"))
    notes = [ink.phrase("profile_note"), *_missing(result, tables, ink)]
    caption = ink.plain("profile_caption", {"n": ink.digits(result.cases.valid, Kind.COUNT)})
    if len(lines) <= LONGEST_BLOCK:
        return grid(caption, ONE, [heads], lines, notes)
    left, right = _halves(blocks)
    return grid(caption, (*HALF, *HALF), [(*heads, *heads)], _beside(left, right), notes)


def _block(result: Result, table: Table, ink: Ink) -> list[Row]:
    """A heading with the characteristic's name, then its categories."""
    name: Text = ink.label(result, table.about[0])
    base = table.cell({"part": "valid", "category": "total"}, "count")
    if base != result.cases.valid:
        name = ink.phrase("base", {"name": name, "n": ink.digits(base, Kind.COUNT)})
    rows = [banner(name, 3)]
    for line in table.where({"part": "valid"}):
        category = str(line[table.index("category")])
        if category != "total":
            count, share = line[table.index("count")], line[table.index("valid_percent")]
            label = cell(ink.label(result, category), indent=1)
            rows.append(row(label, (ink.digits(count, Kind.COUNT), ink.digits(share, Kind.PERCENT))))
    return rows


def _halves(blocks: list[list[Row]]) -> tuple[list[Row], list[Row]]:
    """The blocks in two columns, in their order, cut where the taller column is shortest."""
    sizes = [len(block) for block in blocks]
    cut = min(range(1, len(blocks)), key=lambda at: max(sum(sizes[:at]), sum(sizes[at:])), default=len(blocks))
    return [row for block in blocks[:cut] for row in block], [row for block in blocks[cut:] for row in block]


def _beside(left: list[Row], right: list[Row]) -> list[Row]:
    empty: Row = (cell(), cell(), cell())
    height = max(len(left), len(right))
    padded = [column + [empty] * (height - len(column)) for column in (left, right)]
    return [(*first, *second) for first, second in zip(*padded, strict=True)]


def _missing(result: Result, tables: Sequence[Table], ink: Ink) -> list[tuple[Run, ...]]:
    """A note on who gave no answer, where anybody did not."""
    found = []
    for table in tables:
        for line in table.where({"part": "missing"}):
            category, count = str(line[table.index("category")]), line[table.index("count")]
            if category != "total" and count:
                found.append(
                    ink.plain(
                        "missing_answers",
                        {
                            "name": ink.label(result, table.about[0]),
                            "why": ink.label(result, category),
                            "n": ink.digits(count, Kind.COUNT),
                        },
                    )
                )
    return [ink.phrase("missing_note", {"found": ink.plain("list").join(found)})] if found else []
