"""DEFINE: a macro with its arguments and its body."""

import re
from typing import Literal

from analysis.syntax.macros.pieces import Piece, pieces, unquoted
from instrument.message import Fault, Place, quoted
from instrument.records import dataclass

Reach = Literal["tokens", "charend", "enclose", "cmdend"]

KEYWORDS = frozenset((
    "break", "charend", "cmdend", "default", "do", "doend", "else", "enclose", "if", "ifend", "in", "let",
    "noexpand", "offexpand", "onexpand", "pos", "positional", "then", "to", "tokens",
))  # fmt: skip
"""Words of the macro language, which name no argument and no macro variable."""
SHORTEST = 3
_DEFINITION = re.compile(r"\s*DEF\w*\s+(?P<name>!?[\w.@#$]+)\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"!ENDDEF\w*.*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Argument:
    """One argument of a macro, with how far it reaches in a call."""

    name: str  # folded, with its !; !1, !2, … for positional ones
    is_positional: bool
    reach: Reach
    count: int = 1  # of tokens
    begin: str = ""  # of what is enclosed
    end: str = ""
    default: tuple[Piece, ...] = ()
    is_expanded: bool = True


@dataclass(frozen=True)
class Macro:
    """A name that stands for a text."""

    name: str
    arguments: tuple[Argument, ...]
    body: tuple[Piece, ...]

    def argument(self, name: str) -> int | None:
        """Which argument a folded name with ! names; None for none."""
        found = [number for number, each in enumerate(self.arguments) if each.name == name]
        return found[0] if found else None


def is_word(piece: Piece, *words: str) -> bool:
    """Whether a piece is one of these words of the macro language, whole or cut to three letters or more."""
    if piece.kind != "macro":
        return False
    written = piece.folded[1:]
    return any(written == word or (len(written) >= SHORTEST and word.startswith(written)) for word in words)


def defined(text: str, place: Place) -> Macro:
    """The macro that DEFINE !name (arguments) body !ENDDEFINE makes; raises `Fault`."""
    match = _DEFINITION.match(_END.sub("", text))
    if match is None or match["name"][0].isdigit():
        raise Fault("DEFINE needs the name of a macro, and its arguments in parentheses", place=place)
    name, rest = match["name"].rstrip("."), pieces(match["rest"])
    if not rest or not rest[0].is_sign("("):
        raise Fault("DEFINE needs the name of a macro, and its arguments in parentheses", place=place)
    reading = _Reading(rest, place)
    found = reading.arguments()
    return Macro(name, tuple(found), tuple(rest[reading.at :]))


@dataclass
class _Reading:
    """A definition behind the name, read from piece to piece."""

    pieces: list[Piece]
    place: Place
    at: int = 0

    def next(self) -> Piece:
        if self.at >= len(self.pieces):
            raise self.fault("")
        self.at += 1
        return self.pieces[self.at - 1]

    def fault(self, found: str) -> Fault:
        sentence = "{found} stands where a part of an argument of a macro is expected"
        return Fault(sentence, {"found": quoted(found)}, self.place)

    def sign(self, sign: str) -> bool:
        found = self.at < len(self.pieces) and self.pieces[self.at].is_sign(sign)
        self.at += found
        return found

    def need(self, sign: str) -> None:
        if not self.sign(sign):
            raise self.fault(self.next().text)

    def arguments(self) -> list[Argument]:
        self.need("(")
        found: list[Argument] = []
        while not self.sign(")"):
            found.append(self.argument(sum(each.is_positional for each in found) + 1))
            if found[-1].is_positional and not all(each.is_positional for each in found):
                raise Fault("positional arguments of a macro stand before those with names", place=self.place)
            self.sign("/")
        return found

    def argument(self, number: int) -> Argument:
        first = self.next()
        is_positional = is_word(first, "positional")
        if not is_positional and (first.kind != "word" or first.folded in KEYWORDS):
            raise Fault(
                "{found} cannot be the name of an argument of a macro", {"found": quoted(first.text)}, self.place
            )
        self.sign("=")
        name = f"!{number}" if is_positional else f"!{first.folded}"
        default: tuple[Piece, ...] = ()
        is_expanded = True
        while True:
            piece = self.next()
            if is_word(piece, "default"):
                default = self._default()
            elif is_word(piece, "noexpand"):
                is_expanded = False
            else:
                found = self._reach(piece, name, is_positional)
                break
        while self.at < len(self.pieces) and is_word(self.pieces[self.at], "default", "noexpand"):
            if is_word(self.next(), "noexpand"):
                is_expanded = False
            else:
                default = self._default()
        return Argument(
            found.name, is_positional, found.reach, found.count, found.begin, found.end, default, is_expanded
        )

    def _default(self) -> tuple[Piece, ...]:
        self.need("(")
        found: list[Piece] = []
        depth = 0
        while depth or not self.sign(")"):
            piece = self.next()
            depth += piece.is_sign("(") - piece.is_sign(")")
            found.append(piece)
        return tuple(found)

    def _reach(self, piece: Piece, name: str, is_positional: bool) -> Argument:
        if is_word(piece, "cmdend"):
            return Argument(name, is_positional, "cmdend")
        if not is_word(piece, "tokens", "charend", "enclose"):
            raise self.fault(piece.text)
        self.need("(")
        if is_word(piece, "tokens"):
            count = self.next()
            if not count.text.isdigit() or count.text == "0":
                raise self.fault(count.text)
            found = Argument(name, is_positional, "tokens", int(count.text))
        elif is_word(piece, "charend"):
            found = Argument(name, is_positional, "charend", end=self._one())
        else:
            begin = self._one()
            self.need(",")
            found = Argument(name, is_positional, "enclose", begin=begin, end=self._one())
        self.need(")")
        return found

    def _one(self) -> str:
        piece = self.next()
        found = unquoted(piece.text)
        if piece.kind != "string" or len(pieces(found)) != 1:
            raise self.fault(piece.text)
        return found
