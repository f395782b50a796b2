"""Where the estimation of a path model starts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.paths.assembly import Assembly
from analysis.paths.model import Relation
from analysis.statistics.structural_likelihood import Sample
from analysis.statistics.structure import FIXED

Numbers = NDArray[np.float64]

LEAST_LOADING = 0.2
LEAST_SHARE = 0.1
SMALL_VARIANCE = 0.05
LARGEST_RATIO = 10.0


def start_of(assembly: Assembly, samples: Sequence[Sample]) -> Numbers:
    """First values of the parameters, shape (q,), for samples whose observed variables vary by 1.

    Loadings from the first principal component of each factor's items, half of every variance for its residual.
    """
    found = np.zeros(assembly.structure.q)
    loadings = {name: _loadings(assembly, name, samples[0].covariance) for name in assembly.completed.model.latent}
    for arrow, relation in zip(assembly.structure.arrows, assembly.relations, strict=True):
        if arrow.parameter != FIXED:
            found[arrow.parameter] = _value(assembly, relation, loadings, samples[arrow.group])
    return found


def _value(assembly: Assembly, relation: Relation, loadings: dict[str, dict[str, float]], sample: Sample) -> float:
    model = assembly.completed.model
    if relation.kind == "loading":
        own = loadings[relation.left]
        marker = assembly.names[assembly.markers[assembly.names.index(relation.left)]]
        fixed = any(
            each.kind == "loading" and each.fixed is not None and each.left == relation.left
            for each in assembly.completed.relations
        )
        return own[relation.right] / own[marker] if fixed else own[relation.right]
    if relation.kind == "intercept":
        return float(sample.means[assembly.names.index(relation.left)]) if relation.left in model.observed else 0.0
    if relation.kind == "regression" or relation.left != relation.right:
        return 0.0
    if relation.left in model.latent:
        marker = assembly.names[assembly.markers[assembly.names.index(relation.left)]]
        return max(LEAST_SHARE, loadings[relation.left][marker] ** 2)
    return 0.5


def _loadings(assembly: Assembly, latent: str, covariance: Numbers) -> dict[str, float]:
    items = assembly.completed.model.items_of(latent)
    at = [assembly.names.index(item) for item in items if item in assembly.completed.model.observed]
    found = dict.fromkeys(items, 0.7)
    if len(at) > 1:
        values, vectors = np.linalg.eigh(covariance[np.ix_(at, at)])
        first = vectors[:, -1] * np.sqrt(max(float(values[-1]), 0.0)) * 0.85
        first = first if first.sum() >= 0 else -first
        found |= {assembly.names[i]: _apart_from_zero(float(each)) for i, each in zip(at, first, strict=True)}
    return found


def _apart_from_zero(loading: float) -> float:
    return float(np.copysign(max(abs(loading), LEAST_LOADING), loading))


def cautious_start_of(assembly: Assembly, samples: Sequence[Sample]) -> Numbers:
    """As `start_of`, but loadings by instrumental variables and factors that hardly vary.

    Source: Hägglund (1982), Psychometrika 47(2), FABIN3; variances as lavaan starts them.
    """
    found = start_of(assembly, samples)
    names, latent = assembly.names, assembly.completed.model.latent
    ratios = {name: _instrumental(assembly, name, samples[0].covariance) for name in latent}
    for arrow, relation in zip(assembly.structure.arrows, assembly.relations, strict=True):
        if arrow.parameter != FIXED and relation.kind == "loading":
            found[arrow.parameter] = ratios[relation.left].get(names[arrow.to], 1.0)
        elif arrow.parameter != FIXED and relation.kind == "covariance" and relation.left in latent:
            found[arrow.parameter] = SMALL_VARIANCE if relation.left == relation.right else 0.0
    return found


def _instrumental(assembly: Assembly, latent: str, covariance: Numbers) -> dict[str, float]:
    """Each observed item's loading against the marker's 1, the other items its instruments."""
    marker = assembly.markers[assembly.names.index(latent)]
    at = [assembly.names.index(item) for item in assembly.completed.model.items_of(latent)]
    at = [each for each in at if each < assembly.structure.p]
    found = {}
    for item in at:
        others = [each for each in at if each not in (item, marker)]
        if item != marker and others and marker in at:
            weights = np.linalg.solve(covariance[np.ix_(others, others)], covariance[others, marker])
            whole = float(covariance[marker, others] @ weights)
            ratio = float(covariance[item, others] @ weights) / whole if whole > 0 else 1.0
            found[assembly.names[item]] = float(np.clip(ratio, -LARGEST_RATIO, LARGEST_RATIO))
    return found
