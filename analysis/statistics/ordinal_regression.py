"""Ordinal regression with parallel lines on subpopulations, beside the model with a line of its own for each cut."""

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.cumulative_links import LINKS, Link
from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.likelihood import maximize
from analysis.statistics.subpopulations import Subpopulations, standardized
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.statistics.climbing import Climb

Numbers = NDArray[np.float64]

ROUNDING = 1e-12

ONE_LINE = Undefined(Message("there is one line only"))


@dataclass(frozen=True)
class Ordinal:
    """P(answer <= j) = F(thresholds[j] - x @ slopes)."""

    thresholds: Numbers  # (J - 1,)
    slopes: Numbers  # (k,)
    expected: Numbers  # (q, q): inverse of the expected information, thresholds first; SPSS's standard errors
    observed: Numbers  # (q, q): inverse of the observed information; those of R and Stata
    finite: NDArray[np.bool_]  # (q,): False where answers are separated and there is no finite value
    probabilities: Numbers  # (m, J)
    deviance: float  # -2 log likelihood, without the multinomial coefficients
    n: float
    iterations: int


@dataclass(frozen=True)
class General:
    """The model in which every cut has slopes of its own."""

    deviance: float  # -2 log likelihood, without the multinomial coefficients
    finite: bool  # False where answers are separated and the deviance is that of the limit
    crossing: bool  # whether lines cross among the patterns seen, so that an answer nobody gave has p < 0


@dataclass(frozen=True)
class Cumulative:
    """The likelihood of `counts` (m, J) on `design` (m, c): ones, then the predictors' negatives.

    The predictor of cut j is design @ the j-th of J - 1 rows; those rows are `free` (rows * c, q) @ parameters.
    """

    design: Numbers
    counts: Numbers
    link: Link
    free: Numbers

    def value(self, parameters: Numbers) -> float:
        p = self.probabilities(parameters)
        given = self.counts > 0
        if (p[given] <= 0).any():
            return -math.inf
        return math.fsum(self.counts[given] * np.log(p[given]))

    def slopes(self, parameters: Numbers) -> tuple[Numbers, Numbers]:
        cuts, p = self.cuts(parameters), self.probabilities(parameters)
        f, slope = self.link.density(cuts), self.link.slope(cuts)
        each, square = _over(self.counts, p), _over(_over(self.counts, p), p)
        gradient = f * (each[:, :-1] - each[:, 1:])
        own = f**2 * (square[:, :-1] + square[:, 1:]) - slope * (each[:, :-1] - each[:, 1:])
        next_ = -f[:, :-1] * f[:, 1:] * square[:, 1:-1]
        return self.free.T @ (gradient.T @ self.design).ravel(), self._information(own, next_)

    def expected(self, parameters: Numbers) -> Numbers:
        """The expected information (q, q)."""
        cuts, p = self.cuts(parameters), self.probabilities(parameters)
        f, each = self.link.density(cuts), _over(np.broadcast_to(self.counts.sum(axis=1)[:, None], p.shape), p)
        return self._information(f**2 * (each[:, :-1] + each[:, 1:]), -f[:, :-1] * f[:, 1:] * each[:, 1:-1])

    def reach(self, move: Numbers) -> float:
        return float(np.abs(self.cuts(move)).max())

    def rows(self) -> Numbers:
        j, c = self.counts.shape[1] - 1, self.design.shape[1]
        found = []
        for answer in range(j + 1):
            given = self.design[self.counts[:, answer] > 0]
            for cut, sign in ((answer, 1.0), (answer - 1, -1.0)):
                if 0 <= cut < j:
                    row = np.zeros((len(given), j, c))
                    row[:, cut] = sign * given
                    found.append(row.reshape(len(given), j * c) @ self.free)
        return np.vstack(found)

    def cuts(self, parameters: Numbers) -> Numbers:
        """The predictors, (m, J - 1)."""
        return np.asarray(self.design @ (self.free @ parameters).reshape(-1, self.design.shape[1]).T, dtype=np.float64)

    def probabilities(self, parameters: Numbers) -> Numbers:
        """(m, J); below 0 where the lines of the general model cross."""
        cuts = self.cuts(parameters)
        first, last = self.link.below(cuts[:, :1]), self.link.above(cuts[:, -1:])
        return np.hstack([first, self.link.between(cuts[:, 1:], cuts[:, :-1]), last])

    def _information(self, own: Numbers, following: Numbers) -> Numbers:
        """From the weights of each cut (m, J - 1), and of each with the next (m, J - 2)."""
        j, c = own.shape[1], self.design.shape[1]
        full = np.zeros((j, c, j, c))
        for cut in range(j):
            full[cut, :, cut] = (self.design * own[:, [cut]]).T @ self.design
        for cut in range(j - 1):
            block = (self.design * following[:, [cut]]).T @ self.design
            full[cut, :, cut + 1], full[cut + 1, :, cut] = block, block
        return np.asarray(self.free.T @ full.reshape(j * c, j * c) @ self.free, dtype=np.float64)


def ordinal(data: Subpopulations, link: str) -> Ordinal | Undefined:
    """Maximum likelihood of the ordered answers on the predictors, none of them constant or made of others.

    Newton's method on the patterns. Source: McCullagh (1980), JRSS B 42(2); the sign of slopes as SPSS PLUM (D39).
    """
    if data.n <= 0:
        return NO_CASES
    if min(data.margins, default=0.0) <= 0 or len(data.margins) < 2:
        return CONSTANT
    model, back = _parallel(data, LINKS[link])
    top = maximize(model, _start(data, LINKS[link], data.x.shape[1]))
    if isinstance(top, Undefined):
        return top
    cuts = len(data.margins) - 1
    found = back @ top.parameters
    return Ordinal(
        found[:cuts],
        found[cuts:],
        back @ top.covariance(model.expected(top.parameters)) @ back.T,
        back @ top.covariance(model.slopes(top.parameters)[1]) @ back.T,
        top.finite(back),
        np.maximum(model.probabilities(top.parameters), 0.0),
        -2 * top.value,
        data.n,
        top.iterations,
    )


def ordinal_climb(data: Subpopulations, link: str) -> "Climb":
    """Every step of Fisher's scoring from the shares of the answers alone; thresholds first."""
    from analysis.statistics.climbing import climb

    model, back = _parallel(data, LINKS[link])
    return climb(model, model.expected, _start(data, LINKS[link], data.x.shape[1]), back)


def general(data: Subpopulations, link: str) -> General | Undefined:
    """The model without parallel lines; Undefined where it is the same one, or has no maximum."""
    cuts, k = len(data.margins) - 1, data.x.shape[1]
    if cuts < 2 or k == 0:
        return ONE_LINE
    parallel, _ = _parallel(data, LINKS[link])
    model = Cumulative(parallel.design, data.counts, LINKS[link], np.eye(cuts * (k + 1)))
    start = np.zeros((cuts, k + 1))
    start[:, 0] = _start(data, LINKS[link], 0)
    top = maximize(model, start.ravel())
    if isinstance(top, Undefined):
        return top
    lowest = float(model.probabilities(top.parameters).min())
    return General(-2 * top.value, top.is_finite, lowest < -ROUNDING)


def _parallel(data: Subpopulations, link: Link) -> tuple[Cumulative, Numbers]:
    """The model on standardized predictors, and the matrix (q, q) that takes its parameters back."""
    standard = standardized(data.x, data.sizes)
    cuts, k = len(data.margins) - 1, data.x.shape[1]
    free = np.zeros((cuts, k + 1, cuts + k))
    for cut in range(cuts):
        free[cut, 0, cut] = 1.0
        free[cut, 1:, cuts:] = np.eye(k)
    design = np.column_stack([standard.design[:, :1], -standard.design[:, 1:]])
    back = np.eye(cuts + k)
    back[cuts:, cuts:] = standard.back[1:, 1:]
    back[:cuts, cuts:] = -standard.back[0, 1:]
    return Cumulative(design, data.counts, link, free.reshape(cuts * (k + 1), cuts + k)), back


def _start(data: Subpopulations, link: Link, k: int) -> Numbers:
    shares = np.cumsum(data.margins)[:-1] / data.n
    return np.concatenate([link.quantile(shares), np.zeros(k)])


def _over(counts: Numbers, p: Numbers) -> Numbers:
    """`counts` / `p` where there is something to divide, else 0."""
    return np.divide(counts, p, out=np.zeros_like(p), where=(counts > 0) & (p > 0))
