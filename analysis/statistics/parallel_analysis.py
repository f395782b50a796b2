"""How many factors exceed what uncorrelated variables would show by chance."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_CASES = Undefined(Message("there are no more cases than items"))
AT_ONCE = 100  # draws: what is held in memory does not grow with their number


@dataclass(frozen=True)
class Parallel:
    """Eigenvalues of the items, and the mean and a high percentile of those by chance, shape (k,) each."""

    observed: Numbers
    mean: Numbers
    percentile: Numbers  # the 95th

    def count(self, level: Numbers) -> int:
        """How many of the first eigenvalues lie above `level`, up to the first that does not."""
        above = self.observed > level
        return int(np.argmin(above)) if not above.all() else len(above)


def parallel_analysis(correlation: Numbers, n: float, common: bool, draws: int, seed: int) -> Parallel | Undefined:
    """Eigenvalues of `correlation`, shape (k, k), against those of `draws` samples of `n` cases (sum of weights).

    Samples are of independent normal variables; their cross-products are drawn at once (Bartlett's decomposition of the
    Wishart distribution), so the cost does not depend on `n`. `common`: squared multiple correlations stand on the
    diagonal, for factors in place of components. The same `seed` gives the same numbers.
    Source: Horn (1965), Psychometrika 30(2); Humphreys & Montanelli (1975), MBR 10(2); Glorfeld (1995), EPM 55(3).
    """
    k = len(correlation)
    if n - 1 <= k:
        return FEW_CASES
    if common and inverse_of(correlation) is None:
        return SINGULAR
    random = np.random.default_rng(seed)
    parts = [min(AT_ONCE, draws - start) for start in range(0, draws, AT_ONCE)]
    chance = np.vstack([_eigenvalues(_by_chance(random, k, n, part), common) for part in parts])
    return Parallel(_eigenvalues(correlation[None], common)[0], chance.mean(axis=0), np.percentile(chance, 95, axis=0))


def _by_chance(random: "np.random.Generator", k: int, n: float, draws: int) -> Numbers:
    """Correlations, shape (draws, k, k), of `n` cases of k independent normal variables."""
    lower = np.tril(random.normal(size=(draws, k, k)), -1)
    at = np.arange(k)
    lower[:, at, at] = np.sqrt(random.chisquare(n - 1 - at, size=(draws, k)))
    products = lower @ lower.transpose(0, 2, 1)
    sd = np.sqrt(products[:, at, at])
    found: Numbers = products / sd[:, :, None] / sd[:, None, :]
    return found


def _eigenvalues(correlations: Numbers, common: bool) -> Numbers:
    if common:
        at = np.arange(correlations.shape[1])
        correlations = correlations.copy()
        correlations[:, at, at] = 1 - 1 / np.linalg.inv(correlations)[:, at, at]
    return np.asarray(np.linalg.eigvalsh(correlations)[:, ::-1], dtype=np.float64)
