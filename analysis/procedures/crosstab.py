"""CROSSTABS: two variables against each other, with tests of their independence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from analysis.crossing import Crossing, cross
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Result
from analysis.statistics import contingency
from analysis.statistics.contingency import Test
from analysis.statistics.description import NO_CASES
from analysis.statistics.exact import fisher
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Message

PERCENTS = ("row_percent", "column_percent", "total_percent")
RESIDUALS = ("residual", "standardized_residual", "adjusted_residual")
TESTS = ("statistic", "value", "df", "p", "exact_p_two_sided", "exact_p_one_sided")
MEASURES = ("statistic", "coefficient", "p")
EMPTY = Undefined(Message("a row or a column has no cases"))
ALONE = Undefined(Message("a row or a column has all the cases"))

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Options:
    """`rows` and `columns`: each row variable against each column variable."""

    rows: tuple[Variable, ...]
    columns: tuple[Variable, ...]


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary, Crosstabulation, Chi-Square Tests and Symmetric Measures of each pair.

    Weighted cells are rounded before any statistic, as in SPSS (D17); Case Processing Summary is not.
    """
    found = [cross(tally, row, column) for row in options.rows for column in options.columns]
    names = list(dict.fromkeys(variable.name for variable in (*options.rows, *options.columns)))
    labels: dict[str, Mapping[str, str]] = {}
    tables: list[Table] = []
    for crossing in found:
        labels.update(crossing.labels)
        whole = replace(crossing, counts=contingency.rounded_counts(crossing.counts))
        tables += [_processing(crossing), _crosstab(whole), _chi_square(whole), _symmetric(whole)]
    return Result(
        procedure="crosstab",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=tuple(tables),
        labels={**labels, **labels_of(tally.codebook, names)},
    )


def _processing(found: Crossing) -> Table:
    cases = found.cases
    parts = {"valid": cases.valid, "missing": cases.excluded, "total": cases.total}
    rows = [(part, count, _percent(count, cases.total, NO_CASES)) for part, count in parts.items()]
    return Table("case_processing", _columns(("part", "count", "percent")), tuple(rows), found.about)


def _crosstab(found: Crossing) -> Table:
    words = ("count", "expected", *PERCENTS, *RESIDUALS)
    keys = (*found.column_keys, "total")
    columns = (Column("category"), *(Column(word, under=key) for key in keys for word in words))
    return Table("crosstab", columns, tuple(_body(found)), found.about)


def _body(found: Crossing) -> list[Row]:
    """The rows of a crosstab, the total last: for each column and the total the counts, percentages and residuals."""
    counts = found.counts
    framed = np.block([[counts, counts.sum(axis=1)[:, None]], [counts.sum(axis=0), counts.sum()]])
    cells = contingency.cells(counts)
    expected = framed.copy()
    expected[:-1, :-1] = cells.expected
    rows = []
    for i, key in enumerate((*found.row_keys, "total")):
        row: list[Cell] = [key]
        for j in range(framed.shape[1]):
            row += [float(framed[i, j]), float(expected[i, j]), *_percents(framed, i, j)]
            row += _residuals(cells, i, j) if max(i - len(counts), j - counts.shape[1]) < 0 else [None] * 3
        rows.append(tuple(row))
    return rows


def _percents(framed: Numbers, i: int, j: int) -> list[Cell]:
    count = float(framed[i, j])
    reasons = (EMPTY, EMPTY, NO_CASES)
    bases = (framed[i, -1], framed[-1, j], framed[-1, -1])
    return [_percent(count, float(base), reason) for base, reason in zip(bases, reasons, strict=True)]


def _residuals(cells: contingency.Cells, i: int, j: int) -> list[Cell]:
    expected = float(cells.expected[i, j])
    return [
        float(cells.residual[i, j]),
        _cell(float(cells.standardized[i, j]), EMPTY),
        _cell(float(cells.adjusted[i, j]), ALONE if expected > 0 else EMPTY),
    ]


def _chi_square(found: Crossing) -> Table:
    counts = found.counts
    linear = contingency.linear_by_linear(counts, np.array(found.row_codes), np.array(found.column_codes))
    rows = [_test("pearson", contingency.pearson(counts))]
    square = contingency.occupied(counts).shape == (2, 2)
    if square:
        rows.append(_test("continuity", contingency.continuity(counts)))
    rows.append(_test("likelihood_ratio", contingency.likelihood_ratio(counts)))
    if square:
        exact = fisher(contingency.occupied(counts))
        rows.append(("fisher", None, None, None, exact.two_sided, exact.one_sided))
    rows += [_test("linear_by_linear", linear), ("n_valid", float(counts.sum()), None, None, None, None)]
    return Table("chi_square", _columns(TESTS), tuple(rows), found.about, _expectation(counts))


def _expectation(counts: Numbers) -> tuple[Message, ...]:
    """How far the chi-square distribution can be trusted."""
    expected = contingency.expected_counts(contingency.occupied(counts))
    if expected.size == 0:
        return ()
    few = int((expected < contingency.SMALL_EXPECTED).sum())
    values = {"count": few, "percent": 100 * few / expected.size, "least": float(expected.min())}
    return (
        Message(
            "{count} cells ({percent:.1f}%) have an expected count below 5; the smallest expected count is {least:.2f}",
            values,
        ),
    )


def _symmetric(found: Crossing) -> Table:
    measures = contingency.association(found.counts, np.array(found.row_codes), np.array(found.column_codes))
    p = contingency.pearson(found.counts).p
    rows = [(word, getattr(measures, word), p) for word in ("phi", "cramer_v", "contingency")]
    return Table("symmetric_measures", _columns(MEASURES), tuple(rows), found.about)


def _test(name: str, test: Test) -> Row:
    return (name, test.value, test.df, test.p, None, None)


def _columns(words: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(word) for word in words)


def _percent(count: float, base: float, reason: Undefined) -> Cell:
    return 100 * count / base if base > 0 else reason


def _cell(value: float, reason: Undefined) -> Cell:
    return reason if np.isnan(value) else value
