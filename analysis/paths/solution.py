"""The solution of a path model in the units of the data."""

import math
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.paths.assembly import Assembly
from analysis.paths.expressions import Expression, value_of
from analysis.paths.model import Relation
from analysis.paths.restarting import other_start
from analysis.paths.starting import cautious_start_of, start_of
from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.statistics.fit_indices import Fit
from analysis.statistics.inversion import SMALLEST_EIGENVALUE
from analysis.statistics.modification import Change, changes
from analysis.statistics.standardization import Derived, derived, standardized
from analysis.statistics.structural_likelihood import Estimate, Sample, estimate, slope
from analysis.statistics.structure import FIXED, Arrow, Matrix, Structure
from analysis.statistics.unit_scaling import Units, scaled, units_of
from analysis.tally import Moments
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ROUNDING = 1e-12

NOT_POSITIVE = Undefined(
    Message(
        "the covariance matrix is not positive definite: a variable is made of the others, or there are too few cases"
    )
)
IMPROPER = Undefined(Message("a variance of the solution is not above 0"))


@dataclass(frozen=True)
class Coefficient:
    """One relation in one group; no standard error where it is fixed."""

    relation: Relation
    group: int
    b: Statistic
    se: Statistic | None
    beta: Statistic
    se_beta: Statistic | None


@dataclass(frozen=True)
class Solution:
    """A model that was estimated; inside, every observed variable has variance 1."""

    assembly: Assembly
    estimate: Estimate
    samples: tuple[Sample, ...]
    units: Units

    @property
    def n(self) -> float:
        return math.fsum(sample.n for sample in self.samples)

    @cached_property
    def fit(self) -> Fit:
        """Chi-square as the sum of n F over groups."""
        pairs = zip(self.samples, self.estimate.discrepancies, strict=True)
        chi_square = math.fsum(sample.n * each for sample, each in pairs)
        return Fit(chi_square, self.assembly.moments - self.assembly.structure.q)

    @cached_property
    def baseline(self) -> Fit:
        """The independence model: what is given keeps its covariances, nothing else has any."""
        given = list(self.assembly.given)
        free = [at for at in range(self.assembly.structure.p) if at not in given]
        chi_square = 0.0
        for sample in self.samples:
            discrepancy = float(np.log(np.diag(sample.covariance)[free]).sum()) - sample.log_determinant
            if given:
                discrepancy += float(np.linalg.slogdet(sample.covariance[np.ix_(given, given)])[1])
            chi_square += sample.n * max(0.0, discrepancy)
        p, x = self.assembly.structure.p, len(given)
        return Fit(chi_square, len(self.samples) * (p * (p - 1) - x * (x - 1)) // 2)

    @cached_property
    def log_likelihood(self) -> float:
        """Of the normal distribution, given those variables that are; without means in one group at their own."""
        given, total = list(self.assembly.given), 0.0
        for sample, discrepancy in zip(self.samples, self.estimate.discrepancies, strict=True):
            size = self.assembly.structure.p - len(given)
            units = self.units.of_variables[[at for at in range(self.assembly.structure.p) if at not in given]]
            log_determinant = sample.log_determinant + 2 * float(np.log(units).sum())
            if given:
                log_determinant -= float(np.linalg.slogdet(sample.covariance[np.ix_(given, given)])[1])
            total -= sample.n / 2 * (size * math.log(2 * math.pi) + log_determinant + discrepancy + size)
        return total

    @cached_property
    def coefficients(self) -> tuple[Coefficient, ...]:
        """Every relation, in the order of the model."""
        beta = self._standardized
        return tuple(self._coefficient(at, beta) for at in range(len(self.assembly.relations)))

    @cached_property
    def _standardized(self) -> Derived:
        structure = self.estimate.structure
        return self._derived(lambda parameters: standardized(structure, structure.arrows, parameters))

    def _derived(self, function: Callable[[Matrix], Matrix]) -> Derived:
        return derived(function, self.estimate.parameters, self.estimate.covariance)

    def _coefficient(self, at: int, beta: Derived) -> Coefficient:
        arrow, unit = self.estimate.structure.arrows[at], self.units.of(self.assembly.structure.arrows[at])
        is_fixed = arrow.parameter == FIXED
        value = arrow.value * (1.0 if is_fixed else float(self.estimate.parameters[arrow.parameter])) * unit
        se = None if is_fixed else abs(arrow.value) * unit * math.sqrt(self._variance(arrow.parameter))
        standard = finite(beta.values[at]), error_of(beta.se[at])
        return Coefficient(self.assembly.relations[at], arrow.group, value, se, *standard)

    def _variance(self, parameter: int) -> float:
        return float(self.estimate.covariance[parameter, parameter])

    def defined(self, expressions: Sequence[Expression]) -> tuple[Derived, Derived]:
        """Functions of labelled parameters: as they stand, and of the standardised solution."""
        structure, labels = self.estimate.structure, self.assembly.labels
        places = {name: _place(structure.arrows, number) for name, number in labels.items()}
        scale = self.units.of_parameters

        def plain(parameters: Matrix) -> Matrix:
            values = {name: parameters[number] * scale[number] for name, number in labels.items()}
            return np.array([value_of(each, values) for each in expressions], dtype=parameters.dtype)

        def standard(parameters: Matrix) -> Matrix:
            betas = standardized(structure, structure.arrows, parameters)
            values = {name: betas[at] for name, at in places.items()}
            return np.array([value_of(each, values) for each in expressions], dtype=parameters.dtype)

        return self._derived(plain), self._derived(standard)

    def changes(self, candidates: Sequence[Relation]) -> tuple[tuple[Relation, Change, float, float], ...]:
        """Modification indices: relation, index, expected value in the units of the data, and standardised."""
        arrows = [self.assembly.arrow_of(relation) for relation in candidates]
        found = changes(
            self.estimate.structure,
            self.estimate.parameters,
            arrows,
            lambda structure, parameters: slope(structure, self.samples, parameters),
        )
        by_arrow = dict(zip(arrows, candidates, strict=True))
        betas = standardized(self.estimate.structure, tuple(each.arrow for each in found), self.estimate.parameters)
        return tuple(
            (by_arrow[each.arrow], each, each.value * self.units.of(each.arrow), float(beta) * each.value)
            for each, beta in zip(found, betas, strict=True)
        )


def solve(assembly: Assembly, moments: Sequence[Moments]) -> Solution | Undefined:
    """The maximum likelihood solution of a model in one or several groups; Undefined with the reason there is none."""
    for each in moments:
        reason = why_not(each)
        if reason is not None:
            return reason
    structure = assembly.structure
    if structure.q > assembly.moments:
        return too_many(structure.q, assembly.moments)
    n = math.fsum(each.n for each in moments)
    products = np.array([np.diag(each.products) / n for each in moments]).sum(axis=0)
    center = np.array([each.means * (each.n / n) for each in moments]).sum(axis=0)
    units = units_of(structure, np.sqrt(products), assembly.markers)
    samples = tuple(_sample(each, units.of_variables[: structure.p], center) for each in moments)
    fitted = scaled(structure, units)
    found = _estimate(assembly, fitted, samples)
    return found if isinstance(found, Undefined) else Solution(assembly, found, samples, units)


def _estimate(assembly: Assembly, fitted: Structure, samples: Sequence[Sample]) -> Estimate | Undefined:
    """The estimate from the first start that leads to one."""
    first = start_of(assembly, samples)
    found = estimate(fitted, samples, first)
    for start in (first, cautious_start_of(assembly, samples)) if isinstance(found, Undefined) else ():
        for way in (start, other_start(fitted, assembly.markers, samples, start)):
            tried = found if way is None else estimate(fitted, samples, way)
            if isinstance(tried, Estimate):
                return tried
    return found


def why_not(moments: Moments) -> Undefined | None:
    """Why covariances cannot be modelled, if so."""
    if moments.n <= 0:
        return NO_CASES
    if moments.n <= 1:
        return ONE_CASE
    variances = np.diag(moments.products)
    if not (variances > 0).all():
        return constant(moments.names[int(np.argmin(variances > 0))])
    if float(np.linalg.eigvalsh(moments.correlation)[0]) < SMALLEST_EIGENVALUE:
        return NOT_POSITIVE
    return None


def constant(name: str) -> Undefined:
    """The reason that one variable does not vary."""
    return Undefined(Message("every answer to {item} is the same", {"item": name}))


def too_many(parameters: int, moments: int) -> Undefined:
    """The reason that a model asks for more than the data hold."""
    return Undefined(
        Message(
            "the model has {count} parameters, and the data only {moments} variances and covariances to find them from",
            {"count": parameters, "moments": moments},
        )
    )


def finite(value: float) -> Statistic:
    """A number, or the reason a standardised one does not exist."""
    return float(value) if math.isfinite(value) else IMPROPER


def error_of(value: float) -> Statistic | None:
    """The error of a standardised number; None where that is the same whatever the parameters: a variance of 1."""
    return None if value < ROUNDING else finite(value)


def _place(arrows: Sequence[Arrow], parameter: int) -> int:
    return next(at for at, arrow in enumerate(arrows) if arrow.parameter == parameter)


def _sample(moments: Moments, deviations: Numbers, center: Numbers) -> Sample:
    """Moments in fitted units; means stand from `center`, so that large ones do not swallow their differences."""
    covariance = moments.products / deviations[:, None] / deviations[None, :] / moments.n
    return Sample(covariance, (moments.means - center) / deviations, moments.n)
