"""The solution of a factor model of ordered items, on their polychoric correlations."""

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.paths.assembly import Assembly, assemble
from analysis.paths.defaults import Completed
from analysis.paths.model import Relation
from analysis.paths.solution import Coefficient, error_of, finite, too_many
from analysis.paths.starting import start_of
from analysis.statistics.description import NO_CASES, ONE_CASE
from analysis.statistics.fit_indices import Fit
from analysis.statistics.inversion import SMALLEST_EIGENVALUE
from analysis.statistics.modification import changes
from analysis.statistics.polychoric_matrix import NoPair, polychoric_matrix
from analysis.statistics.standardization import derived, standardized
from analysis.statistics.structural_likelihood import Sample
from analysis.statistics.structure import FIXED
from analysis.statistics.weighted_least_squares import (
    Correlations,
    WeightedEstimate,
    baseline_weighted,
    below_diagonal,
    estimate_weighted,
)
from analysis.tally import Patterns
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class OrderedSolution:
    """A model that was estimated by diagonally weighted least squares; every item has variance 1."""

    assembly: Assembly
    observed: Correlations
    estimate: WeightedEstimate

    @cached_property
    def baseline(self) -> tuple[Fit, Fit]:
        """The fit of no correlation at all: as it stands, and scaled."""
        return baseline_weighted(self.observed)

    @property
    def residual(self) -> float:
        """SRMR: over the correlations and their diagonal, which always fits."""
        gap = self.observed.values - below_diagonal(self.estimate.implied.covariance)
        return math.sqrt(float((gap**2).sum()) / (len(gap) + len(self.observed.matrix)))

    @property
    def is_positive(self) -> bool:
        """Whether the polychoric correlations could be those of anybody."""
        return float(np.linalg.eigvalsh(self.observed.matrix)[0]) > SMALLEST_EIGENVALUE

    @cached_property
    def coefficients(self) -> tuple[Coefficient, ...]:
        """Loadings and covariances as estimated, then the residual variances that follow from them."""
        structure, parameters = self.estimate.structure, self.estimate.parameters
        beta = derived(
            lambda moved: standardized(structure, structure.arrows, moved, is_unit=True),
            parameters,
            self.estimate.covariance,
        )
        found = []
        for at, (arrow, relation) in enumerate(zip(structure.arrows, self.assembly.relations, strict=True)):
            is_fixed = arrow.parameter == FIXED
            se = None if is_fixed else math.sqrt(float(self.estimate.covariance[arrow.parameter, arrow.parameter]))
            value = arrow.value if is_fixed else float(parameters[arrow.parameter])
            found.append(Coefficient(relation, 0, value, se, finite(beta.values[at]), error_of(beta.se[at])))
        return (*found, *self._residuals())

    def _residuals(self) -> list[Coefficient]:
        rest = 1 - np.diag(self.estimate.implied.covariance)
        return [
            Coefficient(Relation("covariance", name, name), 0, float(each), None, float(each), None)
            for name, each in zip(self.assembly.completed.model.observed, rest, strict=True)
        ]

    def changes(self, candidates: Sequence[Relation]) -> list[tuple[Relation, float, float, float]]:
        """Modification indices of the unscaled chi-square: relation, index, expected value, and standardised."""
        structure, parameters = self.estimate.structure, self.estimate.parameters
        arrows = [self.assembly.arrow_of(relation) for relation in candidates]
        found = changes(structure, parameters, arrows, self.estimate.slope)
        by_arrow = dict(zip(arrows, candidates, strict=True))
        betas = standardized(structure, [each.arrow for each in found], parameters, is_unit=True)
        return [
            (by_arrow[each.arrow], each.index, each.value, float(beta) * each.value)
            for each, beta in zip(found, betas, strict=True)
        ]


def solve_ordered(completed: Completed, patterns: Patterns) -> OrderedSolution | Undefined:
    """The solution from complete patterns of the items, in the order of the model; Undefined with its reason."""
    if patterns.weights.sum() <= 1:
        return NO_CASES if patterns.weights.sum() <= 0 else ONE_CASE
    assembly = _assembled(completed)
    pairs = assembly.structure.p * (assembly.structure.p - 1) // 2
    if assembly.structure.q > pairs:
        return too_many(assembly.structure.q, pairs)
    observed = polychoric_matrix(patterns.values, patterns.weights)
    if isinstance(observed, NoPair):
        return _no_pair(patterns.names, observed)
    sample = Sample(observed.matrix, np.zeros(len(observed.matrix)), observed.n)
    found = estimate_weighted(assembly.structure, observed, start_of(assembly, [sample]))
    return found if isinstance(found, Undefined) else OrderedSolution(assembly, observed, found)


def _assembled(completed: Completed) -> Assembly:
    """The model without the residual variances of its items: a variance of 1 leaves them over."""
    items = completed.model.observed
    kept = [each for each in completed.relations if each.left != each.right or each.left not in items]
    return assemble(replace(completed, relations=tuple(kept)), np.zeros((len(items), len(items))))


def _no_pair(names: Sequence[str], found: NoPair) -> Undefined:
    values = {"item": names[found.first], "other": names[found.second], "reason": str(found.reason.reason)}
    return Undefined(Message("{item} and {other} have no polychoric correlation: {reason}", values))
