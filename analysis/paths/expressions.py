"""Arithmetic on the labels of a path model: what stands to the right of `:=`."""

from collections.abc import Mapping
from typing import Any, Literal

from instrument.records import dataclass


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Label:
    name: str


@dataclass(frozen=True)
class Operation:
    sign: Literal["+", "-", "*", "/"]
    left: "Expression"
    right: "Expression"


Expression = Number | Label | Operation


def labels_in(expression: Expression) -> tuple[str, ...]:
    """The labels an expression asks for, from left to right."""
    if isinstance(expression, Label):
        return (expression.name,)
    if isinstance(expression, Operation):
        return (*labels_in(expression.left), *labels_in(expression.right))
    return ()


def value_of(expression: Expression, values: Mapping[str, Any]) -> Any:
    """The expression with `values` for its labels, real or complex; NaN where it divides by 0."""
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Label):
        return values[expression.name]
    left, right = value_of(expression.left, values), value_of(expression.right, values)
    if expression.sign == "+":
        return left + right
    if expression.sign == "-":
        return left - right
    if expression.sign == "*":
        return left * right
    return left / right if right != 0 else float("nan")
