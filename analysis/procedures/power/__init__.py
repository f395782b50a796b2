"""POWER: cases needed for a test, its power, or the effect it can find; computed from no answers."""

from analysis.cases import Cases
from analysis.options import plain
from analysis.procedures.power.options import Options, wanted_power
from analysis.procedures.power.solving import Solved, solve
from analysis.result import Message, Result
from analysis.statistics.power import Power
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined

__all__ = ["Options", "run"]

EFFECTS = {
    "t_one_sample": Message("The effect is d: the difference from the test value, in standard deviations."),
    "t_paired": Message(
        "The effect is dz: the mean difference, in standard deviations of the differences; N is of pairs."
    ),
    "t_independent": Message("The effect is d: the difference of the means, in standard deviations of the groups."),
    "anova": Message(
        "The effect is f: the standard deviation of the groups' means, in standard deviations of the groups."
    ),
    "correlation": Message("The effect is r; the power is by Fisher's z less its bias."),
    "one_proportion": Message("The effect is the proportion less that of the null hypothesis; the score test."),
    "two_proportions": Message("The effect is the second proportion less the first; the pooled test."),
    "chi_square": Message("The effect is w: the root of chi-square over the number of cases."),
    "regression": Message("The effect is f²: what the predictors explain over what is left unexplained."),
}
WORDS = ("effect", "significance_level", "n", "power", "df1", "df2", "noncentrality", "critical_value")


def run(tally: Tally, options: Options) -> Result:
    """The tables Power Analysis and Cases in Each Group; no answer is counted."""
    wanted = wanted_power(options)
    solved = solve(options, wanted)
    row = (options.test, solved.effect, options.alpha, solved.n, *_cells(solved.power))
    asked = (Message("The power asked for is {power}.", {"power": wanted}),) if wanted is not None else ()
    sided = (Message("The test is one-sided."),) if options.tails == "one_sided" else ()
    columns = (Column("test"), *(Column(word) for word in WORDS))
    table = Table("power_analysis", columns, (row,), notes=(EFFECTS[options.test], *asked, *sided))
    return Result(
        procedure="power",
        options=plain(options),
        cases=Cases(0.0, 0.0, 0),
        tables=(table, *_groups(solved)),
    )


def _cells(found: Power | Undefined) -> tuple[Cell, ...]:
    if isinstance(found, Undefined):
        return (found, found, found, found, found)
    return (found.power, found.df1, found.df2, found.noncentrality, found.critical)


def _groups(solved: Solved) -> tuple[Table, ...]:
    """The cases of each group, where a test compares groups."""
    if isinstance(solved.sizes, Undefined) or len(solved.sizes) == 1:
        return ()
    rows = tuple((f"group={at}", size) for at, size in enumerate(solved.sizes, start=1))
    return (Table("cases_in_groups", (Column("group"), Column("n")), rows),)
