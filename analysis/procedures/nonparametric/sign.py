"""The sign test of pairs of variables."""

from analysis.procedures.nonparametric.found import Found, Row
from analysis.procedures.nonparametric.options import Options
from analysis.procedures.nonparametric.pairs import cases_of, differences, names_in
from analysis.result import Message
from analysis.statistics.signed_ranks import sign_test, signs
from analysis.table import Table, headed
from analysis.tally import Tally

DIRECTION = Message(
    "A difference is negative where the second variable is below the first, positive where it is above."
)
EXACT = Message("SPSS prints the exact significance for up to 25 pairs that differ, and Z for more.")
STUBS = ("pair", "variable", "other_variable")


def find(tally: Tally, options: Options) -> Found:
    """Frequencies of the signs, and Test Statistics, of each pair."""
    counted: list[Row] = []
    tested: list[Row] = []
    for key, each in differences(tally, options).items():
        found, test = signs(each.values, each.weights), sign_test(each.values, each.weights)
        parts = {
            "negative_differences": found.negative.n,
            "positive_differences": found.positive.n,
            "ties": found.ties,
            "total": found.n,
        }
        counted += [(key, *each.names, part, n) for part, n in parts.items()]
        tested.append((key, *each.names, test.z, test.p, test.exact_two_sided, test.exact_one_sided))
    words = (*STUBS, "z", "p", "exact_p_two_sided", "exact_p_one_sided")
    return Found(
        names=names_in(options),
        cases=cases_of(tally, options),
        tables=(
            Table("signs", headed(*STUBS, "part", "n"), tuple(counted), notes=(DIRECTION,)),
            Table("test_statistics", headed(*words), tuple(tested), notes=(EXACT,)),
        ),
    )
