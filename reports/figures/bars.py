"""The options of a multiple-response question, the most ticked first."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Picture
from reports.ink import Ink
from reports.palette import ACCENT, AXIS, MUTED
from reports.svg import SMALL, WIDTH, Drawing, wrapped

LABELS, LEFT, RIGHT = 190.0, 200.0, 600.0
ROW, BAR, TOP = 36.0, 22.0, 8.0


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Per cent of those who ticked at least one option."""
    result = results[0]
    table = result.table("multiple_response")
    found = [
        (str(line[0]), _number(line[table.index("percent_of_cases")]), line[table.index("count")])
        for line in table.rows
        if line[0] != "total"
    ]
    found.sort(key=lambda each: -each[1])
    drawing = Drawing()
    longest = max((share for _, share, _ in found), default=0.0) or 1.0
    for at, (member, share, count) in enumerate(found):
        label, number = ink.label(result, member), ink.digits(count, Kind.COUNT)
        _bar(drawing, TOP + at * ROW, label, share, (RIGHT - LEFT) / longest, number, ink)
    bottom = TOP + len(found) * ROW
    drawing.line(LEFT, TOP, LEFT, bottom, AXIS)
    name = ink.label(result, table.about[0])
    alternative = _finding(result, name, found, ink)
    rows = [
        row(ink.label(result, member), (ink.digits(count, Kind.COUNT), ink.number(share, Kind.PERCENT)))
        for member, share, count in found
    ]
    heads = header(*(ink.phrase(word) for word in ("option", "ticks", "share_of_people")))
    return Picture(
        id="",
        number="",
        caption=ink.plain("bars_caption", {"name": name, "n": ink.digits(result.cases.valid, Kind.COUNT)}),
        svg=drawing.done(bottom + 6, alternative),
        height=bottom + 6,
        alternative=alternative,
        notes=(ink.phrase("bars_note"),),
        data=grid("", stub_and_numbers(0.5, 2), [heads], rows),
    )


def _bar(drawing: Drawing, y: float, label: str, share: float, unit: float, count: str, ink: Ink) -> None:
    middle, width = y + ROW / 2, share * unit
    value = f"{ink.number(share, Kind.PERCENT, 0)}%"
    says = ink.plain("mark_says", {"item": label, "level": count, "value": f"{ink.number(share, Kind.PERCENT)}%"})
    drawing.lines(LABELS, middle, wrapped(label, LABELS - 4, SMALL), "end", SMALL)
    drawing.rect(LEFT, middle - BAR / 2, width, BAR, ACCENT, says)
    drawing.text(LEFT + width + 8, middle, value, bold=True)
    drawing.text(WIDTH - 2, middle, ink.plain("count_says", {"n": count}), "end", MUTED, size=SMALL)


def _number(found: Cell) -> float:
    return float(found) if isinstance(found, int | float) else 0.0


def _finding(result: Result, name: str, found: Sequence[tuple[str, float, Cell]], ink: Ink) -> str:
    if not found:
        return name
    (first, most, _), (last, least, _) = found[0], found[-1]
    values = {
        "name": name,
        "first": ink.label(result, first),
        "most": ink.number(most, Kind.PERCENT),
        "last": ink.label(result, last),
        "least": ink.number(least, Kind.PERCENT),
    }
    return ink.plain("bars_finding", values)
