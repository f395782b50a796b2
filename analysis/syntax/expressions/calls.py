"""Functions as they stand in an expression: their name, arguments and the form that fits."""

from collections.abc import Sequence
from typing import Protocol

from analysis.syntax.active import Active
from analysis.syntax.expressions import building, nodes
from analysis.syntax.expressions.functions import forms_of, functions, named
from analysis.syntax.expressions.nodes import Node
from analysis.syntax.expressions.signature import Function, Takes
from analysis.syntax.reader import Reader
from instrument.message import nearest, quoted

MOST_BACK = 1_000_000


class Within(Protocol):
    """The expression in which a function stands."""

    reader: Reader
    active: Active

    def whole(self) -> Node: ...
    def format(self) -> Node: ...


def call(within: Within) -> Node:
    """The function at the cursor with its arguments; raises `Fault` for what it does not take."""
    reader = within.reader
    place, begun = reader.place(), reader.cursor
    name, least = _name(reader)
    forms = forms_of(name)
    reader.next()
    reader.need_sign("(")
    arguments: list[Node] = []
    while not reader.at_sign(")"):
        arguments += _argument(within, forms, len(arguments))
        if not reader.sign(","):
            break
    reader.need_sign(")")
    which = _fitting(forms, arguments)
    if which is None:
        reader.cursor = begun
        sentence = "{function} does not take these arguments; possible: {possible}"
        raise reader.fault(sentence, {"function": name, "possible": ", ".join(form.shown for form in forms)})
    form = forms[which]
    needed = form.least if least is None else least
    return nodes.Call(form.gives, place, name, which, tuple(arguments), needed if form.least else 0)


def _name(reader: Reader) -> tuple[str, int | None]:
    """The function at the cursor, and the number of valid arguments written behind its name."""
    written = reader.next().text
    reader.cursor -= 1
    stem, _, least = written.rpartition(".")
    if least.isdigit() and any(form.least for form in forms_of(stem.upper())):
        return stem.upper(), int(least)
    found = named(written)
    if found is not None:
        return found, None
    found = named(stem) if least.isdigit() else None
    if found is not None and any(form.least for form in forms_of(found)):
        return found, int(least)
    possible = nearest(written.upper(), functions())
    raise reader.fault("no function {found}; possible: {possible}", {"found": quoted(written), "possible": possible})


def _argument(within: Within, forms: Sequence[Function], place: int) -> list[Node]:
    """One argument, or the variables of a run A TO B."""
    reader, active = within.reader, within.active
    if any(place < len(form.takes) and form.takes[place].startswith("format") for form in forms):
        return [within.format()]
    after = reader.peek()
    if reader.at_word() and after is not None and after.text.upper() == "TO":
        first = reader.place()
        names = _run(reader, active)
        return [nodes.Variable("string" if active.fields[name].is_text else "number", first, name) for name in names]
    return [within.whole()]


def _run(reader: Reader, active: Active) -> Sequence[str]:
    """The variables of A TO B in the order of the file."""
    first = reader.variable(active)
    reader.next()
    last = reader.variable(active)
    start, end = active.names.index(first), active.names.index(last)
    if end < start:
        raise reader.fault("{last} stands before {first} in the file", {"first": quoted(first), "last": quoted(last)})
    return active.names[start : end + 1]


def _fitting(forms: Sequence[Function], arguments: Sequence[Node]) -> int | None:
    """The first form that takes these arguments."""
    for which, form in enumerate(forms):
        if form.accepts(len(arguments)) and all(
            _fits(argument, form.takes_at(place)) and (place not in form.constant or _is_count(argument))
            for place, argument in enumerate(arguments)
        ):
            return which
    return None


def _is_count(node: Node) -> bool:
    """Whether a whole number above 0 is written here."""
    return isinstance(node, nodes.Constant) and isinstance(node.value, float) and node.value in range(1, MOST_BACK)


def _fits(node: Node, takes: Takes) -> bool:
    is_number = node.kind in ("number", "truth")
    match takes:
        case "number" | "absent":
            return is_number
        case "string":
            return node.kind == "string"
        case "format" | "format for reading":
            return building.is_numeric_format(node, takes == "format for reading")
        case "raw":
            return is_number and isinstance(node, nodes.Variable | nodes.Element)
        case "variable":
            return is_number and isinstance(node, nodes.Variable)
        case "text variable":
            return node.kind == "string" and isinstance(node, nodes.Variable)
        case _:
            return node.kind != "format"
