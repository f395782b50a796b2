"""Categories that a table computes from the numbers of others: their expressions, names and formats."""

from collections.abc import Callable

from analysis.custom.grammar import written
from analysis.custom.summaries import Summary
from analysis.table import Cell
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

BY_ZERO = Undefined(Message("a division by 0"))
RANKS = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}
NO_NUMBER = Undefined(Message("a power that is no number"))


@dataclass(frozen=True)
class Operand:
    """Categories of the list that the computed one stands in: values, missing codes, others, a subtotal, the total."""

    kind: str  # values, missing, others, subtotal, total
    low: float | str = 0.0
    high: float | str = 0.0
    number: int = 0  # of the subtotal; 0 for the only one

    def __str__(self) -> str:
        if self.kind == "values":
            return f"[{bound(self.low)}]" if self.low == self.high else f"[{bound(self.low)} THRU {bound(self.high)}]"
        word = {"missing": "MISSING", "others": "OTHERNM"}.get(self.kind, self.kind.upper())
        return f"{word}[{self.number}]" if self.number else word


@dataclass(frozen=True)
class Operation:
    """Two parts of an expression and what is done with them."""

    sign: str  # + - * / **
    first: "Node"
    second: "Node"


Node = float | Operand | Operation


@dataclass(frozen=True)
class Computed:
    """Written as `&name = EXPR([1] + [2]) LABEL='…' FORMAT=COUNT F8.1, COLPCT PCT5.1 HIDESOURCECATS=YES`."""

    name: str
    node: Node
    label: str | None = None
    formats: tuple[Summary, ...] = ()
    hides: bool = False  # the categories that it is computed from

    def operands(self) -> list[Operand]:
        """What it is computed from, from left to right."""
        return _operands(self.node)

    def __str__(self) -> str:
        label = "" if self.label is None else f" LABEL={written(self.label)}"
        formats = f" FORMAT={', '.join(map(str, self.formats))}" if self.formats else ""
        return f"&{self.name} = EXPR({said(self.node)}){label}{formats}{' HIDESOURCECATS=YES' if self.hides else ''}"


def said(node: Node, outer: int = 0) -> str:
    """An expression as it is written, in parentheses where its rank is below the `outer` one."""
    if isinstance(node, float):
        return f"{node:.12g}"
    if isinstance(node, Operand):
        return str(node)
    rank = RANKS[node.sign]
    text = f"{said(node.first, rank)} {node.sign} {said(node.second, rank + 1)}"
    return f"({text})" if rank < outer else text


def bound(value: float | str) -> str:
    """An end of a range as it is written."""
    if isinstance(value, str):
        return written(value)
    return "LO" if value == float("-inf") else "HI" if value == float("inf") else f"{value:.12g}"


def value(node: Node, told: Callable[[Operand], Cell]) -> Cell:
    """What an expression gives where `told` tells its operands; undefined where one of them is."""
    if isinstance(node, float):
        return node
    if isinstance(node, Operand):
        return told(node)
    first, second = value(node.first, told), value(node.second, told)
    if not isinstance(first, int | float):
        return first
    return _computed(node.sign, float(first), float(second)) if isinstance(second, int | float) else second


def _computed(sign: str, first: float, second: float) -> Cell:
    match sign:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
        case "/":
            return first / second if second else BY_ZERO
    try:
        found = first**second
    except (OverflowError, ZeroDivisionError):
        return NO_NUMBER
    return found if isinstance(found, float) else NO_NUMBER


def _operands(node: Node) -> list[Operand]:
    if isinstance(node, Operation):
        return _operands(node.first) + _operands(node.second)
    return [node] if isinstance(node, Operand) else []
