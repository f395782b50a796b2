"""What goes without saying in a path model: variances, covariances of what nothing explains, first loadings of 1."""

from collections.abc import Iterable
from itertools import combinations

from analysis.paths.model import PathModel, Relation
from instrument.records import dataclass, replace


@dataclass(frozen=True)
class Completed:
    """Every relation of a model, and the observed variables that are taken as they are (lavaan's fixed.x)."""

    model: PathModel
    relations: tuple[Relation, ...]
    given: tuple[str, ...]

    @property
    def uncorrelated(self) -> tuple[tuple[str, str], ...]:
        """Latent and observed predictors whose covariance the model takes to be 0."""
        stated = {each.ends for each in self.relations if each.kind == "covariance"}
        latent = [name for name in free_standing(self.model, self.model.latent) if name in self.model.predictors]
        pairs = ((one, other) for one in latent for other in free_standing(self.model, self.model.observed))
        return tuple(pair for pair in pairs if frozenset(pair) not in stated)


def complete(model: PathModel) -> Completed:
    """The model with the relations that lavaan's `sem` adds.

    The first loading of a factor is 1; factors that nothing explains covary; so do the residuals of outcomes that
    explain nothing themselves; the residual of an only item is 0; observed variables that only explain are given.
    Source: Rosseel (2012), Journal of Statistical Software 48(2); its `auto` options.
    """
    stated = {each.ends for each in model.relations if each.kind == "covariance"}
    observed = free_standing(model, model.observed)
    given = tuple(name for name in observed if not any(name in ends for ends in stated))
    added = [_variance(model, name) for name in (*model.observed, *model.latent) if name not in given]
    added += _pairs(free_standing(model, model.latent))
    added += [pair for pair in _pairs(observed) if not pair.ends <= set(given)]
    last = [name for name in model.outcomes if name not in model.predictors and name not in model.items]
    added += _pairs(last)
    missing = [each for each in added if each.ends not in stated]
    return Completed(model, (*_with_markers(model), *missing), given)


def free_standing(model: PathModel, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that nothing explains or stands behind."""
    return tuple(name for name in names if name not in model.outcomes and name not in model.items)


def markers(relations: Iterable[Relation]) -> dict[str, str]:
    """Latent variable → the item whose units it has: one with a fixed loading, else its first."""
    loadings = [each for each in relations if each.kind == "loading"]
    found = {each.left: each.right for each in reversed(loadings)}
    return found | {each.left: each.right for each in reversed(loadings) if each.fixed is not None}


def _with_markers(model: PathModel) -> list[Relation]:
    seen: set[str] = set()
    found = []
    for each in model.relations:
        if each.kind == "loading" and each.left not in seen:
            seen.add(each.left)
            each = replace(each, fixed=1.0) if each.fixed is None and not each.is_freed else each
        found.append(each)
    return found


def _variance(model: PathModel, name: str) -> Relation:
    alone = any(model.items_of(latent) == (name,) for latent in model.latent)
    return Relation("covariance", name, name, fixed=0.0 if alone else None)


def _pairs(names: Iterable[str]) -> list[Relation]:
    return [Relation("covariance", first, second) for first, second in combinations(names, 2)]
