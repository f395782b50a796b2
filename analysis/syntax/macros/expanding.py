"""Pieces with what the macros, arguments and variables among them stand for."""

from collections.abc import Sequence

from analysis.syntax.macros.calling import called
from analysis.syntax.macros.defining import is_word
from analysis.syntax.macros.evaluating import evaluate, function
from analysis.syntax.macros.looping import behind_block, loop
from analysis.syntax.macros.pieces import WHOLE, Piece, pieces, text_of
from analysis.syntax.macros.scope import Scope
from instrument.message import quoted
from instrument.records import replace


def expand(several: Sequence[Piece], scope: Scope) -> list[Piece]:
    """The pieces that `several` become."""
    if scope.depth > scope.limits.depth:
        scope.tell("macros stand in one another more than {most} deep", {"most": scope.limits.depth})
        return list(several)
    found: list[Piece] = []
    at = 0
    while at < len(several) and not scope.is_left:
        made, at = _next(several, at, scope)
        found += made
        scope.limits.steps += 1 + len(made)
        if scope.limits.steps > scope.limits.most:
            scope.tell("a macro makes more than {most} words", {"most": scope.limits.most})
            break
    return found


def _next(several: Sequence[Piece], at: int, scope: Scope) -> tuple[list[Piece], int]:
    """What stands for the piece at `at`, and where to go on."""
    piece = several[at]
    macro = scope.macros.get(piece.folded) if piece.kind in ("word", "macro") and scope.limits.is_expanding else None
    if macro is not None:
        call = called(macro, _filled(several[at + 1 :], scope))
        for message in call.problems:
            scope.tell(message.sentence, dict(message.values))
        inner = Scope(scope.macros, scope.limits, expand, macro, call.values(), depth=scope.depth + 1)
        return _behind(piece, expand(macro.body, inner)), at + 1 + call.at
    if piece.kind != "macro":
        return [piece], at + 1
    stands = scope.argument(piece)
    if stands is not None:
        return _behind(piece, stands), at + 1
    if piece.folded in scope.variables:
        return _behind(piece, pieces(scope.variables[piece.folded])), at + 1
    given = function(several, at, scope)
    if given is not None:
        return _behind(piece, pieces(given[0])), given[1]
    return _construct(several, at, scope)


def _filled(behind: Sequence[Piece], scope: Scope) -> list[Piece]:
    """Pieces behind the name of a macro; what an argument or a variable among them stands for counts as one piece."""
    found: list[Piece] = []
    for piece in behind:
        stands = scope.argument(piece)
        if stands is None and piece.kind == "macro" and piece.folded in scope.variables:
            stands = pieces(scope.variables[piece.folded])
        if stands is not None:
            piece = replace(stands[0], gap=piece.gap) if len(stands) == 1 else Piece(WHOLE, text_of(stands), piece.gap)
        found.append(piece)
    return found


def _behind(piece: Piece, stands: Sequence[Piece]) -> list[Piece]:
    """What stands for a piece, as far from what is before it as that was."""
    return [replace(each, gap=piece.gap) if not at else each for at, each in enumerate(stands)]


def _construct(several: Sequence[Piece], at: int, scope: Scope) -> tuple[list[Piece], int]:
    piece = several[at]
    match piece.folded:
        case "!if":
            return _if(several, at, scope)
        case "!let":
            return _let(several, at, scope)
        case "!do":
            return loop(several, at, scope)
        case "!break":
            if not scope.loops:
                scope.tell("!BREAK stands outside of !DO")
            scope.is_left = scope.loops > 0
        case "!onexpand" | "!offexpand":
            scope.limits.is_expanding = piece.folded == "!onexpand"
        case _:
            return [piece], at + 1
    return [], at + 1


def _if(several: Sequence[Piece], at: int, scope: Scope) -> tuple[list[Piece], int]:
    """!IF expression !THEN … !ELSE … !IFEND."""
    asked, then = evaluate(several, at + 1, scope)
    if then >= len(several) or not is_word(several[then], "then"):
        scope.tell("{begin} has no {end}", {"begin": "!IF", "end": "!THEN"})
        return [], len(several)
    end = behind_block(several, then + 1, ("!if",), ("ifend",))
    other = behind_block(several, then + 1, ("!if",), ("ifend", "else"))
    if end is None or other is None:
        scope.tell("{begin} has no {end}", {"begin": "!IF", "end": "!IFEND"})
        return [], len(several)
    chosen = several[then + 1 : other] if asked != "0" else several[other + 1 : end] if other < end else []
    inner = replace(scope, is_left=False)
    found = expand(chosen, inner)
    scope.is_left = inner.is_left
    return found, end + 1


def _let(several: Sequence[Piece], at: int, scope: Scope) -> tuple[list[Piece], int]:
    """!LET !name = expression."""
    name = several[at + 1] if at + 1 < len(several) else None
    if name is None or name.kind != "macro" or at + 2 >= len(several) or not several[at + 2].is_sign("="):
        scope.tell("{found} needs a name that begins with !, and a value", {"found": quoted("!LET")})
        return [], at + 1
    value, behind = evaluate(several, at + 3, scope)
    if scope.argument(name) is not None:
        scope.tell("{found} is an argument, and cannot be changed", {"found": quoted(name.text)})
    scope.variables[name.folded] = value
    return [], behind
