"""A condition as a tree."""

from collections.abc import Iterator
from dataclasses import field

from instrument.message import Place
from instrument.records import dataclass


@dataclass(frozen=True)
class Compared:
    """`unit == 1`; `sign` is one of == != < <= > >=."""

    name: str
    sign: str
    number: float


@dataclass(frozen=True)
class Among:
    """`age in [1, 2]`."""

    name: str
    numbers: tuple[float, ...]


@dataclass(frozen=True)
class Ticked:
    """`gap has 3`: an option of a multiple-response question."""

    name: str
    code: int

    @property
    def member(self) -> str:
        """The 0/1 variable that holds the answer."""
        return f"{self.name}_{self.code}"


@dataclass(frozen=True)
class Not:
    """`not …`."""

    part: "Tree"


@dataclass(frozen=True)
class Every:
    """`… and …`."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True)
class Some:
    """`… or …`."""

    parts: tuple["Tree", ...]


Leaf = Compared | Among | Ticked
Tree = Leaf | Not | Every | Some


@dataclass(frozen=True)
class Condition:
    """A rule over earlier answers, e.g. `unit == 1 and not age in [1, 2]`."""

    source: str
    tree: Tree = field(compare=False, repr=False)
    place: Place = field(default_factory=Place, compare=False, repr=False)


def leaves(tree: Tree) -> Iterator[Leaf]:
    """The comparisons of a tree, from left to right."""
    if isinstance(tree, Every | Some):
        for part in tree.parts:
            yield from leaves(part)
    elif isinstance(tree, Not):
        yield from leaves(tree.part)
    else:
        yield tree


def names(condition: Condition) -> tuple[str, ...]:
    """The questions and matrix rows a condition asks about, each once, in the order of the text."""
    return tuple(dict.fromkeys(leaf.name for leaf in leaves(condition.tree)))


OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negations_inward(tree: Tree, negate: bool = False) -> Tree:
    """The same condition with `not` only before `in` and `has`.

    So written it holds exactly where it holds when every comparison with an unknown answer counts as false, and form
    builders that know no unknowns can take it.
    """
    if isinstance(tree, Not):
        return negations_inward(tree.part, not negate)
    if isinstance(tree, Every | Some):
        parts = tuple(negations_inward(part, negate) for part in tree.parts)
        return Every(parts) if isinstance(tree, Every) != negate else Some(parts)
    if not negate:
        return tree
    return Compared(tree.name, OPPOSITE[tree.sign], tree.number) if isinstance(tree, Compared) else Not(tree)
