"""Text in the fixed columns of a terminal, where a Chinese character takes two."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

OPENING, CLOSING = "（〔《“‘「『【", "）〕》”’」』】，。、；：！？％"
# Latin words whole, Chinese by the character, with the punctuation that may not stand alone at a line's end or start.
WORD = rf"\s+|[^\s\u2e80-\U0010ffff{OPENING}{CLOSING}]+|[{OPENING}]*.[{CLOSING}]*"  # a millisecond to compile
LATIN_WORD = re.compile(r"\s+|\S+")
NO_WIDTH = {"Mn", "Me", "Cf"}


def width(text: str) -> int:
    """How many columns `text` takes."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def shown(text: str) -> str:
    """`text` as a terminal may receive it: what would steer the terminal is made visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if unicodedata.category(each) in {"Cc", "Cs"} and each != "\n" else each for each in text)


def wrapped(text: str, most: int) -> list[str]:
    """Lines of at most `most` columns; Chinese breaks anywhere, other words only where one is too long for a line."""
    if "\n" not in text and not text[:1].isspace() and width(text) <= most:
        return [text.rstrip()]
    return [line for part in text.split("\n") for line in _filled(_words(part), most)]


@lru_cache(maxsize=1024)  # the same headings stand above many tables
def balanced(text: str, most: int) -> tuple[str, ...]:
    """As few lines as `wrapped` makes, of about equal length."""
    lines = wrapped(text, most)
    if len(lines) == 1:
        return tuple(lines)
    narrowest = max((width(word) for word in _words(text)), default=1)
    # No wider lines are more lines, so the narrowest that are as few are found by halving.
    while narrowest < most:
        middle = (narrowest + most) // 2
        found = wrapped(text, middle)
        if len(found) > len(lines):
            narrowest = middle + 1
        else:
            most, lines = middle, found
    return tuple(lines)


def padded(text: str, columns: int, side: str) -> str:
    """`text` in so many columns, at the `left`, the `right` or the `center`."""
    gap = columns - width(text)
    if gap <= 0:
        return text
    if side == "left":
        return text + " " * gap
    before = gap if side == "right" else gap // 2
    return " " * before + text + " " * (gap - before)


def _filled(words: Iterable[str], most: int) -> list[str]:
    lines: list[str] = []
    line, room = "", most
    for word in words:
        if width(word) > room and line:
            lines.append(line.rstrip())
            line, room = "", most
        for piece in _cut(word, most):
            if width(piece) > room and line:
                lines.append(line)
                line, room = "", most
            if line or not piece.isspace():
                line += piece
                room -= width(piece)
    return [each.rstrip() for each in (*lines, line)]


def _words(text: str) -> list[str]:
    return LATIN_WORD.findall(text) if text.isascii() else re.findall(WORD, text)


def _cut(word: str, most: int) -> list[str]:
    return [word[at : at + most] for at in range(0, len(word), most)] if width(word) > most else [word]


def _width(character: str) -> int:
    if unicodedata.category(character) in NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
