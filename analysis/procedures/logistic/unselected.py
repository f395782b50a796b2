"""What logistic models of selected cases predict of the others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.categorical.block_models import Model
from analysis.categorical.coded_design import CodedDesign
from analysis.categorical.response import Response
from analysis.labels import level_key
from analysis.procedures.logistic.cases import columns_of
from analysis.procedures.logistic.options import Options
from analysis.result import Message
from analysis.statistics.logit import Logit
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Tally

SAME = 1e-12  # a risk this close to the cut stands on it
SOME = Message(
    "Some of the unselected cases are not classified due to either missing values in the independent variables or "
    "categorical variables with values out of the range of the selected cases."
)


def with_unselected(table: Table, tally: Tally, response: Response, models: Sequence[Model], options: Options) -> Table:
    """The classification of every model with the cases that are not selected beside those that are."""
    levels = [level_key(options.dependent.name, code) for code in response.answers]
    x, known, answers, weights = _others(tally, response, options)
    rows: list[tuple[Cell, ...]] = []
    for model in models:
        fitted = model.step.fitted
        if not isinstance(fitted, Logit):
            continue
        odds = fitted.coefficients[0] + x[:, list(model.step.entered)] @ fitted.coefficients[1:]
        yes = 1 / (1 + np.exp(-np.clip(odds, -500, 500))) >= options.cut - SAME
        counts = np.array(
            [[weights[known & (answers == code) & (yes == said)].sum() for said in (0, 1)] for code in response.answers]
        )
        rows += _rows(counts)
    columns = (*(Column("unselected_count", level) for level in levels), Column("unselected_percent_correct"))
    lines = tuple((*line, *more) for line, more in zip(table.rows, rows, strict=True))
    notes = () if known.all() else (SOME,)
    return Table(table.name, (*table.columns, *columns), lines, table.about, (*table.notes, *notes))


def _rows(counts: Numbers) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = [
        (*(float(each) for each in own), _share(own[at], own.sum())) for at, own in enumerate(counts)
    ]
    return [*found, (None, None, _share(np.trace(counts), counts.sum()))]


def _share(part: float, whole: float) -> float | None:
    return 100 * float(part / whole) if whole else None


def _others(tally: Tally, response: Response, options: Options) -> tuple[Numbers, NDArray[np.bool_], Numbers, Numbers]:
    """Of the cases that are not selected but answered: all columns, whether they are known, answers and weights."""
    chosen = options.selected
    values, missing, weights = tally.rows([*options.names, *([chosen.name] if chosen is not None else [])])
    kept = (missing[:, -1] | (values[:, -1] != 1)) & (weights > 0) & np.isin(values[:, 0], response.answers)
    x = columns_of(response, options, np.where(missing, np.nan, values)[kept][:, : len(options.names)])
    for name in (each.name for each in options.categorical):
        codes = _codes(response, name)
        x[~np.isin(values[kept, options.names.index(name)], codes)] = np.nan
    known: NDArray[np.bool_] = np.asarray(np.isfinite(x).all(axis=1))
    return np.nan_to_num(x), known, values[kept, 0], weights[kept]


def _codes(response: Response, name: str) -> list[float]:
    """The codes of a categorical variable that the selected cases show."""
    design = response.design
    if isinstance(design, CodedDesign) and name in design.tables:
        return list(design.tables[name][0])
    found = [term.code for term in design.terms if term.variable == name and term.code is not None]
    reference = design.references.get(name)
    return found if reference is None else [*found, float(reference.rpartition("=")[2])]
