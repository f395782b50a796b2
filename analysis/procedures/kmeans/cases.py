"""The cases that K-means clusters."""

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.procedures.kmeans.options import Options
from analysis.tally import Numbers, Tally
from instrument.records import dataclass

MANY = 10_000  # cases, from which on alike ones are put together


@dataclass(frozen=True)
class Counted:
    """The rows that are clustered: values (n, p) with NaN for what is missing, weights (n,), places in the file."""

    values: Numbers
    weights: Numbers
    counts: NDArray[np.int64]  # (n,): respondents behind each
    places: NDArray[np.intp]
    cases: Cases


def counted(tally: Tally, options: Options) -> Counted:
    values, missing, weights = tally.rows([variable.name for variable in options.variables])
    gone = missing.all(axis=1) if options.missing == "pairwise" else missing.any(axis=1)
    kept = ~gone & (weights > 0)
    total = float(weights[weights > 0].sum())
    cases = Cases(total, float(weights[kept].sum()), int(kept.sum()))
    ones = np.ones(int(kept.sum()), dtype=np.int64)
    return Counted(np.where(missing, np.nan, values)[kept], weights[kept], ones, np.flatnonzero(kept), cases)


def together(tally: Tally, found: Counted, options: Options) -> Counted:
    """The cases, alike ones once where there are few and their order does not count."""
    names = [variable.name for variable in options.variables]
    if options.method == "running" or len(found.values) < MANY or tally.most_patterns(names) > len(found.values) / 4:
        return found
    every = tally.patterns(names)
    gone = every.missing.all(axis=1) if options.missing == "pairwise" else every.missing.any(axis=1)
    values = np.where(every.missing, np.nan, every.values)[~gone]
    return Counted(values, every.weights[~gone], every.counts[~gone], np.flatnonzero(~gone), found.cases)
