"""The words, numbers, strings and signs of a command, each with its place."""

import re
from collections.abc import Iterator
from typing import Literal

from instrument.message import Fault, Place, quoted
from instrument.records import dataclass

Kind = Literal["word", "number", "string", "sign"]


@dataclass(frozen=True)
class Token:
    """One piece of a command; `value` is the number, or the text of a string without its quotation marks."""

    kind: Kind
    text: str  # as written
    value: float | str | None
    line: int
    column: int  # of its first character, from 1

    @property
    def end(self) -> int:
        """The column behind its last character."""
        return self.column + len(self.text)


_PIECES = re.compile(
    r"""
      (?P<blank>\s+|/\*.*?(?:\*/|$))
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w@#$]))
    | (?P<string>[xX]?(?:'(?:[^']|'')*'|"(?:[^"]|"")*"))
    | (?P<word>!?[^\W\d][\w.@#$]*|[@#$%!][\w.@#$]*|\d+[^\W\d_][\w.@#$]*)
    | (?P<sign>\*\*|<=|>=|<>|~=|¬=|!=|[-+*/()=,<>&|~¬\[\]:;.?{}^%\\])
    """,
    re.VERBOSE,
)


_FULL_WIDTH = dict(
    zip(
        "（）［］｛｝，、＝。．；：＋－＊／＜＞＆｜～＂“”＇‘’",
        "()[]{},,=..;:+-*/<>&|~" + '"' * 3 + "'" * 3,
        strict=True,
    )
)
"""Signs of Chinese typing, with those that they stand for."""


def tokens(text: str, line: int = 1, file: str = "") -> list[Token]:
    """The tokens of `text`, whose first line has the number `line`.

    Raises `Fault` with line and column for a string without its end and for a character that begins nothing.
    """
    found: list[Token] = []
    for number, written in enumerate(text.split("\n"), line):
        found += _of_line(written, number, file)
    return found


def _of_line(written: str, line: int, file: str) -> Iterator[Token]:
    at = 0
    while at < len(written):
        piece = _PIECES.match(written, at)
        if piece is None:
            raise _fault(written, at, line, file)
        kind, text = piece.lastgroup, piece[0]
        if kind == "word":
            text = text.rstrip(".") or text  # a name cannot end with the sign that ends commands
            yield Token("word", text, None, line, at + 1)
        elif kind == "sign":
            yield Token("sign", text, None, line, at + 1)
        elif kind == "number":
            yield Token("number", text, _number(text, Place(file, line, f"column {at + 1}")), line, at + 1)
        elif kind == "string":
            yield Token("string", text, _string(text, Place(file, line, f"column {at + 1}")), line, at + 1)
        at += len(text)


def _number(text: str, place: Place) -> float:
    found = float(text)
    if found == float("inf"):
        raise Fault("{found} is too large a number", {"found": quoted(text)}, place)
    return found


def _string(text: str, place: Place) -> str:
    if text[0] not in "xX":
        return text[1:-1].replace(text[0] * 2, text[0])
    try:
        return bytes.fromhex(text[2:-1]).decode("utf-8", "replace")
    except ValueError:
        raise Fault("{found} is no string of hexadecimal digits", {"found": quoted(text)}, place) from None


def _fault(written: str, at: int, line: int, file: str) -> Fault:
    place = Place(file, line, f"column {at + 1}")
    if written[at] in "'\"":
        return Fault(
            "the string that begins here does not end on its line: {found}", {"found": quoted(written[at:])}, place
        )
    if written[at] in _FULL_WIDTH:
        values = {"found": quoted(written[at]), "possible": _FULL_WIDTH[written[at]]}
        return Fault(
            "{found} is a full-width sign, which begins nothing in a command; possible: {possible}", values, place
        )
    return Fault("{found} begins nothing in a command", {"found": quoted(written[at])}, place)
