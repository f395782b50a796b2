"""Binary logistic regression on grouped patterns."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES
from analysis.statistics.likelihood import maximize
from analysis.statistics.multinomial_logit import Choice, multinomial_logit
from analysis.statistics.subpopulations import Subpopulations
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

COLLINEAR = Undefined(Message("a predictor is made of the others"))

LARGEST_CONDITION = 1e12


@dataclass(frozen=True)
class Logit:
    """log odds = coefficients[0] + x @ coefficients[1:], with the inverse of the information."""

    coefficients: Numbers  # (k + 1,), the constant first
    covariance: Numbers  # (k + 1, k + 1)
    finite: NDArray[np.bool_]  # (k + 1,): False where the answers are separated and there is no finite coefficient
    probabilities: Numbers  # (p,): of the answer 1; 0 or 1 where the answers are separated
    deviance: float  # -2 log likelihood
    null_deviance: float  # of the constant alone
    n: float  # sum of weights
    iterations: int
    constant: bool = True  # without one its coefficient is 0, and so are its variance and covariances

    @property
    def errors(self) -> Numbers:
        """Standard errors, (k + 1,)."""
        return np.asarray(np.sqrt(np.diag(self.covariance)), dtype=np.float64)

    @property
    def is_perfect(self) -> bool:
        """Whether the predictors tell the two answers apart without a single error."""
        return not self.finite[0] and self.deviance < 1e-9 * self.n


def logit(x: Numbers, y: Numbers, weights: Numbers) -> Logit | Undefined:
    """Maximum likelihood of `y` (p,), 0 or 1, on the columns of `x` (p, k) and a constant; patterns count `weights`.

    Newton's method. Undefined where y does not vary and where predictors are collinear; where they separate the
    answers, the coefficients that have no finite value are marked and the others are those of the limit.
    """
    return grouped_logit(Subpopulations(x, np.column_stack([weights * (1 - y), weights * y])))


def grouped_logit(data: Subpopulations) -> Logit | Undefined:
    """The same for patterns that hold both answers: `data.counts` (m, 2), the second column the answer 1."""
    if data.through_origin:
        return _through_origin(data)
    if data.n > 0 and min(data.margins) > 0 and _is_collinear(data):
        return COLLINEAR
    found = multinomial_logit(data, reference=0)
    if isinstance(found, Undefined):
        return found
    return Logit(
        found.coefficients[0],
        found.covariance,
        found.finite[0],
        found.probabilities[:, 1],
        found.deviance,
        data.null_deviance,
        found.n,
        found.iterations,
    )


def _through_origin(data: Subpopulations) -> Logit | Undefined:
    """Without a constant, where no predictor makes both answers as probable; also with one answer alone."""
    null = 2 * data.n * math.log(2)
    if data.n <= 0:
        return NO_CASES
    k = data.x.shape[1]
    covariance, coefficients, finite = np.zeros((k + 1, k + 1)), np.zeros(k + 1), np.ones(k + 1, dtype=bool)
    if k == 0:
        half = np.full(len(data.counts), 0.5)
        return Logit(coefficients, covariance, finite, half, null, null, data.n, 0, constant=False)
    scale = np.sqrt(data.sizes @ data.x**2 / data.n)
    choice = Choice(data.x / scale, data.counts, 0)
    top = maximize(choice, np.zeros(k))
    if isinstance(top, Undefined):
        return top
    back = np.diag(1 / scale)
    coefficients[1:] = back @ top.parameters
    covariance[1:, 1:] = back @ top.covariance(choice.slopes(top.parameters)[1]) @ back
    finite[1:] = top.finite(back)
    p = np.exp(choice.log_probabilities(top.parameters))[:, 1]
    return Logit(coefficients, covariance, finite, p, -2 * top.value, null, data.n, top.iterations, constant=False)


def _is_collinear(data: Subpopulations) -> bool:
    centred = data.x - data.sizes @ data.x / data.n
    spread = np.sqrt(data.sizes @ centred**2)
    if (spread <= 0).any():
        return True
    scaled = centred / spread
    products = (scaled * data.sizes[:, None]).T @ scaled
    return bool(len(products) and np.linalg.cond(products) > LARGEST_CONDITION)
