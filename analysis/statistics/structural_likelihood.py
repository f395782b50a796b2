"""Maximum likelihood of a structural model from covariances and means."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.scoring_steps import Slope, inverse_information, minimum
from analysis.statistics.structure import Implied, Structure
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """What was observed in one group."""

    covariance: Numbers  # (p, p), divisor n, positive definite
    means: Numbers  # (p,)
    n: float  # sum of weights

    @cached_property
    def log_determinant(self) -> float:
        return float(np.linalg.slogdet(self.covariance)[1])


@dataclass(frozen=True)
class Estimate:
    """The parameters of a model and how far what they imply is from what was observed."""

    structure: Structure
    parameters: Numbers  # (q,)
    covariance: Numbers  # (q, q), of the parameters
    discrepancies: tuple[float, ...]  # the minimum F of each group; chi-square is the sum of n F
    implied: tuple[Implied, ...]
    steps: int


def estimate(structure: Structure, samples: Sequence[Sample], start: Numbers) -> Estimate | Undefined:
    """The maximum likelihood estimate by Fisher scoring, standard errors from the expected information.

    Undefined where the model is not identified or the steps find no minimum. Source: Bollen (1989), Structural
    Equations with Latent Variables, chapter 4 and appendix 4.
    """
    found = minimum(lambda parameters: slope(structure, samples, parameters), start)
    if isinstance(found, Undefined):
        return found
    covariance = inverse_information(found.information)
    if isinstance(covariance, Undefined):
        return covariance
    implied = tuple(structure.implied(found.parameters, group) for group in range(structure.groups))
    pairs = zip(implied, samples, strict=True)
    return Estimate(
        structure,
        found.parameters,
        covariance,
        tuple(max(0.0, discrepancy(each, sample, structure.has_means)) for each, sample in pairs),
        implied,
        found.steps,
    )


def discrepancy(implied: Implied, sample: Sample, has_means: bool) -> float:
    """F of one group: 0 where the model implies exactly what was observed."""
    inverse, gap = np.linalg.inv(implied.covariance), sample.means - implied.means
    found = float(np.linalg.slogdet(implied.covariance)[1]) - sample.log_determinant
    found += float(np.einsum("ij,ji->", sample.covariance, inverse)) - len(gap)
    return found + (float(gap @ inverse @ gap) if has_means else 0.0)


def slope(structure: Structure, samples: Sequence[Sample], parameters: Numbers) -> Slope | None:
    """Half the sum of n F with its gradient and expected information; None where covariances are not possible."""
    value, gradient = 0.0, np.zeros(structure.q)
    information = np.zeros((structure.q, structure.q))
    for group, sample in enumerate(samples):
        part = _slope_of_group(structure, sample, parameters, group)
        if part is None:
            return None
        used = structure.parameters_of[group]
        value += part.value
        gradient[used] += part.gradient
        information[np.ix_(used, used)] += part.information
    return Slope(value, gradient, information)


def _slope_of_group(structure: Structure, sample: Sample, parameters: Numbers, group: int) -> Slope | None:
    """The part of one group, for the parameters that it has to do with."""
    try:
        implied = structure.implied(parameters, group)
        root = np.linalg.cholesky(implied.covariance)
    except np.linalg.LinAlgError:
        return None
    whiten = np.linalg.inv(root)
    if not np.isfinite(whiten).all():
        return None
    slopes, mean_slopes = structure.slopes(parameters, group, implied)
    gap = whiten @ (sample.means - implied.means) if structure.has_means else np.zeros(structure.p)
    observed = whiten @ sample.covariance @ whiten.T
    determinants = 2 * float(np.log(np.diag(root)).sum()) - sample.log_determinant
    value = determinants + float(np.trace(observed)) - structure.p + float(gap @ gap)
    turned = (whiten @ slopes @ whiten.T).reshape(len(slopes), -1)
    raised = mean_slopes @ whiten.T
    excess = (np.eye(structure.p) - observed - np.outer(gap, gap)).ravel()
    gradient = turned @ excess / 2 - raised @ gap
    information = turned @ turned.T / 2 + raised @ raised.T
    return Slope(sample.n * value / 2, sample.n * gradient, sample.n * information)
