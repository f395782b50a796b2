"""Answers to items of several steps as bars of 100 per cent, the middle in its place.

`figure('likert_stacked', tasks…)`: the tasks of `likert`: frequencies, with descriptives to choose the items and
reliability to group them by scale.
"""

from collections.abc import Sequence

from analysis.result import Fault, Result
from analysis.vocabulary import Kind
from reports.answered import data, finding
from reports.answers import Item, alike, banded_note, by_top, groups, share_of, step_names
from reports.document import Picture
from reports.ink import Ink
from reports.palette import AXIS, GRID, INK, MUTED, NEGATIVE, NEUTRAL, ON_ACCENT, POSITIVE
from reports.svg import BOLD, SMALL, WIDTH, Drawing, row_height, wrapped

LABELS, LEFT, RIGHT = 212.0, 222.0, 662.0
ROW, BAR, TOP, HEAD, BETWEEN = 29.0, 20.0, 40.0, 30.0, 8.0
LEAST_SHOWN = 6.0  # per cent


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """The items of frequencies, in each scale the most agreed to first; as many steps as the first item has.

    Of more than seven steps those beside each other are one. Raises `Fault` for items of fewer than two.
    """
    found = alike(groups(results, ink))
    steps = len(found[0].items[0].levels)
    if steps < 2:
        raise Fault("items of {found} answers cannot be drawn; possible: 2 or more", {"found": steps})
    sorted_groups = [(group.label, by_top(group.items, steps)) for group in found]
    items = [item for _, held in sorted_groups for item in held]
    drawing, height = Drawing(), row_height((item.label for item in items), LABELS - 4, ROW)
    drawing.legend(RIGHT, list(zip(step_names(items, ink, RIGHT), _colours(steps), strict=True)), least=LEFT)
    drawing.text(WIDTH - 2, 14, ink.plain("mean_word"), "end", MUTED, size=SMALL)
    y = TOP
    for label, held in sorted_groups:
        if label:
            y += BETWEEN if y > TOP else 0
            (name,) = wrapped(label, BOLD * (WIDTH - 6), SMALL, 1)
            drawing.text(4, y + HEAD / 2 - 4, name, fill=MUTED, bold=True, size=SMALL)
            drawing.line(4, y + HEAD - 6, WIDTH - 2, y + HEAD - 6, GRID)
            y += HEAD
        for item in held:
            _row(drawing, item, steps, y, height, ink)
            y += height
    _axis(drawing, y, ink)
    alternative = finding(items, steps, ink)
    return Picture(
        id="",
        number="",
        caption=ink.plain("likert_caption"),
        svg=drawing.done(y + 26, alternative),
        height=y + 26,
        alternative=alternative,
        notes=(ink.phrase("likert_stacked_note"), *banded_note(items[0], ink)),
        data=data(items, steps, ink),
    )


def _colours(steps: int) -> list[str]:
    half = steps // 2
    return [*NEGATIVE[half], *([NEUTRAL] if steps % 2 else []), *reversed(POSITIVE[half])]


def _row(drawing: Drawing, item: Item, steps: int, y: float, height: float, ink: Ink) -> None:
    middle, x = y + height / 2, LEFT
    drawing.lines(LABELS, middle, wrapped(item.label, LABELS - 4, SMALL), "end", SMALL)
    for code, colour in enumerate(_colours(steps)):
        share = share_of(item.shares[code])
        width = share * (RIGHT - LEFT) / 100
        text = ink.digits(item.shares[code], Kind.PERCENT)
        says = ink.plain("mark_says", {"item": item.label, "level": item.levels[code], "value": f"{text}%"})
        drawing.rect(x, middle - BAR / 2, width, BAR, colour, says)
        if share >= LEAST_SHOWN:
            fill = ON_ACCENT if colour in (NEGATIVE[1][0], POSITIVE[1][0]) else INK
            drawing.text(x + width / 2, middle, ink.number(share, Kind.PERCENT, 0), "middle", fill, size=SMALL)
        x += width
    drawing.text(WIDTH - 2, middle, ink.digits(item.mean, Kind.MEAN), "end", size=SMALL)


def _axis(drawing: Drawing, y: float, ink: Ink) -> None:
    for share in range(0, 101, 25):
        x = LEFT + (RIGHT - LEFT) * share / 100
        drawing.line(x, y, x, y + 5, AXIS)
        drawing.text(x, y + 16, f"{ink.number(share, Kind.PERCENT, 0)}%", "middle", MUTED, size=SMALL)
