"""Eigenvalues in their order, with the line above which a component is kept."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Picture
from reports.ink import Impossible, Ink
from reports.palette import ACCENT, AXIS, BAND, GRID, INK, MUTED, PAPER, SECOND
from reports.svg import SMALL, WIDTH, Drawing

LEFT, RIGHT, TOP, BOTTOM = 56.0, 700.0, 30.0, 250.0
HEIGHT = 296.0
KAISER = 1.0  # Kaiser (1960): a component should carry more than one item does


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Initial eigenvalues; those of the components kept are filled. Raises `Impossible` where none is defined."""
    table = results[0].table("variance_explained")
    found = [each for each in table.column("eigenvalue", "initial") if isinstance(each, int | float)]
    if not found:
        raise Impossible("the eigenvalues are not defined, so nothing can be drawn")
    kept = sum(isinstance(each, int | float) for each in table.column("eigenvalue", "extraction"))
    alternative = _finding(results[0], kept, len(found), ink)
    stub = table.columns[0].word
    rows = [row(str(at), [ink.number(value, Kind.EIGENVALUE)]) for at, value in enumerate(found, start=1)]
    return Picture(
        id="",
        number="",
        caption=ink.plain("scree_caption"),
        svg=_drawing(found, kept, ink.plain(f"{stub}_number"), ink).done(HEIGHT, alternative),
        height=HEIGHT,
        alternative=alternative,
        notes=(ink.phrase("scree_note"),),
        data=grid("", stub_and_numbers(0.5, 1), [header(ink.phrase("component"), ink.phrase("eigenvalue_word"))], rows),
    )


def _drawing(found: Sequence[float], kept: int, axis: str, ink: Ink) -> Drawing:
    highest = int(max(found)) + 1
    step = (RIGHT - LEFT) / len(found)
    places = [(LEFT + (at + 0.5) * step, _y(value, highest)) for at, value in enumerate(found)]
    drawing = Drawing()
    if kept:
        drawing.rect(LEFT, TOP, kept * step, BOTTOM - TOP, BAND)
    for value in range(highest + 1):
        drawing.line(LEFT, _y(value, highest), RIGHT, _y(value, highest), AXIS if value == 0 else GRID)
        drawing.text(LEFT - 8, _y(value, highest), str(value), "end", MUTED, size=SMALL)
    drawing.line(LEFT, _y(KAISER, highest), RIGHT, _y(KAISER, highest), SECOND, 1.5, "6 4")
    drawing.text(RIGHT, _y(KAISER, highest) - 12, ink.plain("kaiser"), "end", SECOND, size=SMALL)
    drawing.path(places, ACCENT)
    for at, (x, y) in enumerate(places):
        text = ink.number(found[at], Kind.EIGENVALUE)
        drawing.dot(x, y, 5, ACCENT if at < kept else PAPER, ACCENT, f"{axis} {at + 1}: {text}")
        if at < kept:
            drawing.text(x + 10, y - 10, text, bold=True)
        drawing.text(x, BOTTOM + 16, str(at + 1), "middle", INK, size=SMALL)
    drawing.text(2, 12, ink.plain("eigenvalue_word"), fill=MUTED, size=SMALL)
    drawing.text((LEFT + min(RIGHT, WIDTH)) / 2, BOTTOM + 36, axis, "middle", MUTED, size=SMALL)
    return drawing


def _y(value: float, highest: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / highest


def _finding(result: Result, kept: int, count: int, ink: Ink) -> str:
    table = result.table("variance_explained")
    shares = [each for each in table.column("cumulative_percent", "extraction") if isinstance(each, int | float)]
    values = {"kept": kept, "count": count, "share": ink.number(max(shares, default=0.0), Kind.PERCENT)}
    return ink.plain("scree_finding", values)
