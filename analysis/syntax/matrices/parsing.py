"""Expressions over matrices: signs, functions, indices and matrices written out."""

from collections.abc import Callable

import numpy as np

from analysis.syntax.matrices import functions
from analysis.syntax.matrices.operators import SIGNS, size
from analysis.syntax.matrices.packed import Matrix, packed, scalar
from analysis.syntax.matrices.places import taken, taken_of_vector
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.reader import Reader
from instrument.message import Fault, nearest, quoted

Node = Callable[[Scope], Matrix]
Index = tuple[Node | None, ...]
"""One place or two; None for all."""
COMPARED = {"EQ": "=", "NE": "<>", "LT": "<", "LE": "<=", "GT": ">", "GE": ">=", "~=": "<>", "¬=": "<>", "!=": "<>"}


def expression(reader: Reader) -> Node:
    """A whole expression."""
    left = _and(reader)
    while word := _word(reader, "OR", "XOR", "|"):
        left = _pair("OR" if word == "|" else word, left, _and(reader), reader)
    return left


def _word(reader: Reader, *words: str) -> str:
    token = reader.token
    if token is not None and token.kind != "string" and token.text.upper() in words:
        reader.next()
        return token.text.upper()
    return ""


def _and(reader: Reader) -> Node:
    left = _not(reader)
    while not _is_elementwise(reader) and _word(reader, "AND", "&"):
        left = _pair("AND", left, _not(reader), reader)
    return left


def _is_elementwise(reader: Reader, *signs: str) -> bool:
    """Whether &*, &/ or &** stands here, or & with one of `signs`."""
    after = reader.peek()
    return reader.at_sign("&") and after is not None and after.text in (signs or ("*", "/", "**"))


def _elementwise(reader: Reader) -> str:
    """&*, &/ or &**."""
    reader.next()
    return "&" + reader.next().text


def _not(reader: Reader) -> Node:
    if not _word(reader, "NOT", "~", "¬"):
        return _comparison(reader)
    inner = _not(reader)
    return lambda scope: np.asarray(inner(scope) <= 0, dtype=float)


def _comparison(reader: Reader) -> Node:
    left = _sum(reader)
    while sign := _word(reader, "=", "<>", "<", "<=", ">", ">=", *COMPARED):
        left = _pair(COMPARED.get(sign, sign), left, _sum(reader), reader)
    return left


def _sum(reader: Reader) -> Node:
    left = _product(reader)
    while reader.at_sign("+", "-"):
        left = _pair(reader.next().text, left, _product(reader), reader)
    return left


def _product(reader: Reader) -> Node:
    left = powers(reader)
    while True:
        if reader.at_sign("*", "/"):
            sign = reader.next().text
        elif _is_elementwise(reader, "*", "/"):
            sign = _elementwise(reader)
        else:
            return left
        left = _pair(sign, left, powers(reader), reader)


def powers(reader: Reader) -> Node:
    """What may stand before a slash, as in PRINT: no sums and products but those in parentheses."""
    left = _run(reader)
    while True:
        if reader.at_sign("**"):
            sign = reader.next().text
        elif _is_elementwise(reader, "**"):
            sign = _elementwise(reader)
        else:
            return left
        left = _pair(sign, left, _run(reader), reader)


def _run(reader: Reader) -> Node:
    """1:10:2."""
    first = _unary(reader)
    if not reader.at_sign(":") or _closes(reader):
        return first
    reader.next()
    last = _unary(reader)
    step = _unary(reader) if reader.sign(":") else None
    place = reader.place()

    def found(scope: Scope) -> Matrix:
        bounds = [_one(each(scope), ":") for each in (first, last)]
        width = 1.0 if step is None else _one(step(scope), ":")
        if width == 0:
            raise Fault("a run cannot have steps of 0", None, place)
        count = int(np.floor((bounds[1] - bounds[0]) / width + 1e-9)) + 1
        return np.asarray(bounds[0] + width * np.arange(max(count, 0)), dtype=float).reshape(1, -1)

    return found


def _closes(reader: Reader) -> bool:
    """Whether the colon here stands for all rows or columns."""
    after = reader.peek()
    return after is None or after.text in (",", ")")


def _one(found: Matrix, what: str) -> float:
    if found.size != 1:
        raise Fault("{what} takes a number, not a matrix of {one}", {"what": what, "one": size(found)})
    return float(found[0, 0])


def _unary(reader: Reader) -> Node:
    if reader.at_sign("+", "-"):
        sign = reader.next().text
        inner = _unary(reader)
        return inner if sign == "+" else lambda scope: -inner(scope)
    return _indexed(reader)


def _indexed(reader: Reader) -> Node:
    found = _primary(reader)
    while reader.at_sign("("):
        found = _taken(found, index(reader), reader)
    return found


def index(reader: Reader) -> Index:
    """(rows, columns) or (places), a colon for all."""
    reader.need_sign("(")
    found: list[Node | None] = [_place(reader)]
    if reader.sign(","):
        found.append(_place(reader))
    reader.need_sign(")")
    return tuple(found)


def _place(reader: Reader) -> Node | None:
    if reader.at_sign(":") and _closes(reader):
        reader.next()
        return None
    return expression(reader)


def _taken(of: Node, at: Index, reader: Reader) -> Node:
    place = reader.place()

    def found(scope: Scope) -> Matrix:
        try:
            which = [None if each is None else each(scope) for each in at]
            return taken(of(scope), *which) if len(which) == 2 else taken_of_vector(of(scope), which[0])
        except Fault as fault:
            raise fault if fault.place.line else fault.at(place) from None

    return found


def _primary(reader: Reader) -> Node:
    if reader.sign("("):
        inner = expression(reader)
        reader.need_sign(")")
        return inner
    if reader.sign("{"):
        return _written(reader)
    if reader.at_string():
        text = scalar(packed(reader.string()))
        return lambda scope: text
    if reader.at_number():
        value = scalar(reader.number())
        return lambda scope: value
    if not reader.at_word():
        raise reader.wrong("{found} stands where a matrix is expected")
    name, after = reader.next().text, reader.token
    if after is not None and after.text == "(" and functions.is_known(name):
        return _call(name.upper(), reader)
    return _variable(name, reader)


def _variable(name: str, reader: Reader) -> Node:
    place = reader.place()

    def found(scope: Scope) -> Matrix:
        known = scope.matrices.get(name.casefold())
        if known is None:
            possible = nearest(name, [*scope.names.values(), *functions.NAMES])
            raise Fault("no matrix {found}; possible: {possible}", {"found": quoted(name), "possible": possible}, place)
        return known

    return found


def _call(name: str, reader: Reader) -> Node:
    reader.need_sign("(")
    place = reader.place()
    if name == "EOF":
        text = reader.string() if reader.at_string() else reader.name()
        reader.need_sign(")")
        return lambda scope: scalar(float(scope.is_over(text)))
    given: list[Node] = []
    while not reader.sign(")"):
        given.append(expression(reader))
        if not reader.at_sign(")"):
            reader.need_sign(",", ")")

    def found(scope: Scope) -> Matrix:
        try:
            return functions.called(name, [each(scope) for each in given], scope)
        except Fault as fault:
            raise fault if fault.place.line else fault.at(place) from None

    return found


def _written(reader: Reader) -> Node:
    """{1, 2; 3, 4}: rows behind semicolons, each of matrices beside one another."""
    rows: list[list[Node]] = [[]]
    while not reader.sign("}"):
        rows[-1].append(expression(reader))
        if reader.sign(";"):
            rows.append([])
        elif not reader.at_sign("}"):
            reader.need_sign(",", ";", "}")
    place = reader.place()

    def found(scope: Scope) -> Matrix:
        try:
            lines = [_joined([each(scope) for each in row], 1) for row in rows]
            return _joined(lines, 0)
        except Fault as fault:
            raise fault if fault.place.line else fault.at(place) from None

    return found


def _joined(parts: list[Matrix], axis: int) -> Matrix:
    """Matrices beside (1) or below (0) one another; empty ones are left out."""
    kept = [each for each in parts if each.size]
    if not kept:
        return np.zeros((0, 0))
    lengths = {each.shape[1 - axis] for each in kept}
    if len(lengths) > 1:
        which = {"one": size(kept[0]), "other": next(size(each) for each in kept if each.shape != kept[0].shape)}
        raise Fault("matrices of {one} and {other} do not fit together", dict(which))
    return np.concatenate(kept, axis=axis)


def _pair(sign: str, left: Node, right: Node, reader: Reader) -> Node:
    place = reader.place()

    def found(scope: Scope) -> Matrix:
        a, b = left(scope), right(scope)
        try:
            return SIGNS[sign](a, b)
        except Fault as fault:
            raise fault if fault.place.line else fault.at(place) from None

    return found
