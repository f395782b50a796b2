"""The options of a multiple-response question by groups of respondents, each option with its test."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, cell, centered, grid, row
from reports.conventions import stars_note
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink
from reports.limits import stars
from reports.partings import partings


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Per cent of the respondents of each group, chi-square with its stars, p, Cramér's V."""
    result = results[0]
    table, tests = result.table("multiple_response_by"), result.table("option_tests")
    keys = [column.under for column in table.columns if column.word == "count" and column.under not in (None, "total")]
    levels = [key for key in keys if key is not None]
    rows = [_row(result, table, tests, str(line[0]), levels, ink) for line in table.rows if line[0] != "total"]
    name, by = (ink.label(result, key) for key in table.about)
    return grid(
        ink.plain("multiple_response_by_caption", {"name": name, "by": by}),
        _columns(len(levels)),
        _header(result, levels, by, ink),
        [*rows, _bases(table, levels, ink)],
        [
            ink.phrase("multiple_response_by_note"),
            *ink.reasons(tests),
            *partings([result], ["option_tests"], ink),
            *stars_note(rows, ink),
        ],
        rules=[len(rows)],
    )


def _columns(levels: int) -> tuple[GridColumn, ...]:
    share = (1 - 0.2 - 0.13 - 0.09 - 0.09) / (levels + 1)
    widths = [*([share] * (levels + 1)), 0.13, 0.09, 0.09]
    return (GridColumn(0.2, Align.LEFT), *(GridColumn(width, Align.DECIMAL) for width in widths))


def _header(result: Result, levels: list[str], by: str, ink: Ink) -> list[Row]:
    """The characteristic above its levels."""
    tests = (cell(ink.phrase(name), rows=2) for name in ("chi_square", "p", "cramer_v"))
    top = (cell(ink.phrase("option"), rows=2), centered(by, len(levels)), cell(ink.phrase("total"), rows=2), *tests)
    return [top, tuple(cell(ink.label(result, level)) for level in levels)]


def _bases(table: Table, levels: list[str], ink: Ink) -> Row:
    """How many of each group answered."""
    found = [table.cell({"category": "total"}, "count", level) for level in (*levels, "total")]
    return row(ink.phrase("group_base"), (*(ink.digits(each, Kind.COUNT) for each in found), "", "", ""))


def _row(result: Result, table: Table, tests: Table, member: str, levels: list[str], ink: Ink) -> Row:
    where = {"category": member}
    shares = [ink.cell(table, where, "percent_of_cases", level) for level in (*levels, "total")]
    p = tests.cell(where, "p")
    marks = stars(p) if isinstance(p, int | float) else ""
    chi_square = ink.cell(tests, where, "chi_square") + marks
    return row(
        ink.label(result, member),
        (*shares, chi_square, ink.cell(tests, where, "p"), ink.cell(tests, where, "cramer_v")),
    )
