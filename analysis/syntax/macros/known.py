"""The macros that a job has defined, and what SET says of them."""

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.syntax.tokens import Token
from instrument.message import Message, Place
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.syntax.macros.defining import Macro


@dataclass
class Macros:
    """Macros by their folded names, with the settings of SET."""

    known: dict[str, "Macro"] = field(default_factory=dict)
    is_expanding: bool = True
    is_printing: bool = False
    loops: int = 1000
    depth: int = 50

    def define(self, text: str, place: Place) -> None:
        """Takes a definition, in the place of one of the same name; raises `Fault`."""
        from analysis.syntax.macros.defining import defined

        macro = defined(text, place)
        self.known[macro.name.casefold()] = macro

    def are_called(self, text: str) -> bool:
        """Whether a command may call one of them."""
        if not self.known or not self.is_expanding:
            return False
        from analysis.syntax.macros.pieces import words_of

        return any(word.casefold() in self.known for word in words_of(text))

    def expanded(self, text: str) -> tuple[str, list[Message]]:
        """The text that a command becomes, with what is wrong."""
        from analysis.syntax.macros.expanding import expand
        from analysis.syntax.macros.pieces import pieces, text_of
        from analysis.syntax.macros.scope import Limits, Scope

        limits = Limits(self.loops, self.depth)
        found = expand(pieces(text), Scope(self.known, limits, expand))
        return text_of(found), limits.problems

    def set(self, tokens: Sequence[Token]) -> None:
        """Takes what SET says of macros."""
        words = [token.text.upper() for token in tokens if token.text not in "=/"]
        for word, value in pairwise(words):
            match word:
                case "MEXPAND":
                    self.is_expanding = value in ("ON", "YES")
                case "MPRINT":
                    self.is_printing = value in ("ON", "YES")
                case "MITERATE" if value.isdigit():
                    self.loops = int(value)
                case "MNEST" if value.isdigit():
                    self.depth = int(value)
