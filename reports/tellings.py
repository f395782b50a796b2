"""What a table says, in words for who cannot see it: its significant cells, or its rows as they stand."""

import re
from collections.abc import Iterator, Sequence

from reports.document import Grid
from reports.markup import clean
from reports.placing import Placed, place_body, place_header, split
from reports.wording import phrase

STARRED = re.compile(r"\d\*+")
MOST = 400  # characters; a reader of screens reads the table itself for more
MARKED = "told_significant"
PLAIN = "told_cells"


def told(grid: Grid, language: str) -> str:
    """The cells with stars, each with its row and column; of a table without any its rows from the first on.

    Cut off behind the last whole row that `MOST` characters hold; empty for a table without numbers.
    """
    rows = list(_labelled(grid))
    starred = [[each for each in row if STARRED.search(each[1])] for row in rows]
    is_starred = any(starred)
    said = [_row(row, language) for row in (starred if is_starred else rows) if row]
    return phrase(MARKED if is_starred else PLAIN, language, {"found": _joined(said, language)}) if said else ""


def _labelled(grid: Grid) -> Iterator[list[tuple[str, str]]]:
    """Each row's numbers: its label, and the number behind its head; what is not indented names the rows that are."""
    heads = _heads(grid)
    banners: dict[int, str] = {}
    for line in place_body(grid):
        said: list[tuple[str, str]] = []
        label, own = "", -1
        for placed in (each for each in line if _text(each)):
            if split(placed.cell.content):
                banners.pop(own, None)  # a label with numbers of its own is no name of what follows
                said.append((label, " ".join(part for part in (heads.get(placed.x, ""), _text(placed)) if part)))
            elif placed.cell.indent:
                label = " ".join(part for part in (banners.get(placed.x, ""), _text(placed)) if part)
            else:
                label, own = _text(placed), placed.x
                banners[own] = label
        yield said


def _heads(grid: Grid) -> dict[int, str]:
    """Column → its head with those above it that span others, too."""
    found: dict[int, list[str]] = {}
    for line in place_header(grid):
        for placed in line:
            for x in range(placed.x, placed.x + placed.cell.columns):
                found.setdefault(x, []).append(_text(placed))
    return {x: " ".join(text for text in texts if text) for x, texts in found.items()}


def _text(placed: Placed) -> str:
    return clean("".join(run.text for run in placed.cell.content))


def _row(cells: Sequence[tuple[str, str]], language: str) -> str:
    """Numbers behind their label, which is said once."""
    between = phrase("list", language)
    parts = [f"{label} {text}" if label and label != before else text for before, (label, text) in _behind(cells)]
    return between.join(parts)


def _behind(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each number with the label of the one before it."""
    return zip(["", *(label for label, _ in cells)], cells, strict=False)


def _joined(rows: list[str], language: str) -> str:
    """Whole rows that fit, the first in any case."""
    mark = phrase("told_between", language)
    length = 0
    for at, row in enumerate(rows):
        length += len(row) + len(mark)
        if at and length > MOST:
            return mark.join(rows[:at]) + phrase("told_more", language)
    return mark.join(rows)
