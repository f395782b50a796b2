"""CROSSTABS: two variables against each other, with tests of their independence and measures of association."""

from collections.abc import Iterator, Mapping
from typing import Literal

from analysis.cases import Cases
from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.crosstabs.cells import ALL_CELLS, CellWord, crosstab, processing
from analysis.crosstabs.column_letters import Letters, significance_level
from analysis.crosstabs.crossing import strata
from analysis.crosstabs.frame import Strata, at_most_three
from analysis.crosstabs.measures import DIRECTIONAL, SYMMETRIC, directional, symmetric
from analysis.crosstabs.sampling import Sampling
from analysis.crosstabs.tests import chi_square
from analysis.dialect import Dialect
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Result
from analysis.sampling_limits import check_drawing
from analysis.statistics.drawing import Drawing
from analysis.table import Table
from analysis.tally import Tally
from instrument.message import Fault, Place, quoted
from instrument.records import dataclass

StatisticWord = Literal[
    "chi_square",
    "phi",
    "contingency",
    "lambda",
    "uncertainty",
    "tau_b",
    "tau_c",
    "gamma",
    "somers_d",
    "correlation",
    "eta",
    "kappa",
    "risk",
    "mcnemar",
    "cmh",
    "all",
]


@dataclass(frozen=True)
class Options:
    """Each of `rows` against each of `columns`, once for every combination of codes of `layers`, and over all of them.

    `statistics`: groups of statistics as in SPSS (`lambda` brings Goodman and Kruskal's tau, `correlation` Spearman's
    and Pearson's, `cmh` what strata have in common). `letters` compares column proportions at the `level`. `exact`:
    exact probabilities of the chi-square tests, and the test of Fisher, Freeman and Halton for tables larger than two
    by two, enumerated where feasible, else by `samples` drawn from `seed` (`auto`), or always so (`sampled`), with
    limits at the confidence `limits`; measures of association have exact probabilities too. The
    `dialect` spss rounds weighted cells, or lets them be `truncated`; the other keeps their fractions. `ratio`: what
    the common odds ratio of the strata is tested against. `same_values`: agreement and change are measured only where
    both variables have the same values, as in SPSS; else a value that one lacks counts as empty for it.
    """

    rows: tuple[Category, ...]
    columns: tuple[Category, ...]
    layers: tuple[Category, ...] = ()
    cells: tuple[CellWord, ...] = ALL_CELLS
    statistics: tuple[StatisticWord, ...] = ("chi_square", "phi", "contingency")
    letters: Letters = "none"
    level: float = 0.05
    exact: Literal["none", "auto", "sampled"] = "none"
    samples: int = 10_000
    seed: int = 2_000_000
    limits: float = 0.99
    confidence: float = 0.95
    dialect: Dialect = "spss"
    truncated: bool = False
    same_values: bool = False
    ratio: float = 1.0


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary, Crosstabulation, and the tables of the statistics asked for, of each pair.

    Weighted cells are rounded before any statistic in the dialect `spss` (D17); Case Processing Summary is not.
    `cases` counts those who answer every variable.
    """
    _check(options)
    pairs = [(row, column) for row in options.rows for column in options.columns]
    found = [strata(tally, row, column, options.layers, options.dialect, options.truncated) for row, column in pairs]
    names = list(dict.fromkeys(each.name for each in (*options.rows, *options.columns, *options.layers)))
    labels: dict[str, Mapping[str, str]] = {}
    for each in found:
        labels.update(each[0].crossing.labels)
        labels.update({key: {} for stratum in each for key in stratum.keys if key != "total"})
    return Result(
        procedure="crosstab",
        options=plain(options),
        cases=_cases(tally, names),
        tables=tuple(table for each in found for table in _tables(each, options)),
        labels={**labels, **labels_of(tally.codebook, names)},
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    check_drawing(options.samples, options.seed, options.limits)
    significance_level(options.level)
    at_most_three(options.layers)
    if options.ratio <= 0:
        raise Fault(
            "{found} is no odds ratio; possible: a number above 0",
            {"found": quoted(options.ratio)},
            Place(entry="ratio"),
        )


def _cases(tally: Tally, names: list[str]) -> Cases:
    return tally.patterns(names).cases


def _tables(found: Strata, options: Options) -> Iterator[Table]:
    wanted = set(options.statistics)
    every = "all" in wanted
    yield processing(found)
    yield crosstab(found, options.cells, options.dialect)
    sampling = Sampling(options.exact, Drawing(options.samples, options.seed, options.limits))
    independence = every or "chi_square" in wanted or (options.exact != "none" and not options.same_values)
    if independence or "mcnemar" in wanted:
        yield chi_square(
            found, independence, every or "mcnemar" in wanted, sampling, options.dialect, options.same_values
        )
    if every or not wanted.isdisjoint(DIRECTIONAL):
        yield _measured(found, directional(found, DIRECTIONAL if every else tuple(wanted)), sampling)
    if every or not wanted.isdisjoint(SYMMETRIC):
        table = symmetric(found, SYMMETRIC if every else tuple(wanted), options.same_values)
        yield _measured(found, table, sampling)
    if every or "risk" in wanted:
        from analysis.crosstabs.ratios import risks

        yield risks(found, options.confidence)
    if every or "cmh" in wanted:
        from analysis.crosstabs.ratios import stratified

        yield from stratified(found, options.confidence, options.dialect, options.ratio)
    if options.letters != "none":
        from analysis.crosstabs.proportions import column_proportions

        yield column_proportions(found, options.letters, options.level)


def _measured(found: Strata, table: Table, sampling: Sampling) -> Table:
    """Measures, with exact probabilities where they are asked for."""
    if sampling.how == "none":
        return table
    from analysis.crosstabs.measured_exactly import measured_exactly

    return measured_exactly(found, table, sampling)
