"""SPSS's transformation expressions: read from a command, computed over all cases at once."""

from analysis.syntax.expressions.evaluation import evaluate, holds, numbers
from analysis.syntax.expressions.nodes import Node
from analysis.syntax.expressions.parsing import parse, parse_condition, parse_number, parse_text
from analysis.syntax.expressions.scene import Scene

__all__ = [
    "Node",
    "Scene",
    "evaluate",
    "holds",
    "numbers",
    "parse",
    "parse_condition",
    "parse_number",
    "parse_text",
]
