"""EXAMINE: how variables are distributed, of all cases or group by group; one file for each kind of table."""

from typing import Literal

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect
from analysis.exploration.parts import Missing, Part, labels_of_groups, parts_of, processing
from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.examine.describing import Constants, descriptives, m_estimators, percentiles
from analysis.procedures.examine.extremes import extreme_values
from analysis.procedures.examine.testing import homogeneity, normality
from analysis.result import Fault, Place, Result, quoted
from analysis.table import Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

Wanted = Literal["descriptives", "m_estimators", "percentiles", "extremes", "normality", "homogeneity"]
Definition = Literal["haverage", "waverage", "round", "empirical", "aempirical"]
MOST_FACTORS, MOST_EXTREMES = 3, 1000


@dataclass(frozen=True)
class Options:
    """`variables`, of all cases or of each group of `by`, crossed where there are several factors.

    `definition` of the `percentiles`, beside which Tukey's hinges stand; `extremes`: how many of the highest and of
    the lowest values, whose cases `identity` names, else their number in the file. The four constants are those of the
    M-estimators. The dialect `spss` prints no Lilliefors p above .200, and no case both among the highest and the
    lowest values.
    """

    variables: tuple[Variable, ...]
    by: tuple[Category, ...] = ()
    statistics: tuple[Wanted, ...] = ("descriptives",)
    percentiles: tuple[float, ...] = (5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0)
    definition: Definition = "haverage"
    extremes: int = 5
    identity: Category | None = None
    huber: float = 1.339
    biweight: float = 4.685
    hampel: tuple[float, ...] = (1.7, 3.4, 8.5)
    andrews: float = 1.34
    missing: Missing = "listwise"
    confidence: float = 0.95
    dialect: Dialect = "recommended"


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary, then the tables asked for; `cases` counts those who answer every variable."""
    _check(options)
    names, by = [variable.name for variable in options.variables], [factor.name for factor in options.by]
    parts = parts_of(tally, options.variables, options.by, options.missing)
    return Result(
        procedure="examine",
        options=plain(options),
        cases=tally.patterns([*dict.fromkeys([*names, *by])]).cases,
        tables=(processing(parts, tuple(by)), *_tables(tally, parts, options)),
        labels={
            **labels_of_groups(options.by, parts),
            **labels_of(tally.codebook, [*names, *by, *([options.identity.name] if options.identity else [])]),
        },
    )


def _tables(tally: Tally, parts: tuple[Part, ...], options: Options) -> list[Table]:
    by, wanted = tuple(factor.name for factor in options.by), set(options.statistics)
    found = []
    if "descriptives" in wanted:
        found.append(descriptives(parts, by, options.confidence))
    if "m_estimators" in wanted:
        constants = Constants(options.huber, options.biweight, options.hampel, options.andrews)
        found.append(m_estimators(parts, by, constants))
    if "percentiles" in wanted:
        found.append(percentiles(parts, by, options.percentiles, options.definition))
    if "extremes" in wanted:
        found.append(_extremes(tally, parts, options))
    if "normality" in wanted:
        found.append(normality(parts, by, options.dialect))
    if "homogeneity" in wanted and by:
        found.append(homogeneity(parts, by))
    return found


def _extremes(tally: Tally, parts: tuple[Part, ...], options: Options) -> Table:
    return extreme_values(
        tally, parts, options.by, options.identity, options.extremes, options.missing, options.dialect
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    if len(options.by) > MOST_FACTORS:
        given = quoted(", ".join(each.name for each in options.by))
        raise Fault("{found} are too many factors; possible: 0 to {most}", {"found": given, "most": MOST_FACTORS})
    for percent in options.percentiles:
        if not 0 < percent < 100:
            raise Fault(
                "{found} is not a percentile; possible: a number between 0 and 100, such as 25",
                {"found": quoted(percent)},
                Place(entry="percentiles"),
            )
    if not 1 <= options.extremes <= MOST_EXTREMES:
        raise Fault(
            "{found} is not a number of extreme values; possible: 1 to {most}",
            {"found": quoted(options.extremes), "most": MOST_EXTREMES},
            Place(entry="extremes"),
        )
    _check_constants(options)


def _check_constants(options: Options) -> None:
    for name in ("huber", "biweight", "andrews"):
        constant = getattr(options, name)
        if constant <= 0:
            raise Fault("{found} is no constant; possible: above 0", {"found": quoted(constant)}, Place(entry=name))
    a, b, c = options.hampel if len(options.hampel) == 3 else (0.0, 0.0, 0.0)
    if not 0 < a <= b < c:
        sentence = "{found} are no constants of Hampel; possible: three that grow, such as 1.7,3.4,8.5"
        given = ", ".join(f"{each:g}" for each in options.hampel)
        raise Fault(sentence, {"found": quoted(given)}, Place(entry="hampel"))
