"""Tables of NPAR TESTS as SPSS prints them."""

from collections.abc import Callable
from typing import Any

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, columns, only, without, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.npar_asked import Asked, names_of
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table
from instrument.message import Message
from instrument.records import replace

QUARTERS = (25.0, 50.0, 75.0)
FEW_OF_MEDIAN = 30  # cases
FEW = 25  # pairs that differ, up to which the sign test is exact
EXTRA = ("effect_sizes", "pairwise_comparisons")


def described(job: Job, asked: Asked, active: Active) -> Request:
    """The task of STATISTICS: what describes the variables of all tests, each once, and their quartiles."""
    names = list(dict.fromkeys(name for given in asked.tests for name in names_of(given)))
    shown = ("variable", "n", "mean", "sd", "minimum", "maximum")

    if {"QUARTILES", "ALL"} & {*asked.statistics}:
        wanted = {*asked.statistics} & {"DESCRIPTIVES", "ALL"}
        given = {"variables": names, "statistics": ["mean", "sd", "minimum", "maximum"], "percentiles": list(QUARTERS)}
        return job.request("frequencies", given, lambda result: _quartered(result, bool(wanted)), active)

    def arranged(result: Result) -> Result:
        found = changed(result, "descriptive_statistics", lambda table: columns(table, shown))
        return changed(
            found, "descriptive_statistics", lambda table: type(table)(table.name, table.columns, table.rows[:-1])
        )

    return job.request("descriptives", {"variables": names}, arranged, active)


def _quartered(result: Result, is_described: bool) -> Result:
    """Numbers of cases, what describes them where that is asked for, and their quartiles."""
    table = result.table("statistics")
    words_of = ("variable", "valid", *(["mean", "sd", "minimum", "maximum"] if is_described else []))
    places = [table.index(word) for word in words_of]
    quarters = [at for at, column in enumerate(table.columns) if column.word == "percentile_value"]
    heads = (*(Column("n" if word == "valid" else word) for word in words_of), *(table.columns[at] for at in quarters))
    rows = tuple(tuple(row[at] for at in (*places, *quarters)) for row in table.rows)
    return replace(result, tables=(Table("descriptive_statistics", heads, rows),))


def arranger(given: dict[str, Any], asked: Asked, reader: Reader) -> Callable[[Result], Result]:
    """What makes of a test's result the tables of SPSS; tells of exact probabilities asked for that nobody computed."""

    called = str(given["test"]).replace("_", "-").upper()

    def arranged(result: Result) -> Result:
        found = without(result, *EXTRA)
        if asked.method.how == "asymptotic":
            found = found if _is_fisher(found, given["test"]) else _without_exact(found, given["test"])
        elif not _has_exact(found) and _is_tested(found):
            reader.tell(Message("exact probabilities of {found} are left out", {"found": called}))
        elif asked.method.how == "exact" and any(Column("p_ci_low") in table.columns for table in found.tables):
            reader.tell(Message("{found}: arrangements are too many to count, and some are drawn", {"found": called}))
        return _as_printed(found, given, asked)

    return arranged


def _is_fisher(result: Result, test: str) -> bool:
    """Whether SPSS tests the median of two small groups exactly unasked.

    Source: IBM SPSS Statistics Algorithms, NPAR TESTS, median test.
    """
    counted = [table for table in result.tables if table.name == "median_frequencies"]
    if test != "median" or any(len(table.columns) != 3 for table in counted):
        return False
    statistics = result.table("chi_square_statistics")
    return all(float(str(n)) <= FEW_OF_MEDIAN for n in statistics.column("n"))


def _without_exact(result: Result, test: str) -> Result:
    """Without exact probabilities but the two-sided ones of the sign test and of McNemar's."""
    unasked = {"exact_p", "exact_p_one_sided"}
    unasked |= set() if test in ("sign", "mcnemar") else {"exact_p_two_sided"}
    for name in ("chi_square_statistics", "test_statistics", "runs_test"):
        result = changed(result, name, lambda table: without_columns(table, unasked))
    return result


def _as_printed(result: Result, given: dict[str, Any], asked: Asked) -> Result:
    match given["test"]:
        case "kruskal_wallis":
            return changed(result, "ranks", lambda table: without_columns(table, {"sum_of_ranks"}))
        case "sign":
            return _few_or_many(result, asked.method.how != "asymptotic")
        case "binomial":
            left = {"z", "p", "exact_p_one_sided" if given.get("proportion", 0.5) == 0.5 else "exact_p_two_sided"}
            return changed(result, "binomial_test", lambda table: without_columns(table, left))
        case "kolmogorov_smirnov":
            found = only(result, "one_sample_kolmogorov", "group_sizes", "test_statistics")
            if asked.drawn is None:
                return found
            from analysis.syntax.drawn_probabilities import with_draws

            return with_draws(found, asked.drawn)
    return result


def _has_exact(result: Result) -> bool:
    """Whether any exact probability was computed, or a reason stands where there is none."""
    places = ((table, at) for table in result.tables for at, each in enumerate(table.columns) if "exact" in each.word)
    return any(row[at] is not None for table, at in places for row in table.rows)


def _is_tested(result: Result) -> bool:
    """Whether any test has a probability, which an exact one could stand beside."""
    found = (cell for table in result.tables if Column("p") in table.columns for cell in table.column("p"))
    return any(isinstance(cell, float) for cell in found)


def _few_or_many(result: Result, is_exact: bool) -> Result:
    """Z and its probability of more than 25 pairs that differ, the exact one of fewer, or of all where asked for."""
    left = {True: ("z", "p"), False: () if is_exact else ("exact_p_two_sided", "exact_p_one_sided")}
    counted: dict[Cell, float] = {}
    for pair, _, _, part, n in result.table("signs").rows:
        if str(part).endswith("differences") and isinstance(n, int | float):
            counted[pair] = counted.get(pair, 0.0) + n

    def parted(table: Table) -> Table:
        rows = [
            tuple(
                None if at > 2 and column.word in left[counted.get(row[0], 0.0) <= FEW] else cell
                for at, (column, cell) in enumerate(zip(table.columns, row, strict=True))
            )
            for row in table.rows
        ]
        kept = [at for at in range(len(table.columns)) if at < 3 or any(row[at] is not None for row in rows)]
        return replace(
            table,
            columns=tuple(table.columns[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in rows),
        )

    return changed(result, "test_statistics", parted)
