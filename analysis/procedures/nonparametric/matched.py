"""The tables that tests of several measurements of the same cases share."""

from analysis.procedures.nonparametric.found import Found, Row, filled, names_of
from analysis.procedures.nonparametric.options import Options
from analysis.result import Message
from analysis.statistics.matched_ranks import Friedman, compare_mean_ranks, friedman
from analysis.table import Table, headed
from analysis.tally import Tally

ADJUSTED = Message("Adjusted significance values are by the Bonferroni correction for the number of pairs.")


def of_complete_cases(tally: Tally, names: tuple[str, ...]) -> Friedman:
    """Ranks of the variables within the cases that answer all of them."""
    complete = tally.patterns(names).listwise()
    return friedman(complete.values, complete.weights)


def ranked(tally: Tally, options: Options, found: Friedman, statistics: Table) -> Found:
    """Mean ranks, Test Statistics and every two variables."""
    names = names_of(options)
    means = [(name, mean) for name, mean in zip(names, found.mean_ranks, strict=True)]
    return Found(
        names=names,
        cases=tally.patterns(names).cases,
        tables=(
            Table("ranks", headed("variable", "mean_rank"), tuple(means)),
            filled(statistics),
            _pairs(names, found),
        ),
    )


def _pairs(names: tuple[str, ...], found: Friedman) -> Table:
    rows: list[Row] = [
        (names[pair.first], names[pair.second], pair.difference, pair.se, pair.z, pair.p, pair.adjusted)
        for pair in compare_mean_ranks(found)
    ]
    words = ("variable", "other_variable", "rank_difference", "se", "z", "p", "p_adjusted")
    return Table("pairwise_comparisons", headed(*words), tuple(rows), notes=(ADJUSTED,))
