"""SPSS's transformation expressions: read from a command, computed over all cases at once."""

from analysis.syntax.expressions.evaluation import evaluate
from analysis.syntax.expressions.nodes import Node
from analysis.syntax.expressions.parsing import parse, parse_condition
from analysis.syntax.expressions.scene import Scene

__all__ = ["Node", "Scene", "evaluate", "parse", "parse_condition"]
