"""The runs test of the order of cases."""

import numpy as np

from analysis.procedures.nonparametric.found import Found, Row, filled, names_of
from analysis.procedures.nonparametric.options import Options
from analysis.result import Message
from analysis.statistics.description import Statistic, describe
from analysis.statistics.percentiles import mode, percentile
from analysis.statistics.runs import runs_test
from analysis.table import Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined

WORDS = ("variable", "test_value", "n_below", "n_at_least", "n", "runs", "z", "p", "exact_p")
CUTS = {
    "median": Message("Test Value is the median."),
    "mean": Message("Test Value is the mean."),
    "mode": Message("Test Value is the mode; of several the smallest."),
}


def find(tally: Tally, options: Options) -> Found:
    """The Runs Test of each variable, its valid cases in the order of the file."""
    names = names_of(options)
    rows: list[Row] = []
    for name in names:
        valid = tally.patterns([name]).listwise()
        cut = _cut(valid, options)
        n = float(valid.weights.sum())
        if isinstance(cut, Undefined):
            rows.append((name, cut, 0.0, 0.0, n, cut, cut, cut, None))
            continue
        values, weights = _in_order(tally, name)
        found = runs_test(values, weights, cut)
        rows.append((name, cut, found.below, found.at_least, n, found.runs, found.z, found.p, found.exact))
    notes = (CUTS[options.cut],) if options.cut_value is None else ()
    return Found(
        names=names,
        cases=tally.patterns(names).cases,
        tables=(filled(Table("runs_test", headed(*WORDS), tuple(rows), notes=notes)),),
    )


def _cut(valid: Patterns, options: Options) -> Statistic:
    if options.cut_value is not None:
        return options.cut_value
    values = valid.values[:, 0]
    if options.cut == "mean":
        return describe(values, valid.weights).mean
    return percentile(values, valid.weights, 50) if options.cut == "median" else mode(values, valid.weights).value


def _in_order(tally: Tally, name: str) -> tuple[Numbers, Numbers]:
    values, missing, weights = tally.rows([name])
    kept = np.logical_not(missing[:, 0]) & (weights > 0)
    return values[kept, 0], weights[kept]
