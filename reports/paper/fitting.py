"""How many answers stand beside one another on a line of the form."""

import unicodedata
from collections.abc import Sequence

from reports.paper.handout import Choice

LINE = 43.0  # characters of a line of answers
BOX = 3.6  # of the box, the code and the gap behind
BLANK = 10.0  # room to write beside an answer
MOST = 6


def across(choices: Sequence[Choice]) -> int:
    """The columns in which every answer stands on a line of its own, equally filled; 1 where one is too long."""
    wide = max((ems(each.text) + BOX + (BLANK if each.blank else 0) for each in choices), default=LINE)
    most = max(1, min(MOST, int(LINE // wide), len(choices)))
    rows = -(-len(choices) // most)
    return -(-len(choices) // rows)


def ems(text: str) -> float:
    """About how wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.55 for each in text)
