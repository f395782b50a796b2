"""A condition in the language of another program."""

from collections.abc import Callable

from instrument.conditions.tree import (
    Among,
    Compared,
    Condition,
    Every,
    Leaf,
    Not,
    Some,
    Ticked,
    Tree,
    negations_inward,
)
from instrument.records import dataclass


@dataclass(frozen=True)
class Dialect:
    """How a program writes its rules; every rule is false where an answer that it asks for is missing."""

    field: Callable[[str], str]  # an answer, by the id of its question or row
    code: Callable[[str, float], str]  # the code or number that an answer of that id is compared with
    ticked: Callable[[str, int], str]  # that an option is ticked
    unticked: Callable[[str, int], str]  # that the question was answered without it
    answered: Callable[[str], str]  # that there is an answer
    equal: str = "=="
    both: str = "and"
    either: str = "or"
    guarded: frozenset[str] = frozenset({"!=", "<", "<=", ">", ">="})  # signs that may hold of no answer at all


def rule(condition: Condition, dialect: Dialect) -> str:
    """The condition as that program writes it, true exactly where it holds."""
    return _tree(negations_inward(condition.tree), dialect)


def _tree(tree: Tree, dialect: Dialect) -> str:
    if isinstance(tree, Every):
        return f" {dialect.both} ".join(_part(part, dialect) for part in tree.parts)
    if isinstance(tree, Some):
        return f" {dialect.either} ".join(_part(part, dialect) for part in tree.parts)
    return _leaf(tree, dialect)


def _part(tree: Tree, dialect: Dialect) -> str:
    return f"({_tree(tree, dialect)})" if isinstance(tree, Every | Some) else _tree(tree, dialect)


def _leaf(tree: Leaf | Not, dialect: Dialect) -> str:
    leaf = tree.part if isinstance(tree, Not) else tree
    refused = isinstance(tree, Not)
    if isinstance(leaf, Ticked):
        return (dialect.unticked if refused else dialect.ticked)(leaf.name, leaf.code)
    if isinstance(leaf, Among):
        sign, word = ("!=", dialect.both) if refused else (dialect.equal, dialect.either)
        parts = [f"{dialect.field(leaf.name)} {sign} {dialect.code(leaf.name, each)}" for each in leaf.numbers]
        if refused:
            parts = [dialect.answered(leaf.name), *parts]
        return f"({f' {word} '.join(parts)})"
    if not isinstance(leaf, Compared):
        raise TypeError(leaf)
    sign = dialect.equal if leaf.sign == "==" else leaf.sign
    compared = f"{dialect.field(leaf.name)} {sign} {dialect.code(leaf.name, leaf.number)}"
    guarded = leaf.sign in dialect.guarded
    return f"({dialect.answered(leaf.name)} {dialect.both} {compared})" if guarded else compared
