"""`and`, `or`, `not` and chains of comparisons in chapters, so that what they join keeps its expression."""

from collections.abc import Callable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from reports.claims import ClaimTag
from reports.conditions import Condition

Later = Callable[[], object]


class Generator(CodeGenerator):
    """Jinja's own, except for the words that join conditions."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        for extension in self.environment.iter_extensions():
            if isinstance(extension, ClaimTag):
                extension.forget(own_names(node))
        super().visit_Template(node, frame)

    def visit_And(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        self._joined("both", node.left, node.right, frame)

    def visit_Or(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        self._joined("either", node.left, node.right, frame)

    def visit_Not(self, node: nodes.UnaryExpr, frame: Frame) -> None:  # noqa: N802
        self.write("environment.negated(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        first, *rest = node.ops
        if not rest:
            super().visit_Compare(node, frame)
            return
        links = [nodes.Compare(node.expr, [first])]
        links += [nodes.Compare(before.expr, [each]) for before, each in zip(node.ops, rest, strict=False)]
        self._joined("both", links[0], _chain(links[1:]), frame)

    def _joined(self, how: str, left: nodes.Expr, right: nodes.Expr, frame: Frame) -> None:
        self.write(f"environment.{how}(")
        self.visit(left, frame)
        self.write(", lambda: ")
        self.visit(right, frame)
        self.write(")")


def own_names(template: nodes.Template) -> set[str]:
    """The names that a template gives to things itself."""
    found = {each.name for each in template.find_all(nodes.Name) if each.ctx != "load"}
    found |= {each.name for each in template.find_all(nodes.Macro)}
    found |= {each.target for each in template.find_all(nodes.Import)}
    for each in template.find_all(nodes.FromImport):
        found |= {name if isinstance(name, str) else name[1] for name in each.names}
    return found


def both(left: object, right: Later) -> object:
    """`left and right`."""
    if not isinstance(left, Condition):
        return _bare(right()) if left else left
    return _join("and", left, right) if left else _told("and", left, right)


def either(left: object, right: Later) -> object:
    """`left or right`."""
    if not isinstance(left, Condition):
        return left or _bare(right())
    return _told("or", left, right) if left else _join("or", left, right)


def negated(value: object) -> object:
    """`not value`; what is unknown stays unknown."""
    if not isinstance(value, Condition):
        return not value
    return Condition.of(not value, f"not ({value.expression})", value.is_known)


def _join(sign: str, left: Condition, right: Later) -> object:
    found = right()
    return _made(sign, left, found) if isinstance(found, Condition) else found


def _told(sign: str, left: Condition, right: Later) -> object:
    """Both expressions where the left side alone decides; it is there to keep the right one from being computed."""
    try:
        found = right()
    except Exception:  # whatever it is, the left side has already decided
        return bool(left)
    return _made(sign, left, found) if isinstance(found, Condition) else bool(left)


def _made(sign: str, left: Condition, right: Condition) -> Condition:
    holds = (left and right) if sign == "and" else (left or right)
    decided = [each for each in (left, right) if each.is_known and bool(each) is (sign == "or")]
    expression = f" {sign} ".join(
        f"({each.expression})" if each.joined not in ("", sign) else each.expression for each in (left, right)
    )
    return Condition.of(bool(holds), expression, bool(decided) or (left.is_known and right.is_known), sign)


def _bare(value: object) -> object:
    """A condition joined to something without an expression has none either."""
    return bool(value) if isinstance(value, Condition) else value


def _chain(links: list[nodes.Compare]) -> nodes.Expr:
    return links[0] if len(links) == 1 else nodes.And(links[0], _chain(links[1:]))
