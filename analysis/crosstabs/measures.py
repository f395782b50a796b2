"""Symmetric Measures and Directional Measures."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.categories import CODES_OF_WORDS, unordered
from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import Row, Strata, ascending, table_of
from analysis.crosstabs.same_categories import added_note, same_categories
from analysis.statistics import contingency
from analysis.statistics.agreement import kappa
from analysis.statistics.association import Measure, concentration, lambdas, uncertainty
from analysis.statistics.description import NO_CASES
from analysis.statistics.ordinal_association import ordinal
from analysis.statistics.scored_association import eta, scored, spearman_of
from analysis.table import Table
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.message import Message

NOMINAL = {"phi": ("phi", "cramer_v"), "contingency": ("contingency",)}
SYMMETRIC = ("phi", "contingency", "tau_b", "tau_c", "gamma", "correlation", "kappa")
WITH_ERRORS = frozenset(SYMMETRIC) - NOMINAL.keys()
ORDERED = ("somers_d", "eta")
DIRECTIONAL = ("lambda", "uncertainty", "somers_d", "eta")
BOTH_WAYS = {
    "lambda": ("symmetric", "row", "column"),
    "goodman_kruskal_tau": ("row", "column"),
    "uncertainty": ("symmetric", "row", "column"),
    "somers_d": ("symmetric", "row", "column"),
    "eta": ("row", "column"),
}


def symmetric(found: Strata, wanted: Sequence[str], same_values: bool = False) -> Table:
    """Measures that treat both variables alike; standard errors and T where a measure has them."""
    errors = not WITH_ERRORS.isdisjoint(wanted)
    rows = []
    for stratum in found:
        for word, each in _symmetric(stratum, wanted, same_values):
            cells = (each.value, each.se, each.t, each.p) if errors else (each.value, each.p)
            rows.append((*stratum.keys, word, *cells))
    words = ("statistic", "coefficient", "se", "t", "p") if errors else ("statistic", "coefficient", "p")
    notes = added_note(found) if "kappa" in wanted and not same_values else ()
    return table_of("symmetric_measures", found, words, rows, notes)


def _symmetric(stratum: Stratum, wanted: Sequence[str], same_values: bool) -> Iterator[tuple[str, Measure]]:
    counts = stratum.crossing.counts
    table, rows, columns = ascending(stratum)
    nominal = contingency.association(table, rows, columns)
    p = contingency.pearson(counts).p
    for word in (word for group, words in NOMINAL.items() if group in wanted for word in words):
        yield word, Measure(getattr(nominal, word), p=p)
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


def directional(found: Strata, wanted: Sequence[str]) -> Table:
    """Measures of how much one variable tells of the other, the dependent one."""
    crossing = found[0].crossing
    names = {"symmetric": "symmetric", "row": crossing.row.name, "column": crossing.column.name}
    if crossing.row.name == crossing.column.name:
        del names["column"]  # the same variable, the same measure
    rows: list[Row] = []
    for stratum in found:
        for word, dependent, each in _directional(stratum, wanted):
            if dependent in names:
                rows.append((*stratum.keys, word, names[dependent], each.value, each.se, each.t, each.p))
    words = ("statistic", "dependent", "coefficient", "se", "t", "p")
    return table_of("directional_measures", found, words, rows, _notes(wanted))


def _directional(stratum: Stratum, wanted: Sequence[str]) -> Iterator[tuple[str, str, Measure]]:
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


def _notes(wanted: Sequence[str]) -> Iterator[Message]:
    if "lambda" in wanted:
        yield Message("the probability of Goodman and Kruskal's tau is of its chi-square approximation")
    if "uncertainty" in wanted:
        yield Message("the probability of the uncertainty coefficient is that of the likelihood ratio")
