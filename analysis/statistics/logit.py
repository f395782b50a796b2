"""Binary logistic regression on grouped patterns."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

SEPARATED = Undefined(Message("the predictors separate the two answers, so a coefficient has no finite value"))
COLLINEAR = Undefined(Message("a predictor is made of the others"))

MOST_STEPS = 50
SMALLEST_MOVE = 1e-9  # of any pattern's log odds, at which the maximum is reached
LARGE_MOVE = 0.1  # separated answers move by about 1 in every step
SMALLEST_GAIN = 1e-9


@dataclass(frozen=True)
class Logit:
    """log odds = coefficients[0] + x @ coefficients[1:], with the inverse of the information."""

    coefficients: Numbers  # (k + 1,), the constant first
    covariance: Numbers  # (k + 1, k + 1)
    deviance: float  # -2 log likelihood
    null_deviance: float  # of the constant alone
    n: float  # sum of weights
    iterations: int


def logit(x: Numbers, y: Numbers, weights: Numbers) -> Logit | Undefined:
    """Maximum likelihood of `y` (p,), 0 or 1, on the columns of `x` (p, k) and a constant; patterns count `weights`.

    Newton's method, a step halved until the likelihood grows. Undefined where y does not vary, where predictors are
    collinear, and where they separate the answers (Albert & Anderson 1984, Biometrika 71(1)).
    """
    n = math.fsum(weights)
    if n <= 0:
        return NO_CASES
    share = math.fsum(weights * y) / n
    if share <= 0 or share >= 1:
        return CONSTANT
    center = weights @ x / n
    spread = np.sqrt(weights @ (x - center) ** 2 / n)
    if (spread <= 0).any():
        return COLLINEAR
    design = np.column_stack([np.ones(len(y)), (x - center) / spread])
    if np.linalg.cond((design * weights[:, None]).T @ design) > 1e12:
        return COLLINEAR
    found = _climb(design, y, weights, share)
    return found if isinstance(found, Undefined) else _unscaled(found, center, spread)


def _climb(design: Numbers, y: Numbers, weights: Numbers, share: float) -> Logit | Undefined:
    coefficients = np.zeros(design.shape[1])
    coefficients[0] = math.log(share / (1 - share))
    null = deviance = _deviance(design @ coefficients, y, weights)
    for step in range(1, MOST_STEPS + 1):
        p = expit(design @ coefficients)
        information = (design * (weights * p * (1 - p))[:, None]).T @ design
        if np.linalg.cond(information) > 1e14:
            return SEPARATED
        move = np.linalg.solve(information, design.T @ (weights * (y - p)))
        if np.abs(design @ move).max() < SMALLEST_MOVE:
            return Logit(coefficients, np.linalg.inv(information), deviance, null, math.fsum(weights), step)
        coefficients, reached = _uphill(design, y, weights, coefficients, move, deviance)
        gain, deviance = deviance - reached, reached
        if gain <= SMALLEST_GAIN * (1 + deviance) and np.abs(design @ move).max() > LARGE_MOVE:
            return SEPARATED  # nothing is gained any more, and yet log odds run on
    return SEPARATED


def _uphill(
    design: Numbers, y: Numbers, weights: Numbers, start: Numbers, move: Numbers, deviance: float
) -> tuple[Numbers, float]:
    for halvings in range(30):
        tried = start + move / 2**halvings
        reached = _deviance(design @ tried, y, weights)
        if reached <= deviance:
            return tried, reached
    return start, deviance


def _deviance(log_odds: Numbers, y: Numbers, weights: Numbers) -> float:
    return 2 * math.fsum(weights * np.logaddexp(0.0, np.where(y > 0.5, -log_odds, log_odds)))


def _unscaled(found: Logit, center: Numbers, spread: Numbers) -> Logit:
    back = np.eye(len(found.coefficients))
    back[1:, 1:] = np.diag(1 / spread)
    back[0, 1:] = -center / spread
    return Logit(
        back @ found.coefficients,
        back @ found.covariance @ back.T,
        found.deviance,
        found.null_deviance,
        found.n,
        found.iterations,
    )
