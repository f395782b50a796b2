"""What the models of selected cases say of the others: how far predictions go with answers there, and residuals."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design
from analysis.labels import level_key
from analysis.procedures.regression.models import Model
from analysis.procedures.regression.options import Options
from analysis.procedures.regression.rows import Cases, rows_of, spread
from analysis.result import Message
from analysis.statistics.case_diagnostics import Rows
from analysis.statistics.description import NO_CASES, Statistic
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined

EVEN = Undefined(Message("the cases that are not selected do not differ"))
SUMMED = ("minimum", "maximum", "mean", "sd", "n")


def with_unselected(
    table: Table, tally: Tally, names: Sequence[str], design: Design, models: Sequence[Model], options: Options
) -> Table:
    """The summary of the models with R, and of the last model Durbin–Watson, of the cases that are not selected."""
    heading, found = unselected_heading(options), []
    complete = _complete(tally, names)
    for number, model in enumerate(models, start=1):
        cells: tuple[Statistic | None, ...] = (NO_CASES, NO_CASES)
        if not isinstance(model.fitted, Undefined):
            rows = rows_of(tally, names, design, model, options)
            cells = _statistics(rows, model.fitted.intercept + rows.x @ model.fitted.slopes, complete)
        found.append((cells[0], cells[1] if number == len(models) else None))
    columns = (*table.columns, Column("r", heading), Column("durbin_watson", heading))
    lines = tuple((*line, *cells) for line, cells in zip(table.rows, found, strict=True))
    return Table(table.name, columns, lines, table.about, table.notes)


def unselected_heading(options: Options) -> str:
    """What the columns of unselected cases stand under: the value 0 of the variable that selects."""
    return level_key(options.selected.name if options.selected is not None else "", 0)


def summed_unselected(table: Table, tally: Tally, names: Sequence[str], cases: Cases, options: Options) -> Table:
    """The residuals summed up, those of the cases that are not selected behind those of the others."""
    heading, rows = unselected_heading(options), list[tuple[Cell, ...]]()
    outside = _unselected(cases.rows, _complete(tally, names))
    if options.pooled:
        every = outside | cases.rows.fitted
        for line in table.rows:
            cells = spread(cases.found[str(line[0])], cases.rows.counts, every)
            rows.append((line[0], *(_cell(each) for each in cells)))
        return Table(table.name, table.columns, tuple(rows))
    for line in table.rows:
        cells = spread(cases.found[str(line[0])], cases.rows.counts, outside)
        rows.append((*line, *(_cell(each) for each in cells)))
    return Table(table.name, (*table.columns, *(Column(word, heading) for word in SUMMED)), tuple(rows))


def _complete(tally: Tally, names: Sequence[str]) -> NDArray[np.bool_]:
    """The rows that answer all of `names`, (n,)."""
    return np.logical_not(tally.rows(names)[1].any(axis=1))


def _unselected(rows: Rows, complete: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The complete cases that no model was estimated on, (n,)."""
    return np.asarray(complete & np.isfinite(rows.errors) & ~rows.fitted & (rows.counts > 0))


def _cell(value: float) -> Cell:
    return float(value) if np.isfinite(value) else None


def _statistics(rows: Rows, predicted: Numbers, complete: NDArray[np.bool_]) -> tuple[Statistic, Statistic]:
    """The correlation of what is predicted and what was answered, and Durbin–Watson of what is left over."""
    kept = _unselected(rows, complete)
    y, said, weights = rows.y[kept], predicted[kept], (rows.counts * rows.errors)[kept]
    if not len(y):
        return NO_CASES, NO_CASES
    y_, said_ = (each - weights @ each / weights.sum() for each in (y, said))
    size = float(np.sqrt((weights @ y_**2) * (weights @ said_**2)))
    left = np.sqrt(rows.errors[kept]) * (y - said)
    total = float(rows.counts[kept] @ left**2)
    steps = float((np.diff(left) ** 2).sum()) / total if total > 0 else EVEN
    return (float(weights @ (y_ * said_)) / size if size > 0 else EVEN), steps
