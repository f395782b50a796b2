"""Measures of association beyond those of chi-square, for a table of CROSSTABS."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.categories import CODES_OF_WORDS, unordered
from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import ascending
from analysis.crosstabs.measures import DIRECTIONAL
from analysis.crosstabs.same_categories import same_categories
from analysis.statistics import contingency
from analysis.statistics.agreement import kappa
from analysis.statistics.association import Measure, concentration, lambdas, uncertainty
from analysis.statistics.description import NO_CASES
from analysis.statistics.ordinal_association import ordinal
from analysis.statistics.scored_association import eta, scored, spearman_of
from analysis.tally import Numbers
from analysis.undefined import Undefined

ORDERED = ("somers_d", "eta")
BOTH_WAYS = {
    "lambda": ("symmetric", "row", "column"),
    "goodman_kruskal_tau": ("row", "column"),
    "uncertainty": ("symmetric", "row", "column"),
    "somers_d": ("symmetric", "row", "column"),
    "eta": ("row", "column"),
}


def symmetric_ones(stratum: Stratum, wanted: Sequence[str], same_values: bool) -> Iterator[tuple[str, Measure]]:
    """The measures of `wanted` that have standard errors, in SPSS's order."""
    table, rows, columns = ascending(stratum)
    reason = _refusal(table) or _unordered(stratum, rows, columns)
    if not {"tau_b", "tau_c", "gamma"}.isdisjoint(wanted):
        ordered = {} if reason else ordinal(table)
        for word in ("tau_b", "tau_c", "gamma"):
            if word in wanted:
                yield word, _undefined(reason) if reason else ordered[word, ""]
    if "correlation" in wanted:
        yield "spearman", _undefined(reason) if reason else spearman_of(table)
        yield "pearson_r", _undefined(reason) if reason else scored(table, rows, columns)
    if "kappa" in wanted:
        square = same_categories(stratum, same_values)
        yield "kappa", _undefined(square) if isinstance(square, Undefined) else kappa(square)


def directional_ones(stratum: Stratum, wanted: Sequence[str]) -> Iterator[tuple[str, str, Measure]]:
    """Each measure of `wanted` with the one that depends on the other: symmetric, row or column."""
    table, rows, columns = ascending(stratum)
    for group in DIRECTIONAL:
        reason = _refusal(table) or (_unordered(stratum, rows, columns) if group in ORDERED else None)
        if group in wanted:
            for word, compute in _MEASURES[group].items():
                measures = {} if reason else compute(table, rows, columns)
                for dependent in BOTH_WAYS[word]:
                    yield word, dependent, _undefined(reason, word) if reason else measures[dependent]


def _somers(table: Numbers, rows: Numbers, columns: Numbers) -> Mapping[str, Measure]:
    found = ordinal(table)
    return {dependent: found["somers_d", dependent] for dependent in BOTH_WAYS["somers_d"]}


_MEASURES: Mapping[str, Mapping[str, Callable[[Numbers, Numbers, Numbers], Mapping[str, Measure]]]] = {
    "lambda": {
        "lambda": lambda table, rows, columns: lambdas(table),
        "goodman_kruskal_tau": lambda table, rows, columns: concentration(table),
    },
    "uncertainty": {
        "uncertainty": lambda table, rows, columns: uncertainty(table, contingency.likelihood_ratio(table).p)
    },
    "somers_d": {"somers_d": _somers},
    "eta": {"eta": lambda table, rows, columns: {"row": eta(table, rows), "column": eta(table.T, columns)}},
}


def _refusal(table: Numbers) -> Undefined | None:
    if table.size == 0:
        return NO_CASES
    return contingency.ONE_CATEGORY if 1 in table.shape else None


def _unordered(stratum: Stratum, rows: Numbers, columns: Numbers) -> Undefined | None:
    crossing = stratum.crossing
    return CODES_OF_WORDS if unordered(crossing.row, rows) or unordered(crossing.column, columns) else None


def _undefined(reason: Undefined, word: str = "") -> Measure:
    """A measure that is not defined: the reason wherever it would have a cell."""
    if word == "eta":
        return Measure(reason)
    return Measure(reason, reason, None if word == "goodman_kruskal_tau" else reason, reason)
