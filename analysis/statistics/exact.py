"""Fisher's exact test of a table of two by two."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.special import gammaln
from instrument.records import dataclass

ALIKE = 1e-7  # tables whose probabilities differ by less, relatively, are equally probable (as in R)


@dataclass(frozen=True)
class Fisher:
    """Probabilities of a table as far from independence as the one seen, or farther."""

    two_sided: float  # all tables that are no more probable
    one_sided: float  # all tables as far on the side of independence that was seen, or farther (D13)


def fisher(counts: NDArray[np.float64]) -> Fisher:
    """Fisher's test of `counts`, shape (2, 2), whole numbers, no empty row or column.

    Source: Fisher (1935), Journal of the Royal Statistical Society 98(1).
    """
    first, second = (float(each) for each in counts.sum(axis=1))
    column = float(counts[:, 0].sum())
    possible = np.arange(max(0.0, column - second), min(column, first) + 1)
    logs = _log_choose(first, possible) + _log_choose(second, column - possible)
    shares = np.exp(logs - logs.max())
    shares /= shares.sum()
    at = int(counts[0, 0] - possible[0])
    above = counts[0, 0] * (first + second) > first * column
    return Fisher(
        two_sided=min(1.0, float(shares[shares <= shares[at] * (1 + ALIKE)].sum())),
        one_sided=min(1.0, float((shares[at:] if above else shares[: at + 1]).sum())),
    )


def _log_choose(n: float, k: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return found
