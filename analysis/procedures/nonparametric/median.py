"""The median test of several groups."""

import numpy as np

from analysis.comparing import cases_in
from analysis.procedures.nonparametric.found import Found, Row, filled, group_labels, groups_asked, names_of, sort
from analysis.procedures.nonparametric.options import Options, groups_of
from analysis.statistics.description import Statistic
from analysis.statistics.groups import Groups
from analysis.statistics.median_test import MedianTest, median_test
from analysis.statistics.percentiles import percentile
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined

TESTED = ("chi_square", "df", "p")


def find(tally: Tally, options: Options) -> Found:
    """Frequencies above the cut and not, and Test Statistics, for each variable."""
    by, names = groups_of(options), names_of(options)
    codes = groups_asked(tally, options, by)
    tables: list[Table] = []
    rows: list[Row] = []
    for name in names:
        each = sort(tally, name, by, codes)
        cut = _median(each.groups) if options.cut_value is None else options.cut_value
        n = float(each.groups.weights.sum())
        if isinstance(cut, Undefined):
            rows.append((name, n, *([cut] * 4), None, None, None, None))
            continue
        test = median_test(each.groups, cut)
        tables.append(_frequencies(name, by.name, each.keys, test))
        rows.append((name, n, cut, *_cells(test)))
    words = (Column("variable"), Column("n"), Column("median"), *headed(*TESTED), Column("exact_p"))
    corrected = tuple(Column(word, under="continuity") for word in TESTED)
    return Found(
        names=(*names, by.name),
        cases=cases_in(tally, names, by.name, codes),
        tables=(*tables, filled(Table("chi_square_statistics", (*words, *corrected), tuple(rows), (by.name,)))),
        labels=group_labels(by, codes),
    )


def _median(groups: Groups) -> Statistic:
    values, at = np.unique(groups.values, return_inverse=True)
    return percentile(values, np.bincount(at, groups.weights).astype(float), 50)


def _cells(found: MedianTest) -> tuple[Cell, ...]:
    test, yates = found.test, found.continuity
    corrected: tuple[Cell, ...] = (None, None, None)
    if not isinstance(yates.value, Undefined):
        corrected = (yates.value, yates.df, yates.p)
    return (test.value, test.df, test.p, found.exact, *corrected)


def _frequencies(name: str, by: str, keys: tuple[str, ...], found: MedianTest) -> Table:
    parts = ("above_median", "at_most_median")
    rows: list[Row] = [(part, *(float(each) for each in side)) for part, side in zip(parts, found.counts, strict=True)]
    return Table(
        "median_frequencies", (Column("part"), *(Column("count", under=key) for key in keys)), tuple(rows), (name, by)
    )
