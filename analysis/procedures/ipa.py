"""Importance–performance analysis: what matters to respondents against how well it is done."""

from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Fault, Place, Result, quoted
from analysis.statistics.description import Statistic, describe
from analysis.statistics.groups import sample_of_differences
from analysis.statistics.mean_differences import paired
from analysis.statistics.priorities import Priority, priorities
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`importance` and `performance` of the same attributes, in the same order."""

    importance: tuple[Variable, ...]
    performance: tuple[Variable, ...]


def run(tally: Tally, options: Options) -> Result:
    """The quadrant of every attribute, axes crossing at the grand means, and the paired t test of its gap.

    Means are of everyone who answers the item; the test, of those who answer both items of the attribute.
    """
    _check(options)
    pairs = list(zip(options.importance, options.performance, strict=True))
    importance = [_mean(tally, each.name) for each, _ in pairs]
    performance = [_mean(tally, each.name) for _, each in pairs]
    found = priorities(importance, performance)
    names = list(dict.fromkeys(variable.name for pair in pairs for variable in pair))
    rows = [_row(tally, *pair, told) for pair, told in zip(pairs, found.attributes, strict=True)]
    last: tuple[Cell, ...]
    last = ("grand_mean", None, None, found.importance, found.performance, found.gap, *[None] * 4)
    words = ("item", "other_variable", "quadrant", "importance", "performance", "gap", "n", "t", "df", "p")
    return Result(
        procedure="ipa",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(Table("importance_performance", headed(*words), (*rows, last)),),
        labels=labels_of(tally.codebook, names),
    )


def _check(options: Options) -> None:
    counts = len(options.importance), len(options.performance)
    if counts[0] != counts[1]:
        sentence = "{found} items of performance; possible: {possible}, one for each item of importance"
        raise Fault(sentence, {"found": counts[1], "possible": counts[0]}, Place(entry="performance"))
    names = [variable.name for variable in options.importance]
    for at, name in enumerate(names):
        if name in names[:at]:
            sentence = "variable {found} is there twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="importance"))


def _mean(tally: Tally, name: str) -> Statistic:
    valid = tally.patterns([name]).listwise()
    return describe(valid.column(name), valid.weights).mean


def _row(tally: Tally, one: Variable, other: Variable, told: Priority) -> tuple[Cell, ...]:
    both = tally.patterns([one.name, other.name]).listwise()
    gap = sample_of_differences(both.column(other.name), both.column(one.name), both.weights)
    test = paired(gap, 0.95)
    keys = (one.name, other.name, told.quadrant)
    return (*keys, told.importance, told.performance, told.gap, gap.n, test.t, test.df, test.p)
