"""The largest probability that SPSS prints of Lilliefors's test."""

from analysis.dialect import Dialect, Parting
from analysis.result import Message
from analysis.statistics.description import Statistic

REPORTED = 0.2
BOUND = Parting(
    spss=Message(".200 is a lower bound of the true significance."),
    recommended=Message("SPSS prints .200 for every probability above it, as a lower bound (dialect: spss)."),
)


def reported(p: Statistic, dialect: Dialect) -> tuple[Statistic, tuple[Message, ...]]:
    """What a dialect prints of the probability `p`, and the footnote where SPSS cuts it."""
    if not isinstance(p, float) or p <= REPORTED:
        return p, ()
    return (REPORTED if dialect == "spss" else p), (BOUND.told(dialect),)
