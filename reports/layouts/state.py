"""Items and how their answers are shared out: per cent of each code, mean, standard deviation."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.answers import Group, Item, banded_note, groups
from reports.cells import Row, banner, cell, centered, grid, row, stub_and_numbers
from reports.document import Grid, Run
from reports.ink import Ink


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per item, under the name of its scale where reliability results are among `results`."""
    found = groups(results, ink)
    items = [item for group in found for item in group.items]
    width = max(len(item.levels) for item in items)
    top = (
        cell(ink.phrase("item"), rows=2),
        centered(ink.phrase("shares_of_answers"), width),
        cell(ink.phrase("mean"), rows=2),
        cell(ink.phrase("sd"), rows=2),
    )
    return grid(
        ink.plain("state_caption", {"n": _range([item.n for item in items], ink)}),
        stub_and_numbers(0.42, width + 2),
        [top, tuple(map(cell, _heads(items, width)))],
        [line for group in found for line in _rows(group, width, ink)],
        _notes(items, width, ink),
    )


def _heads(items: Sequence[Item], width: int) -> list[str]:
    """Numbers where the answers are the same numbers in every row, else the place of each."""
    if all(item.is_numbered and item.levels == items[0].levels for item in items):
        return list(items[0].levels)
    return [str(code) for code in range(1, width + 1)]


def _notes(items: Sequence[Item], width: int, ink: Ink) -> list[tuple[Run, ...]]:
    if _heads(items, width) != list(items[0].levels):
        return [ink.phrase("state_note", {"steps": width, "meaning": _meaning(items, width, ink)})]
    ends = dict(zip(("low", "high"), items[0].ends, strict=True))
    return [ink.phrase("state_note_numbered", ends), *banded_note(items[0], ink)]


def _rows(group: Group, width: int, ink: Ink) -> list[Row]:
    rows = [_row(item, width, ink, 1 if group.label else 0) for item in group.items]
    return [banner(group.label, width + 3), *rows] if group.label else rows


def _row(item: Item, width: int, ink: Ink, indent: int) -> Row:
    shares = [ink.digits(share, Kind.PERCENT) for share in item.shares]
    padding = [""] * (width - len(shares))
    moments = (ink.digits(item.mean, Kind.MEAN), ink.digits(item.sd, Kind.DEVIATION))
    return row(cell(item.label, indent=indent), (*shares, *padding, *moments))


def _range(counts: Sequence[object], ink: Ink) -> str:
    """`362`, or `356～362` where items differ."""
    numbers = sorted(float(count) for count in counts if isinstance(count, int | float))
    if not numbers:
        return ""
    ends = [ink.number(number, Kind.COUNT) for number in (numbers[0], numbers[-1])]
    return ends[0] if ends[0] == ends[1] else ink.plain("range", {"low": ends[0], "high": ends[1]})


def _meaning(items: Sequence[Item], last: int, ink: Ink) -> str:
    """What the ends of the codes say, by the first item."""
    first = items[0].levels
    return ink.plain("ends", {"low": first[0], "high": first[-1], "last": last}) if first else ""
