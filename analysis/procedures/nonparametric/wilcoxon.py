"""Wilcoxon's signed ranks of pairs of variables."""

from analysis.procedures.nonparametric.found import Found, Row, filled
from analysis.procedures.nonparametric.options import Options
from analysis.procedures.nonparametric.pairs import cases_of, differences, names_in
from analysis.result import Message
from analysis.statistics.mann_whitney import RankSum
from analysis.statistics.signed_ranks import Signs, signs, wilcoxon
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined

DIRECTION = Message("A rank is negative where the second variable is below the first, positive where it is above.")
STUBS = ("pair", "variable", "other_variable")


def find(tally: Tally, options: Options) -> Found:
    """Ranks, Test Statistics and effect sizes of each pair."""
    ranked: list[Row] = []
    tested: list[Row] = []
    sizes: list[Row] = []
    for key, each in differences(tally, options).items():
        found, test = signs(each.values, each.weights), wilcoxon(each.values, each.weights)
        ranked += [(key, *each.names, *row) for row in _parts(found)]
        exact = (test.exact_two_sided, test.exact_one_sided)
        tested.append((key, *each.names, test.z, _smaller(found, test.z), test.p, *exact))
        sizes += [(key, "rank_biserial", test.rank_biserial), (key, "r_of_z", test.r)]
    words = (*STUBS, "z", "based_on", "p", "exact_p_two_sided", "exact_p_one_sided")
    return Found(
        names=names_in(options),
        cases=cases_of(tally, options),
        tables=(
            Table("ranks", headed(*STUBS, "part", "n", "mean_rank", "sum_of_ranks"), tuple(ranked), notes=(DIRECTION,)),
            filled(Table("test_statistics", headed(*words), tuple(tested))),
            Table("effect_sizes", headed("pair", "statistic", "estimate"), tuple(sizes)),
        ),
    )


def _parts(found: Signs) -> tuple[Row, ...]:
    return (
        ("negative_ranks", *_cells(found.negative)),
        ("positive_ranks", *_cells(found.positive)),
        ("ties", found.ties, None, None),
        ("total", found.n, None, None),
    )


def _cells(found: RankSum) -> tuple[Cell, ...]:
    """An empty part has a mean rank and a sum of 0, as SPSS prints them."""
    mean = found.mean_rank
    return (found.n, 0.0 if isinstance(mean, Undefined) else mean, found.sum_of_ranks)


def _smaller(found: Signs, z: Cell) -> str | None:
    if isinstance(z, Undefined):
        return None
    return "negative_ranks" if found.negative.sum_of_ranks <= found.positive.sum_of_ranks else "positive_ranks"
