"""A completed path model as arrows between numbered variables."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.paths.defaults import Completed, markers
from analysis.paths.model import Relation, RelationKind
from analysis.statistics.structure import FIXED, Arrow, Kind, Structure
from instrument.records import dataclass

Numbers = NDArray[np.float64]

Equal = frozenset[RelationKind]


@dataclass(frozen=True)
class Assembly:
    """A structure in the units of the data, and what its arrows and parameters are called."""

    completed: Completed
    structure: Structure
    relations: tuple[Relation, ...]  # one for each arrow of the structure
    labels: Mapping[str, int]  # label → parameter

    @property
    def names(self) -> tuple[str, ...]:
        """The variables in the order of their numbers."""
        return (*self.completed.model.observed, *self.completed.model.latent)

    @property
    def markers(self) -> dict[int, int]:
        """Latent variable → the variable whose units it has."""
        at = self.names.index
        return {at(latent): at(item) for latent, item in markers(self.completed.relations).items()}

    @property
    def given(self) -> tuple[int, ...]:
        """The observed variables that are taken as they are."""
        return tuple(self.names.index(name) for name in self.completed.given)

    @property
    def moments(self) -> int:
        """How many observed numbers the parameters account for."""
        p, x = self.structure.p, len(self.given)
        one = p * (p + 1) // 2 - x * (x + 1) // 2 + (p if self.structure.has_means else 0)
        return one * self.structure.groups

    def arrow_of(self, relation: Relation, group: int = 0) -> Arrow:
        """A new arrow, of value 1 and no parameter."""
        return _arrow(relation, self.names, group)


def assemble(completed: Completed, covariance: Numbers, groups: int = 1, equal: Equal | None = None) -> Assembly:
    """The arrows of a model in one group, or with means in several.

    `covariance`, shape (p, p), is that of the observed variables, for those that are given; `equal` says which
    relations have one parameter for all groups: loadings, intercepts. Where intercepts are equal, the means of the
    factors are free in every group but the first. `equal` of None is a model without means.
    """
    names = (*completed.model.observed, *completed.model.latent)
    parameters: dict[object, int] = {}
    arrows: list[Arrow] = []
    relations: list[Relation] = []
    for group in range(groups):
        wanted = [*completed.relations, *(_intercepts(completed, group, equal) if equal is not None else [])]
        for relation in wanted:
            arrow = _arrow(relation, names, group)
            if relation.fixed is None:
                level = relation.kind == "intercept" and relation.left in completed.model.latent
                shared = equal is not None and relation.kind in equal and not level
                key = relation.label or (relation.kind, relation.ends, relation.left, None if shared else group)
                arrow = _with(arrow, parameters.setdefault(key, len(parameters)), 1.0)
            else:
                arrow = _with(arrow, FIXED, relation.fixed)
            arrows.append(arrow)
            relations.append(relation)
    for arrow, relation in _given(completed, names, covariance):
        arrows.append(arrow)
        relations.append(relation)
    structure = Structure(len(completed.model.observed), len(names), tuple(arrows), groups, equal is not None)
    labels = {key: at for key, at in parameters.items() if isinstance(key, str)}
    return Assembly(completed, structure, tuple(relations), labels)


def _intercepts(completed: Completed, group: int, equal: Equal) -> list[Relation]:
    free = "intercept" in equal and group > 0
    items = [Relation("intercept", name, name) for name in completed.model.observed]
    return items + [Relation("intercept", name, name, fixed=None if free else 0.0) for name in completed.model.latent]


def _given(completed: Completed, names: Sequence[str], covariance: Numbers) -> list[tuple[Arrow, Relation]]:
    found = []
    for at, first in enumerate(completed.given):
        for second in completed.given[: at + 1]:
            i, j = names.index(first), names.index(second)
            value = float(covariance[i, j])
            found.append((Arrow("symmetric", i, j, FIXED, value), Relation("covariance", first, second, fixed=value)))
    return found


def _arrow(relation: Relation, names: Sequence[str], group: int) -> Arrow:
    left, right = names.index(relation.left), names.index(relation.right)
    kinds: dict[RelationKind, Kind] = {
        "loading": "directed",
        "regression": "directed",
        "covariance": "symmetric",
        "intercept": "mean",
    }
    to, source = (right, left) if relation.kind == "loading" else (left, right)
    return Arrow(kinds[relation.kind], to, source, group=group)


def _with(arrow: Arrow, parameter: int, value: float) -> Arrow:
    return Arrow(arrow.kind, arrow.to, arrow.source, parameter, value, arrow.group)
