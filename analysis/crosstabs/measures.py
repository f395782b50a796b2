"""Symmetric Measures and Directional Measures."""

from collections.abc import Iterator, Sequence

from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import Row, Strata, ascending, table_of
from analysis.statistics import contingency
from analysis.table import Cell, Table
from instrument.message import Message

NOMINAL = {"phi": ("phi", "cramer_v"), "contingency": ("contingency",)}
SYMMETRIC = ("phi", "contingency", "tau_b", "tau_c", "gamma", "correlation", "kappa")
WITH_ERRORS = frozenset(SYMMETRIC) - NOMINAL.keys()
DIRECTIONAL = ("lambda", "uncertainty", "somers_d", "eta")


def symmetric(found: Strata, wanted: Sequence[str], same_values: bool = False) -> Table:
    """Measures that treat both variables alike; standard errors and T where a measure has them."""
    if WITH_ERRORS.isdisjoint(wanted):
        words: tuple[str, ...] = ("statistic", "coefficient", "p")
        rows: list[Row] = [(*stratum.keys, *cells) for stratum in found for cells in _nominal(stratum, wanted)]
        return table_of("symmetric_measures", found, words, rows)
    from analysis.crosstabs.further_measures import symmetric_ones
    from analysis.crosstabs.same_categories import added_note

    words = ("statistic", "coefficient", "se", "t", "p")
    rows = []
    for stratum in found:
        rows += [(*stratum.keys, word, value, None, None, p) for word, value, p in _nominal(stratum, wanted)]
        for word, each in symmetric_ones(stratum, wanted, same_values):
            rows.append((*stratum.keys, word, each.value, each.se, each.t, each.p))
    notes = added_note(found) if "kappa" in wanted and not same_values else ()
    return table_of("symmetric_measures", found, words, rows, notes)


def _nominal(stratum: Stratum, wanted: Sequence[str]) -> Iterator[tuple[str, Cell, Cell]]:
    """Each measure of chi-square, with the probability of Pearson's."""
    table, rows, columns = ascending(stratum)
    measured = contingency.association(table, rows, columns)
    p = contingency.pearson(stratum.crossing.counts).p
    for word in (word for group, words in NOMINAL.items() if group in wanted for word in words):
        yield word, getattr(measured, word), p


def directional(found: Strata, wanted: Sequence[str]) -> Table:
    """Measures of how much one variable tells of the other, the dependent one."""
    from analysis.crosstabs.further_measures import directional_ones

    crossing = found[0].crossing
    names = {"symmetric": "symmetric", "row": crossing.row.name, "column": crossing.column.name}
    if crossing.row.name == crossing.column.name:
        del names["column"]  # the same variable, the same measure
    rows: list[Row] = []
    for stratum in found:
        for word, dependent, each in directional_ones(stratum, wanted):
            if dependent in names:
                rows.append((*stratum.keys, word, names[dependent], each.value, each.se, each.t, each.p))
    words = ("statistic", "dependent", "coefficient", "se", "t", "p")
    return table_of("directional_measures", found, words, rows, _notes(wanted))


def _notes(wanted: Sequence[str]) -> Iterator[Message]:
    if "lambda" in wanted:
        yield Message("the probability of Goodman and Kruskal's tau is of its chi-square approximation")
    if "uncertainty" in wanted:
        yield Message("the probability of the uncertainty coefficient is that of the likelihood ratio")
