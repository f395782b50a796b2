"""Where answers are missing, and the likelihood's means and covariances in spite of it, as tables."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.result import Message
from analysis.statistics.description import CONSTANT, NO_CASES, describe
from analysis.statistics.expectation_maximization import Likelihood, little, maximize
from analysis.statistics.missing_blocks import Block, blocks
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Patterns, distinct
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST_PATTERNS = 100
NEVER_TOGETHER = Undefined(Message("no case answers both variables"))


@dataclass(frozen=True)
class Normal:
    """The variables that have means, and the likelihood's estimates of them."""

    names: tuple[str, ...]
    found: tuple[Block, ...]
    fitted: Likelihood | Undefined
    together: NDArray[np.bool_]  # (k, k): whether some case answers both


def seen_of(patterns: Patterns, name: str) -> Numbers:
    """The answers to one variable that patterns show, (seen,)."""
    at = patterns.names.index(name)
    return np.asarray(patterns.values[~patterns.missing[:, at], at])


def normal_of(patterns: Patterns, names: Sequence[str]) -> Normal:
    """The EM estimates of those of `names` that somebody answers."""
    part = patterns.of(names)
    answered = [at for at in range(len(names)) if (~part.missing[:, at]).any()]
    seen = ~part.missing[:, answered]
    found = blocks(np.where(seen, part.values[:, answered], 0.0), seen, part.weights)
    together = (seen.T.astype(np.int64) @ seen.astype(np.int64)) > 0
    return Normal(tuple(names[at] for at in answered), found, maximize(found, len(answered)), together)


def univariate_table(patterns: Patterns) -> Table:
    """What is known and what is missing of each variable alone."""
    rows: list[tuple[Cell, ...]] = []
    whole = float(patterns.weights.sum())
    for at, name in enumerate(patterns.names):
        kept = ~patterns.missing[:, at]
        told = describe(patterns.values[kept, at], patterns.weights[kept])
        lost = float(patterns.weights[~kept].sum())
        rows.append((name, told.n, told.mean, told.sd, lost, 100 * lost / whole if whole > 0 else NO_CASES))
    words = ("variable", "n", "mean", "sd", "missing", "missing_percent")
    return Table("univariate_missing", headed(*words), tuple(rows))


def pattern_table(patterns: Patterns) -> Table:
    """By frequency; `complete_if` counts the cases that are complete where the variables missing here are not used."""
    kinds = distinct(
        patterns.names, patterns.missing.astype(np.float64), patterns.missing, patterns.weights, patterns.counts
    )
    order = np.lexsort([*kinds.missing.T[::-1], -kinds.weights])
    whole = float(kinds.weights.sum())
    rows: list[tuple[Cell, ...]] = []
    for number, at in enumerate(order[:MOST_PATTERNS], start=1):
        lost, weight = kinds.missing[at], float(kinds.weights[at])
        enough = ~(kinds.missing & ~lost).any(axis=1)
        marks = ["×" if each else None for each in lost]
        rows.append((f"pattern={number}", weight, 100 * weight / whole, float(kinds.weights[enough].sum()), *marks))
    columns = (*headed("pattern", "count", "percent", "complete_if"), *_under("missing_mark", patterns.names))
    rest = len(order) - MOST_PATTERNS
    notes = (Message("{count} rarer patterns are not shown.", {"count": rest}),) if rest > 0 else ()
    return Table("missing_patterns", columns, tuple(rows), (), notes)


def likelihood_tables(normal: Normal) -> list[Table]:
    """Little's test; EM means, covariances and correlations."""
    test = little(normal.found, normal.fitted)
    cells: tuple[Cell, ...] = ("little", test.chi_square, test.df, test.p)
    tables = [Table("mcar_test", headed("statistic", "chi_square", "df", "p"), (cells,))]
    fitted, names = normal.fitted, normal.names
    size = range(len(names))
    if isinstance(fitted, Undefined):
        covariance: list[list[Cell]] = [[fitted for _ in size] for _ in size]
        rows: list[tuple[Cell, ...]] = [(name, fitted, fitted) for name in names]
        correlation = covariance
    else:
        spread = np.where(np.diag(fitted.covariance) > 0, np.sqrt(np.maximum(np.diag(fitted.covariance), 0.0)), 0.0)
        rows = [(name, float(fitted.mean[at]), float(spread[at])) for at, name in enumerate(names)]
        covariance = [[_together(normal, a, b, float(fitted.covariance[a, b])) for b in size] for a in size]
        correlation = [[_correlation(normal, spread, a, b, covariance[a][b]) for b in size] for a in size]
    note = Message("Covariances have the divisor n, as maximum likelihood has it.")
    tables.append(Table("em_means", headed("variable", "mean", "sd"), tuple(rows), (), (note,)))
    for name, word, matrix in (("em_covariances", "covariance", covariance), ("em_correlations", "r", correlation)):
        filled = tuple((one, *matrix[at]) for at, one in enumerate(names))
        tables.append(Table(name, (*headed("variable"), *_under(word, names)), filled))
    return tables


def _together(normal: Normal, a: int, b: int, value: float) -> Cell:
    return value if normal.together[a, b] else NEVER_TOGETHER


def _correlation(normal: Normal, spread: Numbers, a: int, b: int, covariance: Cell) -> Cell:
    if isinstance(covariance, Undefined):
        return covariance
    if spread[a] <= 0 or spread[b] <= 0:
        return CONSTANT
    return 1.0 if a == b else float(np.clip(float(covariance or 0.0) / spread[a] / spread[b], -1, 1))


def _under(word: str, names: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(word, name) for name in names)
