"""Reads an expression from a command.

From the loosest to the tightest: OR; AND; NOT; comparisons; + and -; * and /; a sign; **. All but signs and NOT are
read from the left, ** too.
Sources: IBM, Command Syntax Reference, "Transformation expressions"; GNU PSPP manual, 7.
"""

from collections.abc import Callable, Mapping

from analysis.syntax.active import Active
from analysis.syntax.expressions import building, nodes
from analysis.syntax.expressions.calls import call
from analysis.syntax.expressions.nodes import Kind, Node
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.system import system_variable
from analysis.syntax.reader import Reader
from instrument.message import Fault

_COMPARED = {
    "=": "=", "EQ": "=", "~=": "~=", "¬=": "~=", "!=": "~=", "<>": "~=", "NE": "~=", "<": "<", "LT": "<", "<=": "<=",
    "LE": "<=", ">": ">", "GT": ">", ">=": ">=", "GE": ">=",
}  # fmt: skip
_OR = {"OR": "|", "|": "|"}
_AND = {"AND": "&", "&": "&"}
_NOT = ("NOT", "~", "¬")
_SUMS = {"+": "+", "-": "-"}
_PRODUCTS = {"*": "*", "/": "/"}
DEEPEST = 50
"""Parentheses within one another."""


def parse(reader: Reader, active: Active, scene: Scene | None = None) -> Node:
    """The expression that begins at the cursor, which then stands behind it.

    Raises `Fault` with line and column: an unknown variable or function with the nearest ones, an operator or function
    that takes other arguments, a string where a number is needed.
    """
    return _Parser(reader, active, scene or Scene()).whole()


def parse_condition(reader: Reader, active: Active, scene: Scene | None = None) -> Node:
    """The same that must give a truth, or the number of one."""
    node = parse(reader, active, scene)
    if node.kind not in ("number", "truth"):
        raise Fault("this expression gives a string, and a number is expected", place=node.place)
    return node


class _Parser:
    """One expression of one command."""

    def __init__(self, reader: Reader, active: Active, scene: Scene) -> None:
        self.reader, self.active, self.scene = reader, active, scene
        self.depth = 0

    def whole(self) -> Node:
        return self._logic(_OR, lambda: self._logic(_AND, self._not))

    def _word(self) -> str:
        """What stands at the cursor, as operators are looked up."""
        token = self.reader.token
        return token.text.upper() if token is not None and token.kind in ("word", "sign") else ""

    def _logic(self, operators: Mapping[str, str], tighter: Callable[[], Node]) -> Node:
        return self._binary(operators, tighter, "truth")

    def _binary(self, operators: Mapping[str, str], tighter: Callable[[], Node], kind: Kind) -> Node:
        left = tighter()
        while (operator := operators.get(self._word())) is not None:
            place = self.reader.place()
            self.reader.next()
            right = tighter()
            left = building.joined(operator, left, right, kind, place)
        return left

    def _not(self) -> Node:
        if self._word() not in _NOT:
            return self._comparison()
        place = self.reader.place()
        self.reader.next()
        self._deeper()
        operand = building.number_needed(self._not(), "NOT")
        self.depth -= 1
        return nodes.Unary("truth", place, "~", operand)

    def _comparison(self) -> Node:
        return self._binary(_COMPARED, self._sum, "truth")

    def _sum(self) -> Node:
        return self._binary(_SUMS, self._product, "number")

    def _product(self) -> Node:
        return self._binary(_PRODUCTS, self._signed, "number")

    def _signed(self) -> Node:
        if not self.reader.at_sign("-", "+"):
            return self._binary({"**": "**"}, self._primary, "number")
        place, minus = self.reader.place(), self.reader.at_sign("-")
        self.reader.next()
        self._deeper()
        operand = building.number_needed(self._signed(), "-" if minus else "+")
        self.depth -= 1
        return nodes.Unary("number", place, "-", operand) if minus else operand

    def _primary(self) -> Node:
        reader, token = self.reader, self.reader.token
        if token is None:
            raise reader.fault("the expression ends too early")
        place = reader.place()
        if token.value is not None:
            reader.next()
            return nodes.Constant("string" if isinstance(token.value, str) else "number", place, token.value)
        if reader.at_sign("-", "+"):
            return self._negative_power()
        if reader.sign("("):
            self._deeper()
            inner = self.whole()
            self.depth -= 1
            reader.need_sign(")")
            return inner
        if token.kind != "word":
            raise reader.wrong("{found} stands where a variable, a number or a function is expected")
        return self._named(token.text)

    def _negative_power(self) -> Node:
        """The signed number behind **: 2**-3**4 is (2**-3)**4."""
        place, minus = self.reader.place(), self.reader.at_sign("-")
        self.reader.next()
        self._deeper()
        operand = building.number_needed(self._primary(), "-" if minus else "+")
        self.depth -= 1
        return nodes.Unary("number", place, "-", operand) if minus else operand

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.reader.fault("this expression has more than {most} parts within one another", {"most": DEEPEST})

    def _named(self, word: str) -> Node:
        reader, place = self.reader, self.reader.place()
        after = reader.peek()
        if after is not None and after.text == "(":
            vector = self.scene.vector(word)
            return self._call() if vector is None else self._element(vector)
        name = self.active.find(word)
        if name is not None:
            reader.next()
            return nodes.Variable("string" if self.active.fields[name].is_text else "number", place, name)
        if word.startswith("$"):
            found = system_variable(reader, self.scene)
            reader.next()
            return found
        raise reader.unknown(self.active)

    def _element(self, names: tuple[str, ...]) -> Node:
        """The variable of a vector by its number."""
        place = self.reader.place()
        self.reader.next()
        self.reader.need_sign("(")
        self._deeper()
        index = building.number_needed(self.whole(), "a vector")
        self.depth -= 1
        self.reader.need_sign(")")
        return nodes.Element("string" if self.active.fields[names[0]].is_text else "number", place, names, index)

    def _call(self) -> Node:
        self._deeper()
        found = call(self)
        self.depth -= 1
        return found

    def format(self) -> Node:
        """A format that stands as an argument."""
        return building.shaped(self.reader)
