"""A condition as text: the tree that another program's rule was read into, in our language of `ask_if`."""

from collections.abc import Mapping

from instrument.conditions.tree import Among, Compared, Every, Not, Some, Tree
from instrument.records import replace


def source(tree: Tree) -> str:
    """The text of a condition, which `instrument.conditions.parse` reads into the same tree."""
    if isinstance(tree, Every):
        return " and ".join(_within(part, Some) for part in tree.parts)
    if isinstance(tree, Some):
        return " or ".join(_within(part, Every) for part in tree.parts)
    if isinstance(tree, Not):
        return f"not {_within(tree.part, Every, Some)}"
    if isinstance(tree, Compared):
        return f"{tree.name} {tree.sign} {tree.number:g}"
    if isinstance(tree, Among):
        return f"{tree.name} in [{', '.join(f'{number:g}' for number in tree.numbers)}]"
    return f"{tree.name} has {tree.code}"


def _within(tree: Tree, *bracketed: type) -> str:
    nested = isinstance(tree, bracketed) or (
        isinstance(tree, Every | Some) and Every in bracketed and Some in bracketed
    )
    return f"({source(tree)})" if nested else source(tree)


def renamed(tree: Tree, names: Mapping[str, str]) -> Tree:
    """The tree with other names for questions."""
    if isinstance(tree, Every | Some):
        parts = tuple(renamed(part, names) for part in tree.parts)
        return Every(parts) if isinstance(tree, Every) else Some(parts)
    if isinstance(tree, Not):
        return Not(renamed(tree.part, names))
    return replace(tree, name=names.get(tree.name, tree.name))


def every(*parts: Tree) -> Tree:
    """All of the parts, those that are themselves such lists flattened."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Every) else (part,))]
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else Every(kept)


def some(*parts: Tree) -> Tree:
    """Any of the parts, those that are themselves such lists flattened."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Some) else (part,))]
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else Some(kept)
