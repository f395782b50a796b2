"""The exact probabilities of tests whose tables say all that they depend on: counts, signs, runs and distances."""

from collections.abc import Iterator

import numpy as np

from analysis.procedures.nonparametric.asked_exactly import TOO_MANY, Answer, drawing_of, most_draws, tails_from
from analysis.procedures.nonparametric.found import Found
from analysis.procedures.nonparametric.options import Options
from analysis.statistics import drawn_arrangements as drawn
from analysis.statistics.arrangements import ASKED, FRACTIONS, whole
from analysis.statistics.binomial import exact_binomial, point
from analysis.statistics.category_shares import null_of_shares
from analysis.statistics.kolmogorov_exact import share_beyond
from analysis.statistics.runs import null_of_runs
from analysis.statistics.tails import Tails, counted
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

MOST = 10_000  # cases of which the distance is found exactly


def of_single(found: Found, options: Options) -> list[Answer]:
    """The probabilities of each variable or pair, of the tables `found`."""
    match options.test:
        case "binomial":
            return list(_of_binomial(found, options))
        case "sign" | "mcnemar":
            return [_of_two(*each) for each in _changed(found, options)]
        case "chi_square":
            return [_of_shares(table, options) for table in found.tables if table.name == "observed_expected"]
        case "runs":
            return [_of_runs(row, options) for row in _numbers(found.tables[0], "runs", "n_below", "n_at_least")]
    if options.distribution == "poisson":
        return [None for _ in found.tables[0].rows]  # its steps are no part of Kolmogorov's distribution
    return [_of_fit(row, options) for row in _numbers(found.tables[0], "extreme_absolute", "n")]


def _numbers(table: Table, *words: str) -> list[list[float] | None]:
    """The numbers of each row; None where one is not defined."""
    found: list[list[float] | None] = []
    for row in table.rows:
        cells = [row[table.index(word)] for word in words]
        numbers = [float(each) for each in cells if isinstance(each, int | float)]
        found.append(numbers if len(numbers) == len(words) else None)
    return found


def _of_binomial(found: Found, options: Options) -> Iterator[Answer]:
    table = found.tables[0]
    if Column("test_proportion") not in table.columns:
        return
    totals = {row[0]: row[table.index("n")] for row in table.rows if row[1] == "total"}
    for row in table.rows:
        if row[table.index("test_proportion")] is not None:
            yield _of_two(row[table.index("n")], totals[row[0]], options.proportion, options.proportion == 0.5)


def _of_two(first: Cell, n: Cell, share: float = 0.5, is_symmetric: bool = True) -> Answer:
    """Of a number of cases among `n`; only the tail seen where both differ, as in SPSS."""
    if not isinstance(first, int | float) or not isinstance(n, int | float) or n <= 0:
        return None
    exact = exact_binomial(min(float(first), n - first) if is_symmetric else float(first), float(n), share)
    return Tails(exact.two_sided, exact.one_sided, point(float(first), float(n), share))


def _changed(found: Found, options: Options) -> Iterator[tuple[Cell, Cell]]:
    """Of each pair of variables the cases that changed one way, and all that changed."""
    if options.test == "sign":
        rows = found.tables[0].rows
        counts = {(row[0], row[3]): float(str(row[4])) for row in rows}
        for key in dict.fromkeys(row[0] for row in rows):
            down, up = (counts[key, f"{sign}_differences"] for sign in ("negative", "positive"))
            yield down, down + up
        return
    for table in found.tables:
        if table.name == "pair_counts":
            cells = [float(str(cell)) for row in table.rows for cell in row[1:]]
            yield (cells[1], cells[1] + cells[2]) if len(cells) == 4 else (None, None)


def _of_shares(table: Table, options: Options) -> Answer:
    rows = [row for row in table.rows if row[0] != "total"]
    if len(rows) < 2 or any(isinstance(row[2], Undefined) for row in rows):
        return None
    counts, expected = (np.array([float(str(row[at])) for row in rows]) for at in (1, 2))
    if counts.sum() <= 0:
        return None
    drawing = drawing_of(options)
    if drawing is None:
        return tails_from(null_of_shares(counts, expected, ASKED), None, False)
    if whole(counts) is None:
        return FRACTIONS
    if most_draws(len(rows), options):
        return TOO_MANY
    return tails_from(drawn.of_shares(counts, expected, drawing), drawing)


def _of_runs(row: list[float] | None, options: Options) -> Answer:
    if row is None:
        return None
    runs, first, second = row
    if min(first, second) <= 0:
        return None
    if whole(np.array([first, second])) is None:
        return FRACTIONS
    drawing = drawing_of(options)
    if drawing is None:
        return counted(null_of_runs(runs, round(first), round(second)), False)
    return tails_from(drawn.of_runs(runs, round(first), round(second), drawing), drawing)


def _of_fit(row: list[float] | None, options: Options) -> Answer:
    if row is None:
        return None
    drawing, distance, n = drawing_of(options), row[0], round(row[1])
    if drawing is not None:
        return TOO_MANY if most_draws(n, options) else tails_from(drawn.of_fit(distance, n, drawing), drawing)
    return Tails(share_beyond(distance, n), point=0.0) if n <= MOST else None
