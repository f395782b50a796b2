"""Scales side by side: items, mean, standard deviation, Cronbach's alpha with its interval."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, cell, grid, header, row
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per result of reliability; means come from a result of descriptives where one is among `results`."""
    scales = [result for result in results if result.procedure == "reliability"]
    moments = next((r.table("descriptive_statistics") for r in results if r.procedure == "descriptives"), None)
    words = ["scale", "items", *(["mean", "sd"] if moments else []), "alpha", "interval", "people"]
    reasons = [note for scale in scales for note in ink.reasons(scale.table("reliability"))]
    return grid(
        ink.plain("reliability_caption"),
        _columns(len(words) - 1),
        [header(*(ink.phrase(word) for word in words))],
        [_row(scale, moments, ink) for scale in scales],
        [ink.phrase("reliability_note"), *dict.fromkeys(reasons)],
    )


def _columns(numbers: int) -> tuple[GridColumn, ...]:
    share = (1 - 0.26 - 0.2) / (numbers - 1)
    widths = [*([share] * (numbers - 2)), 0.2, share]
    aligns = [*([Align.DECIMAL] * (numbers - 2)), Align.CENTER, Align.DECIMAL]
    pairs = zip(widths, aligns, strict=True)
    return (GridColumn(0.26, Align.LEFT), *(GridColumn(width, align) for width, align in pairs))


def _row(result: Result, moments: Table | None, ink: Ink) -> Row:
    table = result.table("reliability")
    name = str(table.rows[0][0])
    where = {"scale": name}
    described = ["", ""]
    if moments and moments.where({"variable": name}):
        described = [ink.cell(moments, {"variable": name}, word) for word in ("mean", "sd")]
    ends = {end: ink.cell(table, where, f"alpha_ci_{end}") for end in ("low", "high")}
    return row(
        cell(ink.label(result, name)),
        (
            ink.cell(table, where, "n_items"),
            *(described if moments else []),
            ink.cell(table, where, "alpha"),
            ink.plain("bracketed", ends),
            ink.digits(result.cases.valid, Kind.COUNT),
        ),
    )
