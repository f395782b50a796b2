"""Kruskal-Wallis's test of several groups, with Dunn's comparisons."""

from collections.abc import Mapping

from analysis.comparing import cases_in
from analysis.procedures.nonparametric.found import (
    Found,
    Row,
    Sorted,
    filled,
    group_labels,
    groups_asked,
    names_of,
    rank_table,
    sort,
)
from analysis.procedures.nonparametric.options import Options, groups_of
from analysis.result import Message
from analysis.statistics.kruskal_wallis import dunn, kruskal_wallis
from analysis.table import Table, headed
from analysis.tally import Tally
from instrument.codebook import Variable

BONFERRONI = Message(
    "Dunn's test; adjusted significance values are by the Bonferroni correction for the number of pairs."
)


def find(tally: Tally, options: Options) -> Found:
    """Ranks, Test Statistics, effect size and every pair of groups, for each variable."""
    by, names = groups_of(options), names_of(options)
    codes = groups_asked(tally, options, by)
    found = {name: sort(tally, name, by, codes) for name in names}
    tests = {name: kruskal_wallis(each.groups) for name, each in found.items()}
    rows = [(name, t.h, t.df, t.p, t.exact) for name, t in tests.items()]
    sizes = [(name, "epsilon_squared", t.epsilon_squared) for name, t in tests.items()]
    words = ("variable", "kruskal_wallis_h", "df", "p", "exact_p")
    return Found(
        names=(*names, by.name),
        cases=cases_in(tally, names, by.name, codes),
        tables=(
            rank_table(found, by),
            filled(Table("chi_square_statistics", headed(*words), tuple(rows), (by.name,))),
            Table("effect_sizes", headed("variable", "statistic", "estimate"), tuple(sizes), (by.name,)),
            _pairs(found, by),
        ),
        labels=group_labels(by, codes),
    )


def _pairs(found: Mapping[str, Sorted], by: Variable) -> Table:
    rows: list[Row] = []
    for name, each in found.items():
        for pair in dunn(each.groups):
            keys = (each.keys[pair.first], each.keys[pair.second])
            rows.append((name, *keys, pair.difference, pair.se, pair.z, pair.p, pair.adjusted))
    words = ("variable", "group", "other_group", "rank_difference", "se", "z", "p", "p_adjusted")
    return Table("pairwise_comparisons", headed(*words), tuple(rows), (by.name,), (BONFERRONI,))
