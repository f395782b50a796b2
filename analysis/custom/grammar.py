"""The pieces of a table expression, and a cursor over them."""

import re

from instrument.message import Fault, quoted
from instrument.records import dataclass

_PIECES = re.compile(
    r"""\s*(?:
      (?P<string>'(?:[^']|'')*'|"(?:[^"]|"")*")
    | (?P<word>&?[^\W\d][\w.@#$]*|[@#$][\w.@#$]*)
    | (?P<number>-?(?:\d+\.?\d*|\.\d+))
    | (?P<sign>\*\*|[-+*/>()\[\]{},=])
    )""",
    re.VERBOSE,
)


@dataclass
class Cursor:
    """What is left of an expression."""

    text: str
    pieces: list[tuple[str, str]]  # kind and text
    at: int = 0

    @classmethod
    def over(cls, text: str) -> "Cursor":
        """A cursor over all of `text`; raises `Fault` for what begins no piece."""
        found, place = [], 0
        while text[place:].strip():
            piece = _PIECES.match(text, place)
            if piece is None:
                raise Fault("{found} begins nothing of a table", {"found": quoted(text[place:].strip()[:12])})
            found.append((str(piece.lastgroup), piece[str(piece.lastgroup)]))
            place = piece.end()
        return cls(text, found)

    @property
    def done(self) -> bool:
        return self.at >= len(self.pieces)

    def kind(self, ahead: int = 0) -> str:
        """Of a piece: string, word, number, sign; '' behind the last."""
        return self.pieces[self.at + ahead][0] if self.at + ahead < len(self.pieces) else ""

    def piece(self, ahead: int = 0) -> str:
        """A piece as written."""
        return self.pieces[self.at + ahead][1] if self.at + ahead < len(self.pieces) else ""

    def next(self, *kinds: str) -> str:
        """The current piece, and goes on; raises `Fault` where it is of none of `kinds`."""
        if kinds and self.kind() not in kinds:
            raise self.refused(", ".join(kinds))
        self.at += 1
        return self.pieces[self.at - 1][1]

    def take(self, *texts: str) -> str:
        """The piece where it is one of `texts`, in capitals, and goes on; else ''."""
        found = self.piece().upper()
        if self.done or found not in texts:
            return ""
        self.at += 1
        return found

    def need(self, *texts: str) -> str:
        """The same; raises `Fault` where it is none of them."""
        found = self.take(*texts)
        if not found:
            raise self.refused(", ".join(texts))
        return found

    def string(self) -> str:
        """The text of a string, without its quotation marks."""
        written = self.next("string")
        return written[1:-1].replace(written[0] * 2, written[0])

    def refused(self, possible: str) -> Fault:
        """That something else was expected here."""
        if self.done:
            return Fault("the table expression ends too early; possible: {possible}", {"possible": possible})
        return Fault(
            "{found} stands in the table expression; possible: {possible}",
            {"found": quoted(self.piece()), "possible": possible},
        )


def written(text: str) -> str:
    """A text as a string of an expression."""
    return "'" + text.replace("'", "''") + "'"
