"""The width of a grid's columns and the size of its text, so that no number runs into its neighbour."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from instrument.records import dataclass
from reports.document import Align, Grid, Run
from reports.placing import Placed, place_body, place_header, places, split

WIDTH = 442.2  # points: the 156 mm of the text
MARGIN = 4.0  # points, left and right in each cell
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)  # points
GAPS = 0.5  # characters
LABEL, HEADING = 10.0, 4.0  # characters: longer ones may turn
LEAST_STUB, LEAST_FURTHER = 8.0, 6.0  # characters, where a label has so many: of the first column, of the next
LATIN_WORD = r"[^\s\u2e80-\U0010ffff]+"  # a millisecond to compile, which tables in a terminal do not need
# Widths in ems, of the wider of Noto Sans SC and Times New Roman.
NARROW = {".": 0.25, ",": 0.25, ":": 0.28, " ": 0.25, "\u00a0": 0.25, "(": 0.34, ")": 0.34, "[": 0.34, "]": 0.34}
WIDE = {"%": 0.92, "±": 1.0, "M": 0.89, "W": 0.95, "—": 1.0}
DIGIT, LETTER, CAPITAL = 0.56, 0.58, 0.68


@dataclass(frozen=True)
class Fit:
    """How a grid is set."""

    size: float  # of the text, in points
    widths: tuple[float, ...]  # of the columns, in points


def fit(grid: Grid) -> Fit:
    """The largest text at which all columns fit; what a column lacks is taken from those that have more than they need.

    Where even the smallest does not fit, the columns share the width as they need it.
    """
    characters = _needs(grid)
    for size in SIZES:
        needs = [size * need + 2 * MARGIN for need in characters]
        if sum(needs) <= WIDTH:
            return Fit(size, _shared(grid, needs))
    return Fit(SIZES[-1], tuple(WIDTH * need / sum(needs) for need in needs))


class _Ems(dict[str, float]):
    """The widths of the characters met so far."""

    def __missing__(self, character: str) -> float:
        found = self[character] = _em(character)
        return found


EMS = _Ems()


def ems(content: Iterable[Run]) -> float:
    """About how wide a text is on one line, in characters."""
    return sum([sum(map(EMS.__getitem__, run.text)) for run in content])


def _shared(grid: Grid, needs: Sequence[float]) -> tuple[float, ...]:
    shares = [column.share for column in grid.columns]
    shares = shares if any(shares) else _characters(grid)
    total = max(1.0, sum(shares))
    wished = [max(need, WIDTH * share / total) for share, need in zip(shares, needs, strict=True)]
    excess = sum(wished) - WIDTH
    if excess <= 0:
        return tuple(wished)
    slack = sum(wished) - sum(needs)
    return tuple(wish - excess * (wish - need) / slack for wish, need in zip(wished, needs, strict=True))


def _characters(grid: Grid) -> list[float]:
    """How many characters wide each column of a pivot table is: its widest cell, or so much of its heading."""
    headings, cells = [0.0] * len(grid.columns), [0.0] * len(grid.columns)
    for found, rows in ((headings, grid.header), (cells, grid.body)):
        for cell, x in (each for row in places(rows) for each in row):
            if cell.columns == 1 or (found is cells and x < grid.stubs):
                found[x] = max(found[x], ems(cell.content))
    labels = [min(cell, LABEL) for cell in cells[: grid.stubs]]
    numbers = [max(cell, min(heading, HEADING)) for cell, heading in zip(cells, headings, strict=True)]
    return [1.0 + each for each in (*labels, *numbers[grid.stubs :])]


def _needs(grid: Grid) -> list[float]:
    """For each column the characters of its widest number and of its longest word that cannot turn."""
    needs = [2.0] * len(grid.columns)
    for placed in (each for row in place_header(grid) for each in row):
        if placed.cell.columns == 1:
            needs[placed.x] = max(needs[placed.x], _longest_word(placed))
    halves = [(0.0, 0.0)] * len(grid.columns)
    for placed in (each for row in place_body(grid) for each in row):
        found = split(placed.cell.content)
        if found is not None and placed.align is not Align.DECIMAL and placed.cell.columns == 1:
            needs[placed.x] = max(needs[placed.x], ems(placed.cell.content))  # an interval stays on one line
        elif found is not None and placed.align is Align.DECIMAL:
            left, right = halves[placed.x]
            halves[placed.x] = max(left, ems(found[0])), max(right, ems(found[1]))
        elif placed.cell.columns == 1:
            needs[placed.x] = max(needs[placed.x], _label(placed, grid.stubs if grid.is_pivot else 1))
    return [max(need, left + right) for need, (left, right) in zip(needs, halves, strict=True)]


def _label(placed: Placed, stubs: int) -> float:
    """What a label needs: its longest word, and of a stub some characters on a line."""
    is_stub = placed.align is Align.LEFT and placed.x < stubs
    # Between Chinese and Latin letters stand gaps, which are none of the characters.
    wish = ems(placed.cell.content) + (GAPS if placed.x else 0.0)
    least = min(LEAST_FURTHER if placed.x else LEAST_STUB, wish) if is_stub else 0.0
    return max(_longest_word(placed), least) + placed.cell.indent


def _longest_word(placed: Placed) -> float:
    text = "".join(run.text for run in placed.cell.content)
    return max((ems((Run(word),)) for word in re.findall(LATIN_WORD, text)), default=0.0)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in NARROW or character in WIDE:
        return NARROW.get(character) or WIDE[character]
    return CAPITAL if character.isupper() else LETTER if character.isalpha() else DIGIT
