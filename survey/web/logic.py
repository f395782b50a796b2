"""Conditions as data that the script of the page evaluates."""

from instrument.conditions.tree import Among, Compared, Every, Not, Ticked, Tree

Data = list["str | float | int | Data"]


def as_data(tree: Tree) -> Data:
    """The tree as lists whose first word says what they are; `conditions.mjs` reads them."""
    if isinstance(tree, Not):
        return ["not", as_data(tree.part)]
    if isinstance(tree, Compared):
        return [tree.sign, tree.name, tree.number]
    if isinstance(tree, Among):
        return ["in", tree.name, list(tree.numbers)]
    if isinstance(tree, Ticked):
        return ["has", tree.name, tree.code]
    return ["and" if isinstance(tree, Every) else "or", *map(as_data, tree.parts)]
