"""What a figure of answers says in words and in numbers."""

from collections.abc import Sequence

from analysis.vocabulary import Kind
from reports.answers import Item, share_of, step_names
from reports.cells import cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink


def finding(items: Sequence[Item], steps: int, ink: Ink) -> str:
    """Which item is agreed to most and least."""

    def agreed(item: Item) -> float:
        return sum(map(share_of, item.shares[-(steps // 2) :]))

    best, worst = max(items, key=agreed), min(items, key=agreed)
    shares = {"most": ink.number(agreed(best), Kind.PERCENT, 0), "least": ink.number(agreed(worst), Kind.PERCENT, 0)}
    return ink.plain("likert_finding", {"count": len(items), "best": best.label, "worst": worst.label, **shares})


def data(items: Sequence[Item], steps: int, ink: Ink) -> Grid:
    """The numbers behind the bars: a row for each item, a column for each answer, and the mean."""
    rows = []
    for item in items:
        shares = (ink.digits(share, Kind.PERCENT) for share in item.shares)
        rows.append(row(cell(item.label), (*shares, ink.digits(item.mean, Kind.MEAN))))
    heads = header(ink.phrase("item"), *step_names(items, ink), ink.phrase("mean"))
    return grid("", stub_and_numbers(0.4, steps + 1), [heads], rows)
