"""Where pieces are expanded: the macro whose body they are, its arguments, the variables of !LET and !DO."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from analysis.syntax.macros.defining import Macro
from analysis.syntax.macros.pieces import Piece
from instrument.message import Message, Scalar
from instrument.records import dataclass

Expand = Callable[[Sequence[Piece], "Scope"], list[Piece]]


@dataclass
class Limits:
    """What SET allows, and what all levels of one expansion share."""

    loops: int = 1000
    depth: int = 50
    most: int = 1_000_000  # pieces of one expansion
    steps: int = 0  # so far
    is_expanding: bool = True  # !OFFEXPAND and !ONEXPAND
    problems: list[Message] = field(default_factory=list)


@dataclass
class Scope:
    """One level of an expansion."""

    macros: Mapping[str, Macro]  # by folded name
    limits: Limits
    expand: Expand
    macro: Macro | None = None
    values: Sequence[tuple[Piece, ...]] = ()
    variables: dict[str, str] = field(default_factory=dict)
    depth: int = 0
    loops: int = 0  # within one another
    is_left: bool = False  # !BREAK ends the loop that runs

    def tell(self, sentence: str, values: dict[str, Scalar] | None = None) -> None:
        """Notes what is wrong with a macro; the same is said once."""
        message = Message(sentence, values or {})
        if message not in self.limits.problems:
            self.limits.problems.append(message)

    def argument(self, piece: Piece) -> list[Piece] | None:
        """What an argument, !* or a macro variable stands for; None for any other piece."""
        if piece.kind != "macro":
            return None
        if self.macro is not None:
            number = self.macro.argument(piece.folded)
            if number is not None:
                return self._value(number)
            if piece.text == "!*":
                return self._all()
        return None

    def _all(self) -> list[Piece]:
        found: list[Piece] = []
        for number in range(len(self.values)):
            value = self._value(number)
            found += [Piece(each.kind, each.text, each.gap or " ") if not at else each for at, each in enumerate(value)]
        return found

    def _value(self, number: int) -> list[Piece]:
        pieces = list(self.values[number])
        assert self.macro is not None  # noqa: S101  # values are those of its arguments
        if not self.macro.arguments[number].is_expanded or not self.limits.is_expanding:
            return pieces
        outer = Scope(self.macros, self.limits, self.expand, depth=self.depth + 1)
        return self.expand(pieces, outer)
