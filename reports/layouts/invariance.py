"""Whether factors are measured alike in all groups: each model with more held equal than the one before.

`table('invariance', task)`: a task of cfa that compares `groups`.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from reports.cells import Row, grid, header, row
from reports.conventions import limits_note, stars_note
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink
from reports.limits import marks
from reports.taking import take

HEADS = ("model_word", "chi_square", "df", "cfi", "rmsea", "srmr", "chi_square_change", "df_change", "p", "cfi_change")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Configural, metric and scalar invariance, each change against the row above."""
    result = take(results, "cfa")[0]
    table = result.table("invariance")
    groups = [str(name) for name in result.table("group_sizes").column("group")]
    sizes = [
        ink.plain("base", {"name": ink.label(result, name), "n": ink.cell(_sizes(result), {"group": name}, "n")})
        for name in groups
    ]
    rows = [_row(result, table, str(line[0]), ink) for line in table.rows]
    return grid(
        ink.plain("invariance_caption", {"by": ink.label(result, table.about[0])}),
        (GridColumn(0.16, Align.LEFT), *([GridColumn(0.84 / (len(HEADS) - 1), Align.DECIMAL)] * (len(HEADS) - 1))),
        [header(*(ink.phrase(word) for word in HEADS))],
        rows,
        [
            ink.phrase("invariance_note", {"groups": ink.plain("list").join(sizes)}),
            limits_note(["cfi_change"], ink),
            *ink.reasons(table),
            *stars_note(rows, ink),
        ],
    )


def _sizes(result: Result) -> Table:
    return result.table("group_sizes")


def _row(result: Result, table: Table, model: str, ink: Ink) -> Row:
    where = {"model": model}
    chi_square = ink.cell(table, where, "chi_square") + marks(table.cell(where, "p"))
    words = ("df", "cfi", "rmsea", "srmr", "chi_square_change", "df_change", "p_change", "cfi_change")
    return row(ink.label(result, model, "invariance"), (chi_square, *(ink.cell(table, where, word) for word in words)))
