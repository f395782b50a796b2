"""Mann-Whitney's test of two groups."""

from analysis.comparing import cases_in, grouped, two_codes
from analysis.labels import level_key
from analysis.procedures.nonparametric.found import Found, Sorted, filled, group_labels, names_of, rank_table
from analysis.procedures.nonparametric.options import Options, groups_of
from analysis.result import Message
from analysis.statistics.mann_whitney import mann_whitney
from analysis.table import Table, headed
from analysis.tally import Tally

UNCORRECTED = Message("Exact Sig. [2*(1-tailed Sig.)] is not corrected for ties.")
WORDS = (
    "variable",
    "mann_whitney_u",
    "wilcoxon_w",
    "z",
    "p",
    "exact_p_uncorrected",
    "exact_p_two_sided",
    "exact_p_one_sided",
)


def find(tally: Tally, options: Options) -> Found:
    """Ranks, Test Statistics and effect sizes of each variable over two groups."""
    by, names = groups_of(options), names_of(options)
    codes = two_codes(tally, by, options.values)
    keys = tuple(level_key(by.name, code) for code in codes)
    found = {name: Sorted(keys, grouped(tally, name, by.name, codes, 2)) for name in names}
    tests = {name: mann_whitney(each.groups) for name, each in found.items()}
    rows = [
        (name, t.u, t.w, t.z, t.p, t.exact_uncorrected, t.exact_two_sided, t.exact_one_sided)
        for name, t in tests.items()
    ]
    notes = (UNCORRECTED,) if any(t.exact_uncorrected is not None for t in tests.values()) else ()
    sizes = [
        row for name, t in tests.items() for row in ((name, "rank_biserial", t.rank_biserial), (name, "r_of_z", t.r))
    ]
    return Found(
        names=(*names, by.name),
        cases=cases_in(tally, names, by.name, codes),
        tables=(
            rank_table(found, by),
            filled(Table("test_statistics", headed(*WORDS), tuple(rows), (by.name,), notes)),
            Table("effect_sizes", headed("variable", "statistic", "estimate"), tuple(sizes), (by.name,)),
        ),
        labels=group_labels(by, codes),
    )
