"""Computes an expression over all cases of the active file at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, Field, Values
from analysis.syntax.expressions import nodes
from analysis.syntax.expressions.functions import forms_of
from analysis.syntax.expressions.nodes import Node
from analysis.syntax.expressions.operators import combined, negated
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import Function, Takes
from analysis.syntax.expressions.values import Numbers, Texts, Value
from instrument.records import replace


def evaluate(node: Node, active: Active, scene: Scene | None = None) -> Values:
    """The column of an expression, shape (n,): float64 with NaN for missing, or object holding str.

    Declared missing values of numeric variables are missing, but for VALUE, MISSING, SYSMIS and those beside them.
    """
    found = _Evaluation(active, replace(scene or Scene(), n=active.n)).of(node)
    if isinstance(found, Texts):
        return found.column(active.n)
    return np.array(np.broadcast_to(found, (active.n,)), dtype=float)


class _Evaluation:
    """An expression over one active file."""

    def __init__(self, active: Active, scene: Scene) -> None:
        self.active = active
        self.scene = scene
        self.texts: dict[str, Texts] = {}  # of the variables asked so far

    def of(self, node: Node) -> Value:
        """A node's column, of shape () where it is the same in every case."""
        match node:
            case nodes.Constant():
                return Texts((node.value,)) if isinstance(node.value, str) else np.array(node.value, dtype=float)
            case nodes.Variable():
                return self._variable(node)
            case nodes.Element():
                return self._element(node, raw=False)
            case nodes.System():
                return np.arange(1.0, self.active.n + 1) if self.scene.numbers is None else self.scene.numbers
            case nodes.Unary():
                values = np.asarray(self.of(node.operand))
                return -values if node.operator == "-" else negated(values)
            case nodes.Binary():
                return self._chain(node)
            case nodes.Call():
                return self._call(node)
        raise TypeError(node)

    def _chain(self, node: nodes.Binary) -> Value:
        """Operators one behind the other, from the left: a sum of a thousand terms is no deep tree."""
        links: list[nodes.Binary] = []
        first: Node = node
        while isinstance(first, nodes.Binary):
            links.append(first)
            first = first.left
        found = self.of(first)
        for link in reversed(links):
            found = combined(link.operator, found, self.of(link.right))
        return found

    def described(self, node: Node) -> tuple[Field, NDArray[Any]]:
        """The variable that a node names, with its column."""
        name = getattr(node, "name", "")
        return self.active.fields[name], self.active.columns[name]

    def _variable(self, node: Node) -> Value:
        described, column = self.described(node)
        if not described.is_text:
            return declared(described, column)
        if described.name not in self.texts:
            self.texts[described.name] = Texts.of(column)
        return self.texts[described.name]

    def _element(self, node: nodes.Element, raw: bool) -> Value:
        """The variable of a vector that its index names in each case; missing where it names none."""
        index = np.asarray(self.of(node.index))
        fields = [self.active.fields[name] for name in node.names]
        columns = [self.active.columns[name] for name in node.names]
        with np.errstate(all="ignore"):
            right = (index >= 1) & (index <= len(columns)) & (index == np.floor(index))
        place = np.where(right, index, 0).astype(int)
        is_text = fields[0].is_text
        if place.ndim == 0:
            if not right:
                return Texts(("",)) if is_text else np.array(np.nan)
            described, column = fields[int(place) - 1], columns[int(place) - 1]
            return Texts.of(column) if is_text else column if raw else declared(described, column)
        nothing = np.full(self.active.n, "" if is_text else np.nan, dtype=object if is_text else float)
        whole = [
            column if is_text or raw else declared(each, column) for each, column in zip(fields, columns, strict=True)
        ]
        found = nothing
        for number, column in enumerate(whole, 1):
            found = np.where(place == number, column, found)
        return Texts.of(found) if is_text else found

    def _call(self, node: nodes.Call) -> Value:
        function = forms_of(node.function)[node.which]
        values = [self._argument(each, function.takes_at(place)) for place, each in enumerate(node.arguments)]
        found = function.run(self.scene, *values) if function.sees else function.run(*values)
        return self._least(node, function, values, found) if node.least > 0 else found

    def _least(self, node: nodes.Call, function: Function, values: list[Any], found: Numbers) -> Value:
        """A statistic, missing where fewer of its arguments are valid than it needs."""
        count = sum((~np.isnan(value)).astype(int) for value in values)
        return np.where(np.asarray(count) >= node.least, found, np.nan)

    def _argument(self, node: Node, takes: Takes) -> Any:
        match takes:
            case "format" | "format for reading":
                return node.format if isinstance(node, nodes.Shaped) else None
            case "variable" | "text variable":
                return self.described(node)
            case "raw":
                return self._raw(node)
            case "absent":
                return np.isnan(self._raw(node)).astype(float)
            case "gone":
                return self._gone(node)
        return self.of(node)

    def _raw(self, node: Node) -> Numbers:
        """Numbers with their declared missing values."""
        if isinstance(node, nodes.Variable):
            return np.asarray(self.described(node)[1], dtype=float)
        return np.asarray(self._element(node, raw=True) if isinstance(node, nodes.Element) else self.of(node))

    def _gone(self, node: Node) -> Numbers:
        """1 where a value is missing, declared so or not."""
        if isinstance(node, nodes.Variable):
            described, column = self.described(node)
            return described.is_missing(column).astype(float)
        found = self.of(node)
        return np.array(0.0) if isinstance(found, Texts) else np.isnan(found).astype(float)


def declared(described: Field, column: NDArray[Any]) -> Numbers:
    """A numeric column with NaN for its declared missing values."""
    if not described.missing and described.missing_range is None:
        return np.asarray(column, dtype=float)
    return np.where(described.is_missing(column), np.nan, column)
