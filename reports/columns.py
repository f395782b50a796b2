"""Text in the fixed columns of a terminal, where a Chinese character takes two."""

import re
import unicodedata
from collections.abc import Iterable

OPENING, CLOSING = "（〔《“‘「『【", "）〕》”’」』】，。、；：！？％"
# Latin words whole, Chinese by the character, with the punctuation that may not stand alone at a line's end or start.
WORD = re.compile(rf"\s+|[^\s\u2e80-\U0010ffff{OPENING}{CLOSING}]+|[{OPENING}]*.[{CLOSING}]*")
NO_WIDTH = {"Mn", "Me", "Cf"}


def width(text: str) -> int:
    """How many columns `text` takes."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def shown(text: str) -> str:
    """`text` as a terminal may receive it: what would steer the terminal is made visible."""
    return "".join("\ufffd" if unicodedata.category(each) in {"Cc", "Cs"} and each != "\n" else each for each in text)


def wrapped(text: str, most: int) -> list[str]:
    """Lines of at most `most` columns; Chinese breaks anywhere, other words only where one is too long for a line."""
    if "\n" not in text and not text[:1].isspace() and width(text) <= most:
        return [text.rstrip()]
    return [line for part in text.split("\n") for line in _filled(WORD.findall(part), most)]


def balanced(text: str, most: int) -> list[str]:
    """As few lines as `wrapped` makes, of about equal length."""
    lines = wrapped(text, most)
    longest = max((width(word) for word in WORD.findall(text)), default=1)
    for narrower in range(most - 1, longest - 1, -1):
        found = wrapped(text, narrower)
        if len(found) > len(lines):
            break
        lines = found
    return lines


def padded(text: str, columns: int, side: str) -> str:
    """`text` in so many columns, at the `left`, the `right` or the `center`."""
    gap = max(0, columns - width(text))
    before = {"left": 0, "right": gap, "center": gap // 2}[side]
    return " " * before + text + " " * (gap - before)


def _filled(words: Iterable[str], most: int) -> list[str]:
    lines = [""]
    for word in words:
        if width(lines[-1]) + width(word) > most and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        for piece in _cut(word, most):
            if width(lines[-1]) + width(piece) > most and lines[-1]:
                lines.append("")
            lines[-1] += piece if lines[-1] or not piece.isspace() else ""
    return [line.rstrip() for line in lines]


def _cut(word: str, most: int) -> list[str]:
    return [word[at : at + most] for at in range(0, len(word), most)] if width(word) > most else [word]


def _width(character: str) -> int:
    if unicodedata.category(character) in NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
