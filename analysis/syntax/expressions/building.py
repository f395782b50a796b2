"""Nodes that are checked as they are built."""

from analysis.syntax.active import Format
from analysis.syntax.expressions.nodes import Binary, Kind, Node, Shaped
from analysis.syntax.formats.shapes import TEXTS, is_right, shape
from analysis.syntax.reader import Reader
from instrument.message import Fault, Place

COMPARISONS = ("=", "~=", "<", "<=", ">", ">=")


def number_needed(node: Node, operator: str) -> Node:
    """The operand of an operator that takes numbers."""
    if node.kind not in ("number", "truth"):
        raise Fault("{operator} takes numbers, and this is a string", {"operator": operator}, node.place)
    return node


def joined(operator: str, left: Node, right: Node, kind: Kind, place: Place) -> Node:
    """Two operands of one kind with the operator between them; raises `Fault` where they do not go together."""
    texts = [node.kind == "string" for node in (left, right)]
    if operator in COMPARISONS and texts[0] != texts[1]:
        raise Fault("a string cannot be compared with a number", place=place)
    if operator == "+" and all(texts):
        return Binary("string", left.place, operator, left, right)
    if operator not in COMPARISONS or not all(texts):
        shown = {"&": "AND", "|": "OR"}.get(operator, operator)
        number_needed(left, shown)
        number_needed(right, shown)
    return Binary(kind, left.place, operator, left, right)


def shaped(reader: Reader) -> Node:
    """The format at the cursor; raises `Fault` where there is none."""
    place, text = reader.place(), (reader.token.text if reader.token else "")
    parts = shape(text)
    if parts is None or parts.width is None:
        raise reader.wrong("{found} stands where a format is expected, as F8.2")
    reader.next()
    return Shaped("format", place, Format(parts.kind, parts.width, parts.decimals or 0))


def is_numeric_format(node: Node, for_reading: bool) -> bool:
    """Whether a node is a format that numbers may have."""
    return isinstance(node, Shaped) and node.format.kind not in TEXTS and is_right(node.format, for_reading)
