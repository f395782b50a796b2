"""A condition as the `relevant` column of an XLSForm."""

from instrument.conditions.tree import (
    Among,
    Condition,
    Every,
    Leaf,
    Not,
    Some,
    Ticked,
    Tree,
    negations_inward,
)


def to_xlsform(condition: Condition) -> str:
    """An XPath expression that is true exactly where the condition holds.

    XPath knows no unknown answers: an empty one differs from every number. So each refusal first asks for an answer.
    """
    return _tree(negations_inward(condition.tree))


def _tree(tree: Tree) -> str:
    if isinstance(tree, Every):
        return " and ".join(f"({_tree(part)})" if isinstance(part, Some) else _tree(part) for part in tree.parts)
    if isinstance(tree, Some):
        return " or ".join(f"({_tree(part)})" if isinstance(part, Every) else _tree(part) for part in tree.parts)
    if isinstance(tree, Not):
        return _refused(tree.part)
    return _leaf(tree)


def _leaf(leaf: Leaf) -> str:
    field = f"${{{leaf.name}}}"
    if isinstance(leaf, Ticked):
        return f"selected({field}, '{leaf.code}')"
    if isinstance(leaf, Among):
        return "(" + " or ".join(f"{field} = {number:g}" for number in leaf.numbers) + ")"
    if leaf.sign == "!=":
        return f"({field} != '' and {field} != {leaf.number:g})"
    return f"{field} {'=' if leaf.sign == '==' else leaf.sign} {leaf.number:g}"


def _refused(tree: Tree) -> str:
    """Only `in` and `has` are refused: every other `not` has been turned into another sign."""
    if isinstance(tree, Ticked):
        return f"(${{{tree.name}}} != '' and not({_leaf(tree)}))"
    if isinstance(tree, Among):
        field = f"${{{tree.name}}}"
        return "(" + " and ".join([f"{field} != ''", *(f"{field} != {number:g}" for number in tree.numbers)]) + ")"
    raise TypeError(tree)
