"""Sample size for a proportion or a mean of a finite population, alone or in strata; computed from no answers."""

import math
from collections.abc import Iterator

from analysis.cases import Cases
from analysis.options import plain
from analysis.procedures.sample_size.options import Options, check
from analysis.result import Message, Result
from analysis.statistics.distributions import quantile_normal
from analysis.statistics.sampling import Stratum, allocate, cases_needed, variance_of_estimate, variance_of_proportion
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally

__all__ = ["Options", "run"]

UNLIMITED = Message("The population is taken as unlimited: there is no finite population correction.")
TOO_FEW = Message("The population holds fewer than the forms to issue.")
WORDS = ("population", "confidence", "margin", "n_unlimited", "n", "issued")


def run(tally: Tally, options: Options) -> Result:
    """The tables Sample Size and, with strata, Allocation; no answer is counted."""
    check(options)
    strata, z = _strata(options), quantile_normal((1 + options.confidence) / 2)
    neyman, population = options.allocation == "neyman", sum(each.size for each in strata)
    unlimited: float | None = None
    n = options.n or len(strata)
    if options.margin is not None:
        variance = (options.margin / z) ** 2
        unlimited = _whole(cases_needed(_strata(options, limited=False), variance, neyman, limited=False))
        n = int(min(max(_whole(cases_needed(strata, variance, neyman)), len(strata)), population))
    cases = allocate(strata, n, neyman)
    margin, issued = z * math.sqrt(variance_of_estimate(strata, cases)), _issued(sum(cases), options)
    limit = None if math.isinf(population) else population
    row = (options.of, limit, options.confidence, margin, unlimited, float(sum(cases)), issued)
    columns = (Column("statistic"), *(Column(word) for word in WORDS))
    table = Table("sample_size", columns, (row,), notes=tuple(_notes(options, population, issued)))
    return Result(
        procedure="sample_size",
        options=plain(options),
        cases=Cases(0.0, 0.0, 0),
        tables=(table, *([_allocation(options, strata, cases)] if options.strata else [])),
    )


def _strata(options: Options, limited: bool = True) -> tuple[Stratum, ...]:
    """The parts of the population, their variances times the design effect."""
    sizes: tuple[float, ...] = options.strata or (options.population or math.inf,)
    found = []
    for size, value in zip(sizes, _expected(options, len(sizes)), strict=True):
        own = value * value if options.of == "mean" else variance_of_proportion(value, size if limited else math.inf)
        found.append(Stratum(size, options.design_effect * own))
    return tuple(found)


def _expected(options: Options, count: int) -> tuple[float, ...]:
    """The proportion or the deviation of each stratum."""
    if options.of == "mean":
        return options.sds or (options.sd or 0.0,) * count
    return options.proportions or (options.proportion,) * count


def _whole(cases: float) -> float:
    return float(math.ceil(round(cases, 9)))


def _issued(cases: float, options: Options) -> float:
    return _whole(cases / options.response_rate)


def _notes(options: Options, population: float, issued: float) -> Iterator[Message]:
    if options.margin is not None:
        yield Message("The margin asked for is {margin}.", {"margin": options.margin})
    if math.isinf(population):
        yield UNLIMITED
    if options.response_rate < 1:
        yield Message("Forms to issue are for a response rate of {rate}.", {"rate": options.response_rate})
    if issued > population:
        yield TOO_FEW


def _allocation(options: Options, strata: tuple[Stratum, ...], cases: tuple[int, ...]) -> Table:
    total = sum(each.size for each in strata)
    issued = [_issued(n, options) for n in cases]
    rows: list[tuple[Cell, ...]] = [
        (f"stratum={at}", each.size, 100 * each.size / total, value, float(n), forms)
        for at, (each, value, n, forms) in enumerate(
            zip(strata, _expected(options, len(strata)), cases, issued, strict=True), start=1
        )
    ]
    rows.append(("total", total, 100.0, None, float(sum(cases)), math.fsum(issued)))
    columns = ("stratum", "population", "percent", "assumed", "n", "issued")
    return Table("allocation", headed(*columns), tuple(rows))
