"""Importance against performance: every attribute named in its quadrant.

`figure('ipa', task)`: a task of ipa. Source of the quadrants: Martilla & James (1977), Journal of Marketing 41(1).
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.cells import grid, header, row, stub_and_numbers
from reports.diagrams.quadrants import CORNERS, HEIGHT, KEPT, URGENT, Attribute, draw_quadrants
from reports.document import Align, Grid, GridColumn, Picture
from reports.ink import Impossible, Ink
from reports.taking import take


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Performance to the right, importance upwards, axes at the grand means.

    Raises `Impossible` where there are none.
    """
    result = take(results, "ipa")[0]
    found = _attributes(result, ink)
    table, where = result.table("importance_performance"), {"item": "grand_mean"}
    middle = [table.cell(where, word) for word in ("performance", "importance")]
    means = [float(each) for each in middle if isinstance(each, int | float)]
    if not found or len(means) < len(middle):
        raise Impossible("no attribute has both means, so nothing can be drawn")
    alternative = _finding(found, ink)
    return Picture(
        id="",
        number="",
        caption=ink.plain("ipa_caption"),
        svg=draw_quadrants(found, (means[0], means[1]), {key: ink.label(result, key) for key in CORNERS}, ink).done(
            HEIGHT, alternative
        ),
        height=HEIGHT,
        alternative=alternative,
        notes=(ink.phrase("ipa_note", {"importance": _mean(means[1], ink), "performance": _mean(means[0], ink)}),),
        data=_data(found, ink),
    )


def _mean(value: float, ink: Ink) -> str:
    return ink.number(value, Kind.MEAN)


def _attributes(result: Result, ink: Ink) -> list[Attribute]:
    """Those with both means, named as their performance is."""
    table = result.table("importance_performance")
    words = [table.index(word) for word in ("other_variable", "quadrant", "importance", "performance")]
    found = []
    for line in table.rows:
        name, quadrant, importance, performance = (line[at] for at in words)
        if isinstance(name, str) and isinstance(importance, float) and isinstance(performance, float):
            labels = (ink.label(result, name), str(quadrant), ink.label(result, str(quadrant)))
            found.append(Attribute(*labels, importance, performance))
    return found


def _finding(found: Sequence[Attribute], ink: Ink) -> str:
    """Which attributes are important and perform badly, and which are important and perform well."""
    held = {key: [each.label for each in found if each.quadrant == key] for key in (URGENT, KEPT)}
    said = {key: ink.plain("list").join(labels) or ink.plain("none") for key, labels in held.items()}
    return ink.plain("ipa_finding", {"count": len(found), "urgent": said[URGENT], "kept": said[KEPT]})


def _data(found: Sequence[Attribute], ink: Ink) -> Grid:
    rows = [
        row(
            each.label,
            (_mean(each.importance, ink), _mean(each.performance, ink), each.says),
        )
        for each in sorted(found, key=lambda each: list(CORNERS).index(each.quadrant))
    ]
    heads = header(*(ink.phrase(word) for word in ("item", "importance_word", "performance_word", "quadrant_word")))
    columns = (*stub_and_numbers(0.4, 3)[:3], GridColumn(0.2, Align.LEFT))
    return grid("", columns, [heads], rows)
