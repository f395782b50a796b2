"""Relations between observed and latent variables, as a plan or a scale states them."""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal

from analysis.paths.expressions import Expression
from instrument.records import dataclass

RelationKind = Literal["loading", "regression", "covariance", "intercept"]


@dataclass(frozen=True)
class Relation:
    """`left` is measured by `right`, explained by it, or varies with it (a variance where they are one)."""

    kind: RelationKind
    left: str
    right: str
    fixed: float | None = None
    label: str = ""  # relations with the same label are equal
    is_freed: bool = False  # not fixed where the first item of a factor would be

    @property
    def ends(self) -> frozenset[str]:
        return frozenset((self.left, self.right))


@dataclass(frozen=True)
class PathModel:
    """What was stated; `defaults.complete` adds what goes without saying."""

    relations: tuple[Relation, ...]
    defined: Mapping[str, Expression] = field(default_factory=dict)  # a name → what it is made of

    @cached_property
    def latent(self) -> tuple[str, ...]:
        """Names that stand to the left of items."""
        return tuple(dict.fromkeys(each.left for each in self.relations if each.kind == "loading"))

    @cached_property
    def observed(self) -> tuple[str, ...]:
        """Every other name, in the order of their first mention."""
        names = dict.fromkeys(name for each in self.relations for name in _mentioned(each))
        return tuple(name for name in names if name not in self.latent)

    def items_of(self, latent: str) -> tuple[str, ...]:
        """What measures a latent variable."""
        return tuple(each.right for each in self.relations if each.kind == "loading" and each.left == latent)

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """What a regression explains."""
        return tuple(dict.fromkeys(each.left for each in self.relations if each.kind == "regression"))

    @cached_property
    def predictors(self) -> tuple[str, ...]:
        """What explains something in a regression."""
        return tuple(dict.fromkeys(each.right for each in self.relations if each.kind == "regression"))

    @cached_property
    def items(self) -> tuple[str, ...]:
        """What measures a latent variable, latent ones of a lower order among them."""
        return tuple(dict.fromkeys(each.right for each in self.relations if each.kind == "loading"))


def _mentioned(relation: Relation) -> tuple[str, str]:
    return relation.left, relation.right
