"""The items of scales: mean, standard deviation, correlation with the rest, alpha without the item."""

from collections.abc import Sequence

from analysis.result import Result
from reports.cells import Row, banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink

WORDS = ("mean", "sd", "citc", "alpha_if_deleted")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """The items of each result of reliability, under the name of their scale with its alpha."""
    scales = [result for result in results if result.procedure == "reliability"]
    reasons = [note for scale in scales for note in ink.reasons(scale.table("item_total"))]
    return grid(
        ink.plain("item_analysis_caption"),
        stub_and_numbers(0.44, len(WORDS)),
        [header(ink.phrase("item"), *(ink.phrase(word) for word in WORDS))],
        [line for scale in scales for line in _rows(scale, ink)],
        [ink.phrase("item_analysis_note"), *dict.fromkeys(reasons)],
    )


def _rows(result: Result, ink: Ink) -> list[Row]:
    reliability, statistics, totals = (result.table(name) for name in ("reliability", "item_statistics", "item_total"))
    name = str(reliability.rows[0][0])
    alpha = ink.cell(reliability, {"scale": name}, "alpha")
    title = ink.plain("scale_with_alpha", {"name": ink.label(result, name), "alpha": alpha})
    rows = [banner(title, 1 + len(WORDS))]
    for item in statistics.column("item"):
        where = {"item": str(item)}
        described = [ink.cell(statistics, where, word) for word in ("mean", "sd")]
        related = [ink.cell(totals, where, word) for word in ("corrected_item_total", "alpha_if_deleted")]
        rows.append(row(cell(ink.label(result, str(item)), indent=1), (*described, *related)))
    return rows
