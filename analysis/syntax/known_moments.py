"""Tallies of which means and cross-products alone are known: of pairs of answers, of filled gaps, of a matrix."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.tally import Moments, Numbers, Patterns, Rows, Tally, centred_moments
from instrument.codebook import Codebook, Variable
from instrument.message import Fault


class KnownMoments(Tally):
    """A tally that tells moments of `moments.names`, and raises `Fault` where somebody asks for cases."""

    def __init__(self, codebook: Codebook, moments: Moments) -> None:
        self.codebook = codebook
        self._moments = moments

    @property
    def weight(self) -> Variable | None:
        return None

    def moments(self, names: Sequence[str]) -> Moments:
        return self._moments.of(names)

    def patterns(self, names: Sequence[str]) -> Patterns:
        raise self._refused(names)

    def rows(self, names: Sequence[str]) -> Rows:
        raise self._refused(names)

    def _refused(self, names: Sequence[str]) -> Fault:
        del names
        return Fault("this needs the cases themselves, and a matrix holds none")


def pairwise_moments(tally: Tally, names: Sequence[str]) -> tuple[Moments, Numbers]:
    """Moments with the correlation of each pair over the cases that answer both, and the cases of each variable, (k,).

    Means and deviations are of each variable's own cases; the number of cases is that of the smallest pair (D25).
    """
    values, missing, weights = tally.rows(names)
    k = len(names)
    known = ~missing & (weights > 0)[:, None]
    correlations, counts = np.eye(k), np.zeros((k, k))
    own = [_of(values[known[:, at]][:, [at]], weights[known[:, at]]) for at in range(k)]
    for first in range(k):
        for second in range(first + 1):
            both = known[:, first] & known[:, second]
            counts[first, second] = counts[second, first] = float(weights[both].sum())
            if first != second:
                found = _of(values[both][:, [first, second]], weights[both]).correlation[0, 1]
                correlations[first, second] = correlations[second, first] = found
    sds = np.array([float(np.sqrt(each.covariance[0, 0])) for each in own])
    n = float(counts.min())
    products = np.where(np.outer(sds, sds) > 0, correlations * np.outer(sds, sds), 0.0) * max(n - 1, 0.0)
    cases = Cases(float(weights[weights > 0].sum()), n, int(known.all(axis=1).sum()))
    return Moments(tuple(names), cases, np.array([each.means[0] for each in own]), products), np.diag(counts).copy()


def filled_moments(tally: Tally, names: Sequence[str]) -> tuple[Moments, Numbers]:
    """Moments of all cases, a missing answer standing as its variable's mean, and the cases that answer each, (k,)."""
    values, missing, weights = tally.rows(names)
    counted = weights > 0
    values, missing, weights = values[counted], missing[counted], weights[counted]
    answered = np.where(missing, 0.0, weights[:, None])
    means = (answered * np.where(missing, 0.0, values)).sum(axis=0) / np.where((n := answered.sum(axis=0)) > 0, n, 1.0)
    found = centred_moments(tuple(names), np.where(missing, means, values), weights, float(weights.sum()))
    return found, n


def matrix_moments(names: Sequence[str], n: float, means: Numbers, sds: Numbers, correlations: Numbers) -> Moments:
    """Moments of `n` cases with those means, standard deviations, shape (k,), and correlations, (k, k)."""
    products = correlations * np.outer(sds, sds) * (n - 1)
    return Moments(tuple(names), Cases(n, n, int(n)), means, products)


def _of(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Moments:
    return centred_moments(tuple(str(at) for at in range(values.shape[1])), values, weights, float(weights.sum()))
