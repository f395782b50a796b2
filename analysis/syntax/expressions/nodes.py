"""An expression as a tree."""

from typing import Literal

from analysis.syntax.active import Format
from instrument.message import Place
from instrument.records import dataclass

Kind = Literal["number", "truth", "string", "format"]
"""What a part of an expression gives; a truth (1, 0 or missing) may stand wherever a number may."""


@dataclass(frozen=True)
class Node:
    """A part of an expression; `place` is where it begins."""

    kind: Kind
    place: Place


@dataclass(frozen=True)
class Constant(Node):
    value: float | str


@dataclass(frozen=True)
class Variable(Node):
    name: str  # as the file spells it


@dataclass(frozen=True)
class Element(Node):
    """A variable of a vector, by its number from 1."""

    names: tuple[str, ...]
    index: Node


@dataclass(frozen=True)
class System(Node):
    """$CASENUM, the only system variable that differs between cases."""


@dataclass(frozen=True)
class Shaped(Node):
    """A format that stands as an argument: F8.2."""

    format: Format


@dataclass(frozen=True)
class Unary(Node):
    operator: str  # - or ~
    operand: Node


@dataclass(frozen=True)
class Binary(Node):
    operator: str  # + - * / ** = ~= < <= > >= & |
    left: Node
    right: Node


@dataclass(frozen=True)
class Call(Node):
    """A function of its arguments; `which` is its place among those of the same name."""

    function: str
    which: int
    arguments: tuple[Node, ...]
    least: int  # valid arguments that a statistic needs
