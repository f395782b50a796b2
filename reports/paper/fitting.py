"""How many answers stand beside one another on a line of the form."""

import unicodedata
from collections.abc import Sequence

from reports.paper.handout import Choice

LINE = 43.0  # characters of a line of answers
BOX = 3.6  # of the box, the code and the gap behind
DIGIT = 0.4  # of a code, beyond the first
BLANK = 10.0  # room to write beside an answer
MOST = 6


def across(choices: Sequence[Choice]) -> tuple[float, ...]:
    """The shares of a line that its answers have: alike where that fits, as wide as their words where all then fit on
    one line; otherwise on as few lines as may be, equally filled.
    """
    widths = [ems(each.text) + BOX + DIGIT * (len(each.code) - 1) + (BLANK if each.blank else 0) for each in choices]
    wide, count = max(widths, default=LINE), len(choices)
    if wide * count > LINE >= sum(widths) and count <= MOST:
        room = (LINE - sum(widths)) / count
        return tuple((width + room) / LINE for width in widths)
    most = max(1, min(MOST, int(LINE // wide), count))
    columns = -(-count // -(-count // most))
    return (1 / columns,) * columns


def ems(text: str) -> float:
    """About how wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.55 for each in text)
