"""The cases of a regression through the origin, with weighted errors, of selected cases, or of pairs of their own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.design import Design, design_of
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.options import Options
from analysis.tally import Moments, Tally, centred_moments

Numbers = NDArray[np.float64]


def special_data(tally: Tally, names: Sequence[str], options: Options) -> tuple[Design, Data]:
    """Of the cases that a regression which is not plain is estimated on; the dependent is the first of `names`."""
    every = every_name(names, options)
    patterns = tally.patterns(every)
    errors, kept = weighed(patterns.values, patterns.missing, every, len(names), options)
    complete = patterns.take(kept)
    design = design_of(options.entered, options.categorical, complete, options.reference)
    cases = Cases(float(patterns.weights.sum()), float(complete.weights.sum()), int(complete.counts.sum()))
    x, counts = design.matrix(every, complete.values), complete.weights
    weights = counts * errors[kept]
    weights = weights * (counts.sum() / weights.sum()) if weights.sum() > 0 else weights
    columns = np.column_stack([x, complete.column(names[0]), weights])
    moments = None
    if options.missing == "pairwise":
        moments = _pairwise(tally, [*(term.key for term in design.terms), names[0]], patterns.cases)
        cases = moments.cases
    correlation = _correlation(columns, options.constant) if moments is None else moments.correlation
    correlation = np.nan_to_num(correlation, nan=0.0)
    data = Data(correlation, cases, moments, lambda: [columns], options.constant, counts, errors[kept])
    return design, data


def every_name(names: Sequence[str], options: Options) -> list[str]:
    """The variables of the equation, then those that weigh errors and select cases."""
    others = [each.name for each in (options.error_weights, options.selected) if each is not None]
    return list(dict.fromkeys([*names, *others]))


def weighed(
    values: Numbers, missing: NDArray[np.bool_], every: Sequence[str], equation: int, options: Options
) -> tuple[Numbers, NDArray[np.bool_]]:
    """What the error of each row weighs, and whether models are estimated on it; the first `equation` columns count."""
    errors: Numbers = np.ones(len(values))
    kept: NDArray[np.bool_] = np.logical_not(missing[:, :equation].any(axis=1))
    if options.error_weights is not None:
        at = every.index(options.error_weights.name)
        known = ~missing[:, at] & (values[:, at] > 0)
        errors, kept = np.where(known, values[:, at], np.nan), np.logical_and(kept, known)
    if options.selected is not None:
        at = every.index(options.selected.name)
        kept = np.logical_and(kept, ~missing[:, at] & (values[:, at] == 1))
    return errors, kept


def _correlation(columns: Numbers, constant: bool) -> Numbers:
    """Of all terms and y; through the origin the cosines of their columns."""
    values, weights = columns[:, :-1], columns[:, -1]
    keys = tuple(f"column={at}" for at in range(values.shape[1]))
    if constant:
        return centred_moments(keys, values, weights, float(weights.sum())).correlation
    products = (values * weights[:, None]).T @ values
    return Moments(keys, Cases(0.0, 0.0, 0), np.zeros(len(products)), products).correlation


def _pairwise(tally: Tally, names: Sequence[str], cases: Cases) -> Moments:
    """Means and deviations of each variable's own cases, correlations of each pair's; n is the smallest of a pair.

    Source: IBM SPSS Statistics Algorithms, REGRESSION, descriptive statistics with pairwise deletion.
    """
    single = [tally.moments([name]) for name in names]
    means = np.nan_to_num([float(each.means[0]) for each in single])
    sizes = np.array([float(each.products[0, 0]) / (each.n - 1) if each.n > 1 else 0.0 for each in single])
    correlation, least, rows = np.diag((sizes > 0) * 1.0), min(each.n for each in single), cases.rows
    for i in range(len(names)):
        for j in range(i):
            pair = tally.moments([names[i], names[j]])
            correlation[i, j] = correlation[j, i] = np.nan_to_num(pair.correlation[0, 1])
            least = min(least, pair.n)
    products = correlation * np.sqrt(np.outer(sizes, sizes)) * max(least - 1, 0.0)
    return Moments(tuple(names), Cases(cases.total, least, rows), means, products)
