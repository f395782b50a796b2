"""What !IF asks, !LET assigns and !DO counts: functions, comparisons of texts, !NOT, !AND and !OR."""

from collections.abc import Callable, Sequence

from analysis.syntax.macros.defining import is_word
from analysis.syntax.macros.functions import FUNCTIONS
from analysis.syntax.macros.pieces import Piece, pieces, text_of, unquoted
from analysis.syntax.macros.scope import Scope
from instrument.message import quoted

_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "gt": lambda a, b: a > b,
    "le": lambda a, b: a <= b,
    "ge": lambda a, b: a >= b,
}
_SIGNS = {"=": "eq", "<>": "ne", "~=": "ne", "¬=": "ne", "!=": "ne", "<": "lt", ">": "gt", "<=": "le", ">=": "ge"}
Found = tuple[str, int]
"""A text, and where what stands behind it begins."""


def function(several: Sequence[Piece], at: int, scope: Scope) -> Found | None:
    """What the function at `at` gives; None where none stands there."""
    piece = several[at]
    if is_word(piece, "null") and piece.folded == "!null":
        return "", at + 1
    name = next((each for each in (*FUNCTIONS, "eval") if is_word(piece, each)), "")
    if not name or at + 1 >= len(several) or not several[at + 1].is_sign("("):
        return None
    given, behind = _given(several, at + 2, scope)
    if name == "eval":
        least, most = 1, 1
    else:
        least, most, run = FUNCTIONS[name]
    found = None
    if least <= len(given) <= most:
        found = _evaluated(given[0], scope) if name == "eval" else run(given)
    if found is None:
        scope.tell(
            "macro function {name} does not take these arguments: {found}",
            {"name": f"!{name.upper()}", "found": quoted(", ".join(given))},
        )
    return found or "", behind


def _evaluated(text: str, scope: Scope) -> str:
    inner = Scope(scope.macros, scope.limits, scope.expand, scope.macro, scope.values, scope.variables, scope.depth + 1)
    return text_of(scope.expand(pieces(text), inner))


def _given(several: Sequence[Piece], at: int, scope: Scope) -> tuple[list[str], int]:
    """The arguments of a function whose parenthesis is open, and where it is closed."""
    found: list[str] = []
    current: list[Piece] = []
    depth = 0
    while at < len(several) and not (depth == 0 and several[at].is_sign(")")):
        piece = several[at]
        if depth == 0 and piece.is_sign(","):
            found.append(text_of(current))
            current, at = [], at + 1
            continue
        depth += piece.is_sign("(") - piece.is_sign(")")
        value, at = _operand(several, at, scope)
        current += [Piece("word", value, piece.gap)] if value else []
    return [*found, text_of(current)], at + 1


def _operand(several: Sequence[Piece], at: int, scope: Scope) -> Found:
    """A function, an argument, a macro variable, or a piece as it stands."""
    piece = several[at]
    stands = scope.argument(piece)
    if stands is not None:
        return text_of(stands), at + 1
    if piece.folded in scope.variables and piece.kind == "macro":
        return scope.variables[piece.folded], at + 1
    return function(several, at, scope) or (piece.text, at + 1)


def evaluate(several: Sequence[Piece], at: int, scope: Scope) -> Found:
    """The expression at `at`; truths are 1 and 0."""

    def tighter(at: int) -> Found:
        return _joined(several, at, ("and", "&", all), lambda at: _negated(several, at, scope))

    return _joined(several, at, ("or", "|", any), tighter)


def _joined(
    several: Sequence[Piece],
    at: int,
    by: tuple[str, str, Callable[[list[bool]], bool]],
    ask: Callable[[int], Found],
) -> Found:
    word, sign, combine = by
    found, at = ask(at)
    while at < len(several) and (several[at].folded == f"!{word}" or several[at].is_sign(sign)):
        other, at = ask(at + 1)
        found = _truth(combine([found != "0", other != "0"]))
    return found, at


def _truth(is_so: bool) -> str:
    return "1" if is_so else "0"


def _negated(several: Sequence[Piece], at: int, scope: Scope) -> Found:
    times = 0
    while at < len(several) and (several[at].folded == "!not" or several[at].is_sign("~", "¬")):
        times, at = times + 1, at + 1
    found, at = _compared(several, at, scope)
    return (_truth((found != "0") != bool(times % 2)) if times else found), at


def _compared(several: Sequence[Piece], at: int, scope: Scope) -> Found:
    found, at = _literal(several, at, scope)
    if at >= len(several):
        return found, at
    operator = several[at].folded.lstrip("!") if several[at].kind == "macro" else _SIGNS.get(several[at].text, "")
    if operator not in _COMPARED:
        return found, at
    other, at = _literal(several, at + 1, scope)
    return _truth(_COMPARED[operator](unquoted(found), unquoted(other))), at


def _literal(several: Sequence[Piece], at: int, scope: Scope) -> Found:
    if at >= len(several) or several[at].is_sign(")"):
        scope.tell("an expression of a macro ends too early")
        return "", at
    if not several[at].is_sign("("):
        found, at = _operand(several, at, scope)
        return unquoted(found), at
    found, at = evaluate(several, at + 1, scope)
    if at < len(several) and several[at].is_sign(")"):
        return found, at + 1
    scope.tell("a parenthesis in an expression of a macro is not closed")
    return found, at
