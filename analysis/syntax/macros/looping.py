"""!DO … !DOEND: pieces that are expanded again and again."""

from collections.abc import Iterator, Sequence

from analysis.syntax.macros.defining import is_word
from analysis.syntax.macros.evaluating import evaluate
from analysis.syntax.macros.pieces import Piece, pieces
from analysis.syntax.macros.scope import Scope
from instrument.message import quoted
from instrument.records import replace

Values = Iterator[str]


def behind_block(several: Sequence[Piece], at: int, begin: tuple[str, ...], ends: tuple[str, ...]) -> int | None:
    """Where the first of `ends` stands that belongs to the block that is open at `at`; None for none."""
    depth = 0
    closing = ends[0]
    for place in range(at, len(several)):
        piece = several[place]
        if piece.folded in begin:
            depth += 1
        elif depth == 0 and is_word(piece, *ends):
            return place
        elif is_word(piece, closing):
            depth -= 1
    return None


def loop(several: Sequence[Piece], at: int, scope: Scope) -> tuple[list[Piece], int]:
    """!DO !i = 1 !TO 5 !BY 2 … !DOEND, or !DO !i !IN (list) … !DOEND."""
    name = several[at + 1] if at + 1 < len(several) else None
    if name is None or name.kind != "macro" or scope.argument(name) is not None:
        scope.tell("{found} needs a name that begins with !, and a value", {"found": quoted("!DO")})
        return [], at + 1
    found = _values(several, at + 2, scope)
    if found is None:
        scope.tell("!DO goes from a number !TO a number, or through a list !IN parentheses")
        return [], len(several)
    values, begin = found
    end = behind_block(several, begin, ("!do",), ("doend",))
    if end is None:
        scope.tell("{begin} has no {end}", {"begin": "!DO", "end": "!DOEND"})
        return [], len(several)
    return _repeated(several[begin:end], name, values, scope), end + 1


def _repeated(body: Sequence[Piece], name: Piece, values: Values, scope: Scope) -> list[Piece]:
    made: list[Piece] = []
    inner = replace(scope, loops=scope.loops + 1, is_left=False)
    for number, value in enumerate(values):
        if number >= scope.limits.loops:
            scope.tell("a loop of a macro ends after {n} runs, as SET MITERATE has it", {"n": scope.limits.loops})
            break
        scope.variables[name.folded] = value
        made += scope.expand(body, inner)
        if inner.is_left or scope.limits.steps > scope.limits.most:
            break
    return made


def _values(several: Sequence[Piece], at: int, scope: Scope) -> tuple[Values, int] | None:
    """What the variable of the loop holds in each run, and where the body begins."""
    if at >= len(several):
        return None
    if several[at].folded == "!in":
        listed, at = evaluate(several, at + 1, scope)
        return (each.text for each in pieces(listed)), at
    if not several[at].is_sign("="):
        return None
    first, at = evaluate(several, at + 1, scope)
    if at >= len(several) or several[at].folded != "!to":
        return None
    last, at = evaluate(several, at + 1, scope)
    step = "1"
    if at < len(several) and several[at].folded == "!by":
        step, at = evaluate(several, at + 1, scope)
    numbers = [_number(each) for each in (first, last, step)]
    if any(each is None for each in numbers) or numbers[2] == 0:
        return None
    return _counted(*(each or 0.0 for each in numbers)), at


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _counted(first: float, last: float, step: float) -> Values:
    number = 0
    value = first
    while value <= last if step > 0 else value >= last:
        yield f"{value:.15g}"
        number += 1
        value = first + number * step
