"""A call of a macro: which pieces behind its name belong to which argument."""

from collections.abc import Iterator, Sequence
from dataclasses import field

from analysis.syntax.macros.defining import Argument, Macro
from analysis.syntax.macros.pieces import WHOLE, Piece, pieces
from instrument.message import Message
from instrument.records import dataclass, replace


@dataclass
class Call:
    """What each argument of a call holds, and what is wrong with it; `at`: how many pieces behind the name it takes."""

    macro: Macro
    behind: Sequence[Piece]
    at: int = 0
    given: dict[int, list[Piece]] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether the command ends here."""
        return self.at >= len(self.behind) or self.behind[self.at].kind == "end"

    def values(self) -> list[tuple[Piece, ...]]:
        """The pieces of every argument, its default where the call says nothing."""
        arguments = enumerate(self.macro.arguments)
        return [tuple(_parted(self.given[at])) if at in self.given else each.default for at, each in arguments]


def _parted(given: Sequence[Piece]) -> Iterator[Piece]:
    for piece in given:
        if piece.kind == WHOLE:
            yield from (replace(each, gap=each.gap if at else piece.gap) for at, each in enumerate(pieces(piece.text)))
        else:
            yield piece


def called(macro: Macro, behind: Sequence[Piece]) -> Call:
    """The call whose name stands before `behind`."""
    call = Call(macro, behind)
    for number, argument in enumerate(macro.arguments):
        if not argument.is_positional or not _take(call, number, argument):
            break
    _take_named(call)
    return call


def _take_named(call: Call) -> None:
    """Arguments by their names, name = value, in any order."""
    while not call.is_over and call.behind[call.at].kind in ("word", "macro"):
        number = call.macro.argument("!" + call.behind[call.at].folded.lstrip("!"))
        if number is None or call.macro.arguments[number].is_positional:
            return
        argument = call.macro.arguments[number]
        call.at += 1
        if call.is_over or not call.behind[call.at].is_sign("="):
            _tell(call, "=", argument)
            return
        call.at += 1
        if not _take(call, number, argument):
            return


def _take(call: Call, number: int, argument: Argument) -> bool:
    """Takes the pieces of an argument that begins here; whether another one may follow."""
    if argument.reach == "enclose" and not _begun(call, argument):
        return False
    found: list[Piece] = []
    while not call.is_over:
        piece = call.behind[call.at]
        call.at += 1
        if argument.reach in ("charend", "enclose") and piece.text == argument.end:
            break
        found.append(replace(piece, gap="") if not found else piece)
        if argument.reach == "tokens" and len(found) == argument.count:
            break
    else:
        if found or not argument.is_positional or argument.reach == "enclose":
            call.given[number] = found
            if argument.reach in ("tokens", "enclose"):  # SPSS takes the end of the command for the sign that ends one
                _tell(call, argument.end or str(argument.count), argument)
        return False
    call.given[number] = found
    return True


def _begun(call: Call, argument: Argument) -> bool:
    """Whether what is enclosed begins here; its first sign is taken."""
    if not call.is_over and call.behind[call.at].text == argument.begin:
        call.at += 1
        return True
    if not call.is_over or not argument.is_positional:
        _tell(call, argument.begin, argument)
    return False


def _tell(call: Call, expected: str, argument: Argument) -> None:
    call.problems.append(
        Message(
            "argument {argument} of macro {macro} ends too early; expected: {expected}",
            {"argument": argument.name, "macro": call.macro.name, "expected": expected},
        )
    )
