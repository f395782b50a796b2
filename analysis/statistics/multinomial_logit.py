"""Multinomial logistic regression on subpopulations; with two answers it is the binary one."""

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.likelihood import maximize
from analysis.statistics.subpopulations import Subpopulations, standardized
from analysis.undefined import Undefined
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.statistics.climbing import Climb

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class MultinomialLogit:
    """log(p of answer j / p of the reference) = coefficients[j] @ (1, x)."""

    coefficients: Numbers  # (J - 1, k + 1), the constant first, without the reference's row
    covariance: Numbers  # (q, q) of the coefficients, row after row
    finite: NDArray[np.bool_]  # (J - 1, k + 1): False where answers are separated and there is no finite coefficient
    probabilities: Numbers  # (m, J)
    deviance: float  # -2 log likelihood, without the multinomial coefficients
    n: float  # sum of weights
    iterations: int

    @property
    def errors(self) -> Numbers:
        """Standard errors, (J - 1, k + 1)."""
        return np.sqrt(np.diag(self.covariance)).reshape(self.coefficients.shape)


@dataclass(frozen=True)
class Choice:
    """The likelihood of `counts` (m, J) on `design` (m, c); parameters are those of J - 1 answers, row after row."""

    design: Numbers
    counts: Numbers
    reference: int

    def value(self, parameters: Numbers) -> float:
        given = self.counts > 0
        return math.fsum(self.counts[given] * self.log_probabilities(parameters)[given])

    def slopes(self, parameters: Numbers) -> tuple[Numbers, Numbers]:
        p = np.delete(np.exp(self.log_probabilities(parameters)), self.reference, axis=1)
        sizes = self.counts.sum(axis=1)
        left = np.delete(self.counts, self.reference, axis=1) - sizes[:, None] * p
        j, c = p.shape[1], self.design.shape[1]
        information = np.empty((j, c, j, c))
        for one in range(j):
            for other in range(one, j):
                weight = sizes * p[:, one] * (float(one == other) - p[:, other])
                block = (self.design * weight[:, None]).T @ self.design
                information[one, :, other], information[other, :, one] = block, block
        return (left.T @ self.design).ravel(), information.reshape(j * c, j * c)

    def reach(self, move: Numbers) -> float:
        return float(np.abs(self.design @ self._rows_of(move).T).max(initial=0.0))

    def rows(self) -> Numbers:
        j, c = self.counts.shape[1], self.design.shape[1]
        found = []
        for answer in range(j):
            chosen = self.design[self.counts[:, answer] > 0]
            for other in (each for each in range(j) if each != answer):
                row = np.zeros((len(chosen), j, c))
                row[:, answer], row[:, other] = chosen, -chosen
                found.append(np.delete(row, self.reference, axis=1).reshape(len(chosen), (j - 1) * c))
        return np.vstack(found)

    def log_probabilities(self, parameters: Numbers) -> Numbers:
        """(m, J)"""
        odds = np.insert(self.design @ self._rows_of(parameters).T, self.reference, 0.0, axis=1)
        return log_shares(odds)

    def _rows_of(self, parameters: Numbers) -> Numbers:
        return parameters.reshape(self.counts.shape[1] - 1, self.design.shape[1])


def log_shares(odds: Numbers) -> Numbers:
    """The logarithm of each row's shares, exp(odds) / their sum, (m, J); exact where one share is all but 1."""
    top = odds.argmax(axis=1, keepdims=True)
    apart = odds - np.take_along_axis(odds, top, axis=1)
    others = np.exp(apart)
    np.put_along_axis(others, top, 0.0, axis=1)
    return np.asarray(apart - np.log1p(others.sum(axis=1, keepdims=True)), dtype=np.float64)


def multinomial_logit(data: Subpopulations, reference: int) -> MultinomialLogit | Undefined:
    """Maximum likelihood of the answers on the predictors and a constant, against the answer at `reference`.

    Every answer must have been given; no predictor constant or made of others. Newton's method on the patterns;
    where answers are separated some coefficients have no finite value, and the others are those of the limit.
    """
    if data.n <= 0:
        return NO_CASES
    if min(data.margins, default=0.0) <= 0 or len(data.margins) < 2:
        return CONSTANT
    standard = standardized(data.x, data.sizes)
    choice = Choice(standard.design, data.counts, reference)
    start = np.zeros((len(data.margins) - 1, standard.design.shape[1]))
    start[:, 0] = np.log(np.delete(data.margins, reference) / data.margins[reference])
    top = maximize(choice, start.ravel())
    if isinstance(top, Undefined):
        return top
    back: Numbers = np.kron(np.eye(len(start)), standard.back).astype(np.float64)
    return MultinomialLogit(
        (back @ top.parameters).reshape(start.shape),
        back @ top.covariance(choice.slopes(top.parameters)[1]) @ back.T,
        top.finite(back).reshape(start.shape),
        np.exp(choice.log_probabilities(top.parameters)),
        -2 * top.value,
        data.n,
        top.iterations,
    )


def multinomial_climb(data: Subpopulations, reference: int) -> "Climb":
    """Every step of Newton's method from the shares of the answers alone; parameters row after row."""
    from analysis.statistics.climbing import climb

    standard = standardized(data.x, data.sizes)
    choice = Choice(standard.design, data.counts, reference)
    start = np.zeros((len(data.margins) - 1, standard.design.shape[1]))
    start[:, 0] = np.log(np.delete(data.margins, reference) / data.margins[reference])
    back: Numbers = np.kron(np.eye(len(start)), standard.back).astype(np.float64)
    return climb(choice, None, start.ravel(), back)


def deviance_without_constant(data: Subpopulations, reference: int) -> float | Undefined:
    """-2 log likelihood (its kernel) of the predictors without a constant."""
    spread = np.sqrt(data.sizes @ data.x**2 / data.n)
    choice = Choice(data.x / np.where(spread > 0, spread, 1.0), data.counts, reference)
    top = maximize(choice, np.zeros((len(data.margins) - 1) * data.x.shape[1]))
    return top if isinstance(top, Undefined) else -2 * top.value
