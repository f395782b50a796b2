"""Chi-Square Tests: of independence, exact ones, and of change."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import CODES_OF_WORDS, unordered
from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import Row, Strata, ascending, table_of
from analysis.crosstabs.partings import of_pearson
from analysis.crosstabs.sampling import Sampling
from analysis.dialect import Dialect
from analysis.statistics import contingency
from analysis.statistics.arrangements import FRACTIONS, whole
from analysis.statistics.contingency import Test
from analysis.table import Table
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.message import Message

if TYPE_CHECKING:
    from analysis.statistics.exact_independence import Chance
    from analysis.statistics.exact_tables import Exact

    Chances = Mapping[str, Chance]

Keys = tuple[str, ...]
TESTS = ("statistic", "value", "df", "p", "exact_p_two_sided", "exact_p_one_sided")
ASKED = ("p_ci_low", "p_ci_high", "p_one_ci_low", "p_one_ci_high", "point_probability")


def chi_square(
    found: Strata, independence: bool, change: bool, sampling: Sampling, dialect: Dialect, same_values: bool = False
) -> Table:
    """Tests of each stratum: of `independence`, and of `change` between the same categories (McNemar, Bowker)."""
    wide = sampling.how != "none"
    exact, chances = _exact(found, sampling) if independence and wide else ({}, {})
    rows = []
    for stratum in found:
        own = exact.get(stratum.keys), chances.get(stratum.keys, {})
        tests = list(_independence(stratum, *own)) if independence else []
        tests += [_change(stratum, same_values, wide)] if change else []
        tests.append(("n_valid", float(stratum.crossing.counts.sum())))
        rows += [_filled(stratum, test, len(TESTS) + (len(ASKED) if wide else 0)) for test in tests]
    notes = [note for stratum in found for note in _expectation(stratum)] if independence else []
    notes += of_pearson(found, dialect) if independence else ()
    if wide and independence:
        from analysis.crosstabs.standardized import standardized

        notes += [note for stratum in found for note in standardized(stratum)]
    drawn = any(each.ci_low is not None for each in exact.values() if each and not isinstance(each, Undefined))
    if drawn or any(chance.limits is not None for each in chances.values() for chance in each.values()):
        notes.append(sampling.drawing.note)
    if change and not same_values:
        from analysis.crosstabs.same_categories import added_note

        notes += added_note(found)
    if any("mcnemar" in row for row in rows):
        notes.append(Message("the probability of McNemar's test is of the binomial distribution"))
    return table_of("chi_square", found, (*TESTS, *(ASKED if wide else ())), rows, notes)


def _exact(found: Strata, sampling: Sampling) -> "tuple[dict[Keys, Exact | Undefined | None], dict[Keys, Chances]]":
    from analysis.crosstabs.exact import chances_of, freeman_halton_of

    return (
        {stratum.keys: freeman_halton_of(stratum, sampling) for stratum in found},
        {stratum.keys: chances_of(stratum, sampling) for stratum in found},
    )


def _filled(stratum: Stratum, test: Row, width: int) -> Row:
    return (*stratum.keys, *test, *([None] * (width - len(test))))


def _independence(stratum: Stratum, exact: "Exact | Undefined | None", chances: "Chances") -> Iterator[Row]:
    counts = stratum.crossing.counts
    table, rows, columns = ascending(stratum)
    square = table.shape == (2, 2)
    yield _test("pearson", contingency.pearson(counts), chances)
    if square:
        yield _test("continuity", contingency.continuity(counts))
    yield _test("likelihood_ratio", contingency.likelihood_ratio(counts), chances)
    if square:
        yield ("fisher", None, None, None, *_fisher(table))
    elif isinstance(exact, Undefined):
        yield ("fisher_freeman_halton", exact, None, None, exact)
    elif exact is not None:
        yield ("fisher_freeman_halton", exact.value, None, None, exact.p, None, exact.ci_low, exact.ci_high)
    crossing = stratum.crossing
    if unordered(crossing.row, rows) or unordered(crossing.column, columns):
        yield ("linear_by_linear", CODES_OF_WORDS, CODES_OF_WORDS, CODES_OF_WORDS)
    else:
        yield _test("linear_by_linear", contingency.linear_by_linear(table, rows, columns), chances)


def _fisher(table: Numbers) -> tuple[float, float] | tuple[Undefined, Undefined]:
    if whole(table) is None:
        return FRACTIONS, FRACTIONS
    from analysis.statistics.exact import fisher

    found = fisher(table)
    return found.two_sided, found.one_sided


def _change(stratum: Stratum, same_values: bool, is_exact: bool) -> Row:
    from analysis.crosstabs.same_categories import same_categories
    from analysis.statistics.agreement import bowker, mcnemar

    table = same_categories(stratum, same_values)
    if isinstance(table, Undefined):
        return ("mcnemar", None, None, None, table)
    if len(table) == 2:
        p = FRACTIONS if whole(table) is None else mcnemar(table)
        changed = float(table[0, 1]), float(table[0, 1] + table[1, 0])
        if not is_exact or isinstance(p, Undefined):
            return ("mcnemar", None, None, None, p)
        from analysis.statistics.binomial import exact_binomial, point

        one_sided = exact_binomial(min(changed[0], changed[1] - changed[0]), changed[1], 0.5).one_sided
        return ("mcnemar", None, None, None, p, one_sided, None, None, None, None, point(*changed, 0.5))
    return _test("mcnemar_bowker", bowker(table))


def _expectation(stratum: Stratum) -> Iterator[Message]:
    """How far the chi-square distribution can be trusted."""
    expected: Numbers = contingency.expected_counts(contingency.occupied(stratum.crossing.counts))
    if expected.size == 0:
        return
    few = int((expected < contingency.SMALL_EXPECTED).sum())
    values = {"count": few, "percent": 100 * few / expected.size, "least": float(np.min(expected))}
    if not stratum.keys or stratum.is_total:
        yield Message(
            "{count} cells ({percent:.1f}%) have an expected count below 5; the smallest expected count is {least:.2f}",
            values,
        )
    else:
        yield Message(
            "{layer}: {count} cells ({percent:.1f}%) have an expected count below 5; "
            "the smallest expected count is {least:.2f}",
            {"layer": ", ".join(stratum.keys), **values},
        )


def _test(name: str, test: Test, chances: "Chances" = MappingProxyType({})) -> Row:
    found = chances.get(name)
    if found is None:
        return (name, test.value, test.df, test.p)
    limits = (*(found.limits or (None, None)), *(found.one_sided_limits or (None, None)))
    return (name, test.value, test.df, test.p, found.p, found.one_sided, *limits, found.point)
