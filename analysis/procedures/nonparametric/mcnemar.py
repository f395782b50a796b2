"""McNemar's test of pairs of variables with the same two answers."""

from collections.abc import Mapping

import numpy as np

from analysis.labels import level_key
from analysis.levels import bare_labels
from analysis.procedures.nonparametric.found import Found, Row, filled
from analysis.procedures.nonparametric.options import Options
from analysis.procedures.nonparametric.pairs import cases_of, names_in
from analysis.result import Message
from analysis.statistics.agreement import Change, change
from analysis.statistics.distinct import distinct
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

MORE = Undefined(Message("the variables have more than two different answers"))
BINOMIAL = Message("the probability of McNemar's test is of the binomial distribution")
CORRECTED = Message("Continuity Corrected.")
STUBS = ("pair", "variable", "other_variable")


def find(tally: Tally, options: Options) -> Found:
    """Counts of both answers, and Test Statistics, of each pair.

    The exact probability stands for up to 25 cases that changed, chi-square for more (D40).
    """
    tables: list[Table] = []
    rows: list[Row] = []
    labels: dict[str, Mapping[str, str]] = {}
    for number, (first, second) in enumerate(options.pairs, start=1):
        both = tally.patterns([first.name, second.name]).listwise()
        codes = tuple(float(code) for code in distinct(both.values))
        counts = _counts(both.column(first.name), both.column(second.name), both.weights, codes)
        tables.append(_counted(first, second, codes, counts))
        labels |= {**bare_labels(first, codes), **bare_labels(second, codes)}
        rows.append((f"pair={number}", first.name, second.name, float(counts.sum()), *_cells(counts)))
    words = (*STUBS, "n", "chi_square", "p", "exact_p_two_sided", "exact_p_one_sided")
    exact, asymptotic = (any(row[at] is not None for row in rows) for at in (6, 4))
    notes = (*([BINOMIAL] if exact else []), *([CORRECTED] if asymptotic else []))
    return Found(
        names=names_in(options),
        cases=cases_of(tally, options),
        tables=(*tables, filled(Table("test_statistics", headed(*words), tuple(rows), notes=notes))),
        labels=labels,
    )


def _counts(first: Numbers, second: Numbers, weights: Numbers, codes: tuple[float, ...]) -> Numbers:
    return np.array([[float(weights @ ((first == a) & (second == b))) for b in codes] for a in codes])


def _counted(first: Variable, second: Variable, codes: tuple[float, ...], counts: Numbers) -> Table:
    columns = (Column("category"), *(Column("count", under=level_key(second.name, code)) for code in codes))
    rows = tuple((level_key(first.name, code), *line) for code, line in zip(codes, counts.tolist(), strict=True))
    return Table("pair_counts", columns, rows, (first.name, second.name))


def _cells(counts: Numbers) -> tuple[Cell, ...]:
    if len(counts) != 2:
        return (MORE,) * 4 if len(counts) > 2 else (None, None, MORE, None)
    found: Change = change(counts)
    return (found.chi_square, found.p, found.exact_two_sided, found.exact_one_sided)
