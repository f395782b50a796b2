"""Polychoric correlations: how the normal variables behind ordered answers go together."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from analysis.labels import labels_of
from analysis.options import plain
from analysis.paths.ordered_tables import NOT_POSITIVE, bounds, threshold_table
from analysis.result import Message, Result
from analysis.statistics.description import Statistic
from analysis.statistics.inversion import SMALLEST_EIGENVALUE
from analysis.statistics.polychoric import Polychoric, polychoric
from analysis.statistics.polychoric_matrix import codes_of, pair_table
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Patterns, Tally
from instrument.codebook import Variable
from instrument.records import dataclass

EMPTY = Message(
    "{count} pairs of items have an empty cell: {item} and {other} among them. Their standard errors are uncertain."
)

Matrix = dict[tuple[str, str], Polychoric]


@dataclass(frozen=True)
class Options:
    """`variables`: each with each; `missing`: each pair's own cases, or only complete ones."""

    variables: tuple[Variable, ...]
    missing: Literal["pairwise", "listwise"] = "pairwise"


def run(tally: Tally, options: Options) -> Result:
    """Correlations with standard errors, thresholds, and whether a normal distribution fits each pair.

    Two-step maximum likelihood: thresholds from the margins of each pair's table, then the correlation.
    Source: Olsson (1979), Psychometrika 44(4); standard errors Muthén (1984), 49(1).
    """
    names = list(dict.fromkeys(variable.name for variable in options.variables))
    listwise = options.missing == "listwise"
    every = tally.patterns(names)
    found: Matrix = {}
    empty: list[tuple[str, str]] = []
    for at, first in enumerate(names):
        for second in names[at + 1 :]:
            table = _table(every.listwise() if listwise else tally.patterns((first, second)), first, second)
            found[first, second] = polychoric(table)
            if isinstance(found[first, second].r, float) and (table == 0).any():
                empty.append((first, second))
    return Result(
        procedure="polychoric",
        options=plain(options),
        cases=every.cases,
        tables=(
            _matrix(names, found, empty),
            threshold_table({name: _bounds(every if listwise else tally.patterns([name]), name) for name in names}),
            *([_normality(found)] if found else []),
        ),
        labels=labels_of(tally.codebook, names),
    )


def _table(patterns: Patterns, first: str, second: str) -> np.ndarray:
    kept = patterns.of((first, second)).listwise()
    codes = codes_of(kept.values)
    return pair_table(codes[0], codes[1], kept.weights)


def _bounds(patterns: Patterns, name: str) -> list[tuple[float, Cell]]:
    kept = patterns.listwise()
    codes = codes_of(kept.column(name)[:, None])[0]
    return bounds(np.bincount(codes, kept.weights))


def _matrix(names: Sequence[str], found: Matrix, empty: Sequence[tuple[str, str]]) -> Table:
    """Each variable under each; on the diagonal a correlation of 1 and no error."""
    rows: list[tuple[Cell, ...]] = []
    for first in names:
        row: list[Cell] = [first]
        for second in names:
            pair = found.get((first, second)) or found.get((second, first))
            row += [1.0, None, None] if pair is None else [pair.r, pair.se, pair.n]
        rows.append(tuple(row))
    columns = (Column("variable"), *(Column(word, under=name) for name in names for word in ("r", "se", "n")))
    return Table("polychoric_correlations", columns, tuple(rows), notes=_notes(names, found, empty))


def _notes(names: Sequence[str], found: Matrix, empty: Sequence[tuple[str, str]]) -> tuple[Message, ...]:
    notes = []
    if empty:
        item, other = empty[0]
        notes.append(Message(EMPTY.sentence, {"count": len(empty), "item": item, "other": other}))
    matrix = np.eye(len(names))
    for (first, second), pair in found.items():
        i, j = names.index(first), names.index(second)
        matrix[i, j] = matrix[j, i] = pair.r if isinstance(pair.r, float) else np.nan
    if names and np.isfinite(matrix).all() and float(np.linalg.eigvalsh(matrix)[0]) < SMALLEST_EIGENVALUE:
        notes.append(NOT_POSITIVE)
    return tuple(notes)


def _normality(found: Matrix) -> Table:
    """Likelihood ratio of each pair's table against the bivariate normal distribution."""
    rows: list[tuple[Cell, ...]] = []
    for (first, second), pair in found.items():
        cells: list[Statistic] = [pair.chi_square, pair.df, pair.p]
        rows.append((first, second, *cells))
    columns = headed("variable", "other_variable", "chi_square", "df", "p")
    return Table("bivariate_normality", columns, tuple(rows))
