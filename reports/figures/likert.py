"""Answers to items of several steps: disagreement to the left of a line, agreement to the right, the middle apart."""

from collections.abc import Sequence

from analysis.result import Fault, Result
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.answered import data, finding
from reports.answers import Group, Item, alike, banded_note, by_top, groups, share_of, step_names
from reports.document import Picture, Run
from reports.ink import Ink
from reports.palette import GRID, INK, MUTED, NEGATIVE, NEUTRAL, ON_ACCENT, POSITIVE
from reports.svg import BOLD, GAP, KEY, SMALL, WIDTH, Drawing, row_height, text_width, wrapped

LABELS = 212.0  # labels end here
LEFT, RIGHT = 222.0, 572.0  # between them the bars, with room for their totals
MIDDLE = 592.0  # the column of the middle answer begins here
MIDDLE_WIDTH = 72.0
TOTALS = 34.0
ROW, BAR, TOP, HEAD, BETWEEN = 29.0, 20.0, 44.0, 30.0, 8.0
LEAST_SHOWN = 6.0  # per cent


@dataclass(frozen=True)
class Scale:
    """Where shares stand."""

    zero: float
    unit: float  # of width per per cent
    middle: float  # the same for the column of the middle answer, which has less room
    steps: int
    row: float  # height of a row

    @property
    def half(self) -> int:
        return self.steps // 2

    @property
    def has_middle(self) -> bool:
        return self.steps % 2 == 1


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """The items of frequencies, by scale where reliability is given, as many steps as the first item has.

    Of more than seven steps those beside each other are one. Raises `Fault` for items of fewer than two.
    """
    found = alike(groups(results, ink))
    steps = len(found[0].items[0].levels)
    if steps < 2:
        raise Fault("items of {found} answers cannot be drawn; possible: 2 or more", {"found": steps})
    items = [item for group in found for item in by_top(group.items, steps)]
    scale = _scale(items, steps)
    drawing = Drawing()
    _legend(drawing, scale, step_names(items, ink, RIGHT), ink)
    bottom = _rows(drawing, found, scale, ink)
    alternative = finding(items, steps, ink)
    return Picture(
        id="",
        number="",
        caption=ink.plain("likert_caption"),
        svg=drawing.done(bottom + 6, alternative),
        height=bottom + 6,
        alternative=alternative,
        notes=_notes(items[0], scale, ink),
        data=data(items, steps, ink),
    )


def _scale(items: Sequence[Item], steps: int) -> Scale:
    half = steps // 2
    left = max(sum(map(share_of, item.shares[:half])) for item in items)
    right = max(sum(map(share_of, item.shares[-half:])) for item in items)
    unit = (RIGHT - LEFT - 2 * TOTALS) / max(left + right, 1.0)
    middle = max(share_of(item.shares[half]) for item in items)
    row = row_height((item.label for item in items), LABELS - 4, ROW)
    return Scale(LEFT + TOTALS + left * unit, unit, min(unit, MIDDLE_WIDTH / max(middle, 1.0)), steps, row)


def _legend(drawing: Drawing, scale: Scale, names: Sequence[str], ink: Ink) -> None:
    """The sides above the bars, as far to the left as they need; the middle above its column."""
    colours = (*NEGATIVE[scale.half], *reversed(POSITIVE[scale.half]))
    sides = [name for at, name in enumerate(names) if not (scale.has_middle and at == scale.half)]
    mean, right = ink.plain("mean_word"), RIGHT
    drawing.text(WIDTH - 2, 14, mean, "end", MUTED, size=SMALL)
    if scale.has_middle:
        room = WIDTH - 2 - text_width(mean, SMALL) - GAP  # a long name begins left of its column
        x = min(MIDDLE, room - KEY - text_width(names[scale.half], SMALL) / BOLD)
        drawing.rect(x, 8, 12, 12, NEUTRAL)
        drawing.text(x + KEY, 14, names[scale.half], size=SMALL)
        right = min(RIGHT, x - GAP)
    drawing.legend(right, list(zip(sides, colours, strict=True)), least=LEFT)


def _rows(drawing: Drawing, found: Sequence[Group], scale: Scale, ink: Ink) -> float:
    y = TOP
    for group in found:
        items = by_top(group.items, scale.steps)
        if group.label:
            y += BETWEEN if y > TOP else 0
            (label,) = wrapped(group.label, BOLD * (WIDTH - 6), SMALL, 1)
            drawing.text(4, y + HEAD / 2 - 4, label, fill=MUTED, bold=True, size=SMALL)
            drawing.line(4, y + HEAD - 6, WIDTH - 2, y + HEAD - 6, GRID)
            y += HEAD
        start = y if y > TOP else TOP - 8
        for item in items:
            _row(drawing, item, scale, y, ink)
            y += scale.row
        drawing.line(scale.zero, start, scale.zero, y, INK, 1)  # not through the names of groups
    return y


def _row(drawing: Drawing, item: Item, scale: Scale, y: float, ink: Ink) -> None:
    middle, top = y + scale.row / 2, y + (scale.row - BAR) / 2
    drawing.lines(LABELS, middle, wrapped(item.label, LABELS - 4, SMALL), "end", SMALL)
    low = [share_of(each) for each in item.shares[: scale.half]]
    high = [share_of(each) for each in item.shares[-scale.half :]]
    x = scale.zero - sum(low) * scale.unit
    drawing.text(x - 6, middle, _whole(sum(low), ink), "end", NEGATIVE[1][0], bold=True, size=SMALL)
    shades = (*NEGATIVE[scale.half], *reversed(POSITIVE[scale.half]))
    codes = [*range(scale.half), *range(scale.steps - scale.half, scale.steps)]
    for code, share, colour in zip(codes, (*low, *high), shades, strict=True):
        width = share * scale.unit
        drawing.rect(x, top, width, BAR, colour, _says(item, code, ink))
        if share >= LEAST_SHOWN:
            fill = ON_ACCENT if colour in (NEGATIVE[1][0], POSITIVE[1][0]) else INK
            drawing.text(x + width / 2, middle, _whole(share, ink), "middle", fill, size=SMALL)
        x += width
    drawing.text(x + 6, middle, _whole(sum(high), ink), "start", POSITIVE[1][0], bold=True, size=SMALL)
    if scale.has_middle:
        share = share_of(item.shares[scale.half])
        drawing.rect(MIDDLE, top, share * scale.middle, BAR, NEUTRAL, _says(item, scale.half, ink))
        drawing.text(MIDDLE + 5, middle, _whole(share, ink), size=SMALL)
    drawing.text(WIDTH - 2, middle, ink.digits(item.mean, Kind.MEAN), "end", size=SMALL)


def _says(item: Item, code: int, ink: Ink) -> str:
    share = ink.digits(item.shares[code], Kind.PERCENT)
    return ink.plain("mark_says", {"item": item.label, "level": item.levels[code], "value": f"{share}%"})


def _whole(share: float, ink: Ink) -> str:
    return ink.number(share, Kind.PERCENT, 0)


def _notes(item: Item, scale: Scale, ink: Ink) -> tuple[tuple[Run, ...], ...]:
    """What stands on either side of the line, by the numbers of the answers where they are numbers."""
    even = "" if scale.has_middle else "_even"
    if not item.is_numbered:
        return (ink.phrase(f"likert_note{even}", {"half": scale.half, "middle": scale.half + 1}),)
    low, high = (ink.plain("list").join(side) for side in (item.levels[: scale.half], item.levels[-scale.half :]))
    values = {"low": low, "high": high, "middle": item.levels[scale.half]}
    return (ink.phrase(f"likert_note_numbered{even}", values), *banded_note(item, ink))
