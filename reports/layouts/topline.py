"""Every question with the shares of its answers: the number of answers first, then each answer, then who gave none."""

from collections.abc import Iterator, Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, grid, header, row
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink

COLUMNS = (GridColumn(0.6, Align.LEFT), GridColumn(0.2, Align.DECIMAL), GridColumn(0.2, Align.DECIMAL))


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each question of results of frequencies, and for each set of results of multiple response."""
    blocks = [_block(result, table, ink) for result in results for table in _tables(result)]
    weighted = any(result.options.get("weight", "off") != "off" for result in results)
    starts = [sum(len(block) for block in blocks[:at]) for at in range(1, len(blocks))]
    return grid(
        ink.plain("topline_caption"),
        COLUMNS,
        [header(ink.phrase("question_and_answer"), ink.phrase("people"), ink.phrase("share"))],
        [line for block in blocks for line in block],
        [ink.phrase("topline_note"), *([ink.phrase("topline_weighted")] if weighted else [])],
        rules=starts,
    )


def _tables(result: Result) -> Iterator[Table]:
    yield from (each for each in result.tables if each.name in {"frequencies", "multiple_response"})


def _block(result: Result, table: Table, ink: Ink) -> list[Row]:
    if table.name == "multiple_response":
        return _of_set(result, table, ink)
    rows = [
        _line(result, line[table.index("category")], table, ("count", "valid_percent"), ink, {"part": "valid"})
        for line in table.where({"part": "valid"})
    ]
    base = table.cell({"part": "valid", "category": "total"}, "count")
    return [_head(result, table.about[0], base, ink), *(each for each in rows if each), *_missing(result, table, ink)]


def _of_set(result: Result, table: Table, ink: Ink) -> list[Row]:
    words = ("count", "percent_of_cases")
    rows = [_line(result, line[table.index("category")], table, words, ink, {}) for line in table.rows]
    valid = result.table("case_summary", *table.about).cell({"part": "valid"}, "count")
    return [_head(result, table.about[0], valid, ink), *(each for each in rows if each)]


def _head(result: Result, name: str, base: object, ink: Ink) -> Row:
    n = ink.number(float(base), Kind.COUNT) if isinstance(base, int | float) else ink.plain("dash")
    return banner(ink.phrase("base", {"name": ink.label(result, name), "n": n}), len(COLUMNS))


def _line(
    result: Result, category: object, table: Table, words: tuple[str, str], ink: Ink, where: dict[str, str]
) -> Row | None:
    if category == "total":
        return None
    found = where | {"category": str(category)}
    label = cell(ink.label(result, str(category)), indent=1)
    return row(label, [ink.cell(table, found, word) for word in words])


def _missing(result: Result, table: Table, ink: Ink) -> Iterator[Row]:
    """A line for each way of giving no answer that occurs."""
    for line in table.where({"part": "missing"}):
        category, count = str(line[table.index("category")]), line[table.index("count")]
        if category != "total" and count:
            # "System" is SPSS's word and says nothing to who reads a topline.
            name = ink.phrase("no_data") if category == "system_missing" else ink.label(result, category)
            yield row(cell(name, indent=1), (ink.digits(count, Kind.COUNT), ink.plain("dash")))
