"""The exact probabilities of measures of association, as columns behind the asymptotic ones."""

from collections.abc import Mapping

from analysis.crosstabs.exact import chances_of
from analysis.crosstabs.frame import Row, Strata
from analysis.crosstabs.sampling import Sampling
from analysis.statistics.exact_independence import Chance
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined
from instrument.records import replace

TESTS = {
    **dict.fromkeys(("phi", "cramer_v", "contingency"), "pearson"),
    **dict.fromkeys(("tau_b", "tau_c", "gamma", "somers_d"), "order"),
    "spearman": "spearman",
    "pearson_r": "linear_by_linear",
    "kappa": "agreement",
    "uncertainty": "likelihood_ratio",
}
"""The test whose probability a measure has: one that orders the tables with these margins as the measure does."""

WORDS = ("exact_p", "p_ci_low", "p_ci_high")


def measured_exactly(found: Strata, table: Table, sampling: Sampling) -> Table:
    """A table of measures with their exact probabilities; lambda, eta, and what is not defined have none."""
    at = table.index("statistic")
    tests = [_test_of(found, row[at:]) for row in table.rows]
    words = list(dict.fromkeys(test for test in tests if test))
    chances = {stratum.keys: chances_of(stratum, sampling, words) for stratum in found}
    is_drawn = any(each.limits is not None for own in chances.values() for each in own.values())
    width = len(WORDS) if is_drawn else 1
    rows = tuple(
        (*row, *_cells(row[at:], chances[tuple(map(str, row[:at]))], test)[:width])
        for row, test in zip(table.rows, tests, strict=True)
    )
    notes = (*table.notes, sampling.drawing.note) if is_drawn else table.notes
    return replace(table, columns=(*table.columns, *headed(*WORDS[:width])), rows=rows, notes=notes)


def _test_of(found: Strata, row: Row) -> str:
    """The test of a measure; that of tau goes by the dependent variable."""
    if row[0] == "goodman_kruskal_tau":
        return "tau_of_rows" if row[1] == found[0].crossing.row.name else "tau_of_columns"
    return TESTS.get(str(row[0]), "")


def _cells(row: Row, chances: Mapping[str, Chance], test: str) -> tuple[Cell, ...]:
    chance = chances.get(test)
    value = next((each for each in row if not isinstance(each, str)), None)
    if chance is None or isinstance(value, Undefined):
        return None, None, None
    return (chance.p, *(chance.limits or (None, None)))
