"""Jonckheere and Terpstra's test of a trend over groups in their order."""

from analysis.comparing import cases_in
from analysis.procedures.nonparametric.found import Found, Row, filled, group_labels, groups_asked, names_of, sort
from analysis.procedures.nonparametric.options import Options, groups_of
from analysis.statistics.jonckheere import jonckheere
from analysis.table import Table, headed
from analysis.tally import Tally

WORDS = (
    "variable",
    "n_groups",
    "n",
    "jonckheere",
    "jonckheere_mean",
    "jonckheere_sd",
    "z",
    "p",
    "exact_p_two_sided",
    "exact_p_one_sided",
)


def find(tally: Tally, options: Options) -> Found:
    """The Jonckheere-Terpstra Test of each variable."""
    by, names = groups_of(options), names_of(options)
    codes = groups_asked(tally, options, by)
    rows: list[Row] = []
    for name in names:
        each = sort(tally, name, by, codes)
        t, n = jonckheere(each.groups), float(each.groups.weights.sum())
        tested = (t.observed, t.mean, t.sd, t.z, t.p, t.exact_two_sided, t.exact_one_sided)
        rows.append((name, float(each.groups.count), n, *tested))
    return Found(
        names=(*names, by.name),
        cases=cases_in(tally, names, by.name, codes),
        tables=(filled(Table("jonckheere_test", headed(*WORDS), tuple(rows), (by.name,))),),
        labels=group_labels(by, codes),
    )
