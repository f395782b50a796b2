"""Means of a weighted or designed sample, by groups, with errors and intervals of its design.

`table('design', task)`: a task of design with `means`.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, grid, header, row
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.taking import take

DESIGN = "design_based"
HEADS = ("characteristic", "people", "mean", "se", "mean_interval", "design_effect")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each variable, a row for each group and one for all."""
    result = take(results, "design")[0]
    table = result.table("design_means")
    names = list(dict.fromkeys(str(each) for each in table.column("variable")))
    numbers = [GridColumn(0.12, Align.DECIMAL)] * 3
    return grid(
        ink.plain("design_caption"),
        (GridColumn(0.3, Align.LEFT), *numbers, GridColumn(0.2, Align.CENTER), GridColumn(0.14, Align.DECIMAL)),
        [header(*(ink.phrase(word) for word in HEADS))],
        [line for name in names for line in _block(result, table, name, len(names) > 1, ink)],
        [_note(result, ink), *(ink.say(note, result) for note in result.notes), *ink.reasons(table)],
    )


def _block(result: Result, table: Table, name: str, has_title: bool, ink: Ink) -> list[Row]:
    has_groups = any(column.word == "group" for column in table.columns)
    groups = [str(line[table.index("group")]) for line in table.where({"variable": name})] if has_groups else [""]
    rows = [banner(ink.label(result, name), len(HEADS))] if has_title and has_groups else []
    for group in groups:
        where = {"variable": name, **({"group": group} if has_groups else {})}
        label = ink.label(result, group or name) if group != "total" else ink.plain("total")
        rows.append(row(cell(label, indent=1 if rows else 0), _cells(table, where, ink)))
    return rows


def _cells(table: Table, where: dict[str, str], ink: Ink) -> tuple[str, ...]:
    ends = {end: ink.digits(table.cell(where, f"ci_{end}", DESIGN), Kind.MEAN) for end in ("low", "high")}
    return (
        ink.cell(table, where, "n"),
        ink.cell(table, where, "mean"),
        ink.digits(table.cell(where, "se_mean", DESIGN), Kind.COEFFICIENT),
        ink.plain("bracketed", ends),
        ink.cell(table, where, "design_effect"),
    )


def _note(result: Result, ink: Ink) -> tuple[Run, ...]:
    table = result.table("sample_design")
    values = {word: ink.cell(table, {"statistic": word}, "count") for word in ("strata", "clusters", "design_df")}
    return ink.phrase("design_note", values)
