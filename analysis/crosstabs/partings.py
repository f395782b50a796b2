"""Where SPSS's crosstabs part from the recommended: weighted cells (D17), who is asked (D20), one correction."""

from collections.abc import Iterator

from analysis.crosstabs.frame import Strata
from analysis.dialect import Dialect, Parting
from analysis.statistics.contingency import Test, pearson
from instrument.message import Message

CELLS = Parting(
    spss=Message(
        "Cells of weighted cases are rounded to whole numbers before any statistic, as SPSS does; "
        "dialect: recommended keeps their fractions."
    ),
    recommended=Message(
        "Cells of weighted cases keep their fractions; SPSS rounds them to whole numbers before any statistic "
        "(dialect: spss)."
    ),
)
PEARSON = Parting(
    spss=Message("With fractions of cells kept, Pearson chi-square is {value:.3f}, p {p:.3f} (dialect: recommended)."),
    recommended=Message("With cells rounded as in SPSS, Pearson chi-square is {value:.3f}, p {p:.3f} (dialect: spss)."),
)
OPTIONS = Parting(
    spss=Message("{variable}: with fractions kept, chi-square is {value:.3f}, p {p:.3f} (dialect: recommended)."),
    recommended=Message("{variable}: rounded as in SPSS, chi-square is {value:.3f}, p {p:.3f} (dialect: spss)."),
)
TICKED = Parting(
    spss=Message(
        "Letters compare shares of who ticked something, as in SPSS; of all asked they would differ "
        "(dialect: recommended)."
    ),
    recommended=Message(
        "Letters compare shares of all asked; of who ticked something, as in SPSS, they would differ (dialect: spss)."
    ),
)
CONTINUITY = Parting(
    spss=Message(
        "SPSS corrects Mantel and Haenszel's test for continuity even across 0; up to 0 it is {value:.3f}, p {p:.3f} "
        "(dialect: recommended)."
    ),
    recommended=Message(
        "Mantel and Haenszel's test is corrected for continuity up to 0; SPSS corrects across it: {value:.3f}, "
        "p {p:.3f} (dialect: spss)."
    ),
)


def of_cells(found: Strata, dialect: Dialect) -> Iterator[Message]:
    """The footnote of the counts, where weights leave fractions in some cell."""
    if any(each.other is not None for each in found):
        yield CELLS.told(dialect)


def of_pearson(found: Strata, dialect: Dialect) -> Iterator[Message]:
    """What the other dialect finds of all strata together."""
    total = found[-1]
    if total.other is not None:
        yield from _named(PEARSON, dialect, pearson(total.crossing.counts), pearson(total.other))


def of_continuity(own: Test, other: Test, dialect: Dialect) -> Iterator[Message]:
    """What the other dialect finds of the same strata."""
    yield from _named(CONTINUITY, dialect, own, other)


def _named(parting: Parting, dialect: Dialect, own: Test, other: Test) -> tuple[Message, ...]:
    return parting.where_differing(dialect, {"value": own.value, "p": own.p}, {"value": other.value, "p": other.p})
