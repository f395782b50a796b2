"""Values drawn for the cases that lack one, from a model of the cases that have one."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp, softmax

Numbers = NDArray[np.float64]
Random = np.random.Generator

DONORS = 5
RIDGE = 1e-5  # of the diagonal, as mice: predictors may be made of one another
MOST_STEPS = 40
AT_REST = 1e-7  # of a log odds


def draw_matched(x: Numbers, y: Numbers, weights: Numbers, lost: Numbers, random: Random) -> Numbers:
    """For each row of `lost`, (m, k), the answer of one of the five of `y`, (n,), whose prediction is nearest.

    `x`, (n, k), has a constant column. Those who answered are predicted by the least-squares coefficients, the others
    by coefficients drawn from their posterior.
    Source: Little (1988), Journal of Business & Economic Statistics 6(3); van Buuren (2018), Flexible Imputation of
    Missing Data, algorithm 3.3 (type 1 matching).
    """
    products = (x * weights[:, None]).T @ x
    inverse = np.linalg.inv(products + np.diag(np.diag(products) * RIDGE))
    inverse = (inverse + inverse.T) / 2
    coefficients = inverse @ (x.T @ (weights * y))
    df = max(float(weights.sum()) - x.shape[1], 1.0)
    sigma = math.sqrt(float(weights @ (y - x @ coefficients) ** 2) / random.chisquare(df))
    drawn = coefficients + sigma * (_root(inverse) @ random.standard_normal(x.shape[1]))
    return _nearest(x @ coefficients, lost @ drawn, y, random)


def draw_category(
    x: Numbers, codes: NDArray[np.int64], size: int, weights: Numbers, lost: Numbers, random: Random
) -> NDArray[np.int64]:
    """For each row of `lost`, (m, k), one of `size` categories by the multinomial logit of `codes`, (n,), from 0.

    `x`, (n, k), has a constant column, the first. A few weighted rows keep coefficients finite where answers separate.
    Source: van Buuren (2018), algorithm 3.4; White, Daniel & Royston (2010), Computational Statistics & Data
    Analysis 54(10).
    """
    x, codes, weights = _augmented(x, codes, size, weights)
    coefficients, information = _multinomial(x, codes, size, weights)
    moved = _root(np.asarray(np.linalg.inv(information), dtype=np.float64)) @ random.standard_normal(coefficients.size)
    drawn = coefficients + moved.reshape(coefficients.shape)
    chances = softmax(np.column_stack([np.zeros(len(lost)), lost @ drawn]), axis=1)
    below = np.cumsum(chances, axis=1)[:, :-1]
    return np.asarray((random.random(len(lost))[:, None] > below).sum(axis=1), dtype=np.int64)


def _nearest(predicted: Numbers, wanted: Numbers, y: Numbers, random: Random) -> Numbers:
    """The answer of a random one of the donors with the nearest prediction; ties are shuffled first."""
    n = len(y)
    shuffled = random.permutation(n)
    order = shuffled[np.argsort(predicted[shuffled], kind="stable")]
    ranked, width = predicted[order], min(2 * DONORS, n)
    start = np.clip(np.searchsorted(ranked, wanted) - DONORS, 0, n - width)
    near = start[:, None] + np.arange(width)
    distance = np.abs(ranked[near] - wanted[:, None])
    closest = np.lexsort((random.random(near.shape), distance), axis=1)
    chosen = closest[np.arange(len(wanted)), random.integers(0, min(DONORS, n), len(wanted))]
    return np.asarray(y[order[near[np.arange(len(wanted)), chosen]]], dtype=np.float64)


def _augmented(
    x: Numbers, codes: NDArray[np.int64], size: int, weights: Numbers
) -> tuple[Numbers, NDArray[np.int64], Numbers]:
    """With a row of each category one standard deviation to either side of the mean of each predictor."""
    k = x.shape[1] - 1
    if k == 0:
        return x, codes, weights
    n = weights.sum()
    center = weights @ x[:, 1:] / n
    spread = np.sqrt(weights @ (x[:, 1:] - center) ** 2 / n)
    steps = np.vstack([np.diag(spread), -np.diag(spread)])
    added = np.tile(np.column_stack([np.ones(2 * k), center + steps]), (size, 1))
    extra = np.full(len(added), (k + 1) / len(added))
    return (
        np.vstack([x, added]),
        np.concatenate([codes, np.repeat(np.arange(size), 2 * k)]),
        np.concatenate([weights, extra]),
    )


def _multinomial(x: Numbers, codes: NDArray[np.int64], size: int, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Coefficients, (k, size - 1), of log odds against the first category, and their information."""
    hot = (codes[:, None] == np.arange(1, size)).astype(np.float64)
    coefficients = np.zeros((x.shape[1], size - 1))
    reached = _deviance(x, hot, weights, coefficients)
    for _ in range(MOST_STEPS):
        chances, information = _information(x, weights, coefficients)
        gradient = x.T @ (weights[:, None] * (hot - chances))
        step = np.linalg.solve(information, gradient.ravel()).reshape(coefficients.shape)
        for halving in range(20):
            tried = coefficients + step / 2**halving
            deviance = _deviance(x, hot, weights, tried)
            if deviance <= reached:
                coefficients, reached = tried, deviance
                break
        if np.abs(x @ step).max() < AT_REST:
            break
    return coefficients, _information(x, weights, coefficients)[1]


def _information(x: Numbers, weights: Numbers, coefficients: Numbers) -> tuple[Numbers, Numbers]:
    """Chances of the categories after the first, (n, size - 1), and the information on the raveled coefficients."""
    k, others = coefficients.shape
    chances = softmax(np.column_stack([np.zeros(len(x)), x @ coefficients]), axis=1)[:, 1:]
    information = np.empty((k, others, k, others))
    for one in range(others):
        for other in range(others):
            spread = weights * chances[:, one] * ((one == other) - chances[:, other])
            information[:, one, :, other] = (x * spread[:, None]).T @ x
    whole = information.reshape(k * others, k * others)
    return chances, whole + np.diag(RIDGE * np.maximum(np.diag(whole), RIDGE))


def _deviance(x: Numbers, hot: Numbers, weights: Numbers, coefficients: Numbers) -> float:
    log_odds = x @ coefficients
    whole = logsumexp(np.column_stack([np.zeros(len(x)), log_odds]), axis=1)
    return float(weights @ (whole - (hot * log_odds).sum(axis=1)))


def _root(covariance: Numbers) -> Numbers:
    """A matrix whose product with its transpose is `covariance`, (k, k), symmetric and almost positive definite."""
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)), dtype=np.float64)
