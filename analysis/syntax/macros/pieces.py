"""Text cut into the pieces that macros move about: words, numbers, strings, signs and the ends of commands."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from instrument.records import dataclass

Kind = Literal["word", "macro", "number", "string", "sign", "end", "whole"]
WHOLE: Kind = "whole"
"""Several pieces that stand for one argument of a call within a macro."""


@dataclass(frozen=True)
class Piece:
    """A piece with the blanks or the line's end before it; macro: a word that begins with !."""

    kind: Kind
    text: str
    gap: str = ""

    @property
    def folded(self) -> str:
        return self.text.casefold()

    def is_sign(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs


_NEXT = re.compile(
    r"""
      (?P<gap>(?:\s+|/\*(?:[^\n]*?\*/|[^\n]*))+)
    | (?P<string>[xX]?(?:'(?:[^'\n]|'')*'|"(?:[^"\n]|"")*"))
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w@#$]))
    | (?P<macro>!\*|![\w@#$][\w.@#$]*)
    | (?P<word>[^\W\d][\w.@#$]*|[@#$][\w.@#$]*|\d+[^\W\d_][\w.@#$]*)
    | (?P<sign>\*\*|<=|>=|<>|~=|¬=|!=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE_ENDS = re.compile(r"[ \t]*(?:/\*[^\n]*)?(?:\n|$)")
_WORDS = ("word", "macro", "number", "string", "whole")


def pieces(text: str) -> list[Piece]:
    """The pieces of a text; a period that a line ends with ends a command."""
    found: list[Piece] = []
    at, gap = 0, ""
    while at < len(text):
        match = _NEXT.match(text, at)
        kind, written = (str(match.lastgroup), match[0]) if match is not None else ("sign", text[at])
        if kind == "gap":
            at += len(written)
            gap = "\n" if "\n" in written else " "
            continue
        if kind in ("word", "macro", "number") and written.endswith(".") and _closes(kind, text, at + len(written)):
            written = written.rstrip(".") or written
        if written == "-" and _is_of_number(found, gap, text, at):
            number = _NEXT.match(text, at + 1)
            kind, written = "number", "-" + (number[0] if number is not None else "")
            if written.endswith(".") and _closes(kind, text, at + len(written)):
                written = written[:-1]
        at += len(written)
        if written == "." and _LINE_ENDS.match(text, at):
            kind = "end"
        found.append(Piece(_kind(kind), written, gap))
        gap = ""
    return found


def _kind(group: str) -> Kind:
    known: dict[str, Kind] = {"word": "word", "macro": "macro", "number": "number", "string": "string", "end": "end"}
    return known.get(group, "sign")


def _closes(kind: str, text: str, behind: int) -> bool:
    """Whether the period that a piece ends with is none of its own: a number keeps one within a line."""
    return kind != "number" or _LINE_ENDS.match(text, behind) is not None


def _is_of_number(found: Sequence[Piece], gap: str, text: str, at: int) -> bool:
    """Whether a - is the sign of the number behind it."""
    if not re.match(r"-(?:\d|\.\d)", text[at : at + 3]):
        return False
    return not found or bool(gap) or found[-1].is_sign("(", ",", "=", "/")


def text_of(several: Iterable[Piece]) -> str:
    """The pieces as text, with a blank where two of them would run into one."""
    found = ""
    before: Piece | None = None
    for piece in several:
        gap = piece.gap if before is not None else ""
        if before is not None and not gap and before.kind in _WORDS and piece.kind in _WORDS:
            gap = " "
        if before is not None and before.kind == "end":
            gap = "\n"
        found += gap + piece.text
        before = piece
    return found


_STRING = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")


def unquoted(text: str) -> str:
    """A string without its quotation marks; other text as it is."""
    return text[1:-1].replace(text[0] * 2, text[0]) if _STRING.fullmatch(text) else text


def quoted_text(text: str) -> str:
    """A text within quotation marks; a string as it is."""
    return text if _STRING.fullmatch(text) else "'" + text.replace("'", "''") + "'"


_WORD = re.compile(r"![\w@#$][\w.@#$]*|[^\W\d][\w.@#$]*|[@#$][\w.@#$]*")


def words_of(text: str) -> list[str]:
    """The words of a text that may be names of macros, whatever else it holds."""
    return [word.rstrip(".") for word in _WORD.findall(text)]
