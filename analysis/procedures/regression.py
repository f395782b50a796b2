"""REGRESSION: one variable from others, entered block by block."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.confidence import between_0_and_1
from analysis.design import Design, design_of
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Fault, Message, Place, Result, nearest, quoted
from analysis.statistics.collinearity import Entry, enter, tolerances
from analysis.statistics.description import CONSTANT, NO_CASES, Statistic
from analysis.statistics.least_squares import Fit, fit
from analysis.statistics.linear_model import Coefficient, change, coefficients, durbin_watson, fitness
from analysis.table import Cell, Column, Table
from analysis.tally import Patterns, Tally, centred_moments
from analysis.undefined import Undefined
from instrument.codebook import Variable

Numbers = NDArray[np.float64]

NO_PREDICTOR = Undefined(Message("no predictor is in the model"))

SUMMARY = ("r", "r_squared", "adjusted_r_squared", "se_estimate")
CHANGE = ("r_squared_change", "f_change", "df1", "df2", "p_change")
TERM = ("b", "se", "beta", "t", "p", "ci_low", "ci_high", "zero_order", "partial", "part", "tolerance", "vif")


@dataclass(frozen=True)
class Options:
    """`blocks` of predictors of `dependent`; those listed in `categorical` enter as columns of 0 and 1.

    `tolerance` is the least share of a predictor's variance that the others may leave to it (TOL of SPSS).
    """

    dependent: Variable
    blocks: tuple[tuple[Variable, ...], ...]
    categorical: tuple[Variable, ...] = ()
    reference: Literal["first", "last"] = "first"
    tolerance: float = 0.0001
    confidence: float = 0.95


@dataclass(frozen=True)
class Data:
    """The complete patterns as a regression sees them."""

    x: Numbers  # (p, terms)
    y: Numbers  # (p,)
    weights: Numbers  # (p,)
    correlation: Numbers  # (terms + 1, terms + 1), y last; 0 on the diagonal of a term that does not vary


@dataclass(frozen=True)
class Model:
    """One step: the terms in it by their position, those its block was refused, and the fit."""

    entered: tuple[int, ...]
    entry: Entry
    fitted: Fit | Undefined


def run(tally: Tally, options: Options) -> Result:
    """Every model's fit, its gain over the one before, and its coefficients, on the cases that answer everything."""
    _check(options)
    names = [options.dependent.name, *dict.fromkeys(each.name for block in options.blocks for each in block)]
    patterns = tally.patterns(names)
    complete = patterns.listwise()
    design = design_of(options.blocks, options.categorical, complete, options.reference)
    data = _data(complete, names, design)
    models = _models(data, design, options.tolerance)
    return Result(
        procedure="regression",
        options=plain(options),
        cases=patterns.cases,
        tables=(
            _entered(models, design),
            _summary(models, _durbin_watson(tally, names, design, models[-1])),
            _anova(models),
            _coefficients(models, design, data, options.confidence),
        ),
        notes=_notes(models, design, data, options.tolerance),
        labels=labels_of(tally.codebook, names),
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    if not 0 <= options.tolerance < 1:
        sentence = "{found} is not a tolerance; possible: a number from 0 to 1, such as 0.0001"
        raise Fault(sentence, {"found": quoted(options.tolerance)}, Place(entry="tolerance"))
    predictors = [variable.name for block in options.blocks for variable in block]
    if not predictors:
        raise Fault("option {found} is missing", {"found": quoted("blocks")})
    for at, name in enumerate(predictors):
        if name == options.dependent.name or name in predictors[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="blocks"))
    for variable in options.categorical:
        if variable.name not in predictors:
            raise Fault(
                "{found} is in no block; possible: {possible}",
                {"found": quoted(variable.name), "possible": nearest(variable.name, predictors)},
                Place(entry="categorical"),
            )


def _data(complete: Patterns, names: Sequence[str], design: Design) -> Data:
    x, y, weights = design.matrix(names, complete.values), complete.values[:, 0], complete.weights
    keys = tuple(f"column={at}" for at in range(x.shape[1] + 1))
    moments = centred_moments(keys, np.column_stack([x, y]), weights, float(weights.sum()))
    correlation = np.nan_to_num(moments.correlation, nan=0.0)
    return Data(x, y, weights, correlation)


def _models(data: Data, design: Design, tolerance: float) -> list[Model]:
    models: list[Model] = []
    entered: tuple[int, ...] = ()
    start = 0
    for block in design.blocks:
        positions = range(start, start + len(block))
        entry = enter(data.correlation[:-1, :-1], entered, positions, tolerance)
        entered, start = (*entered, *entry.entered), start + len(block)
        models.append(Model(entered, entry, _fitted(data, entered)))
    return models


def _fitted(data: Data, entered: tuple[int, ...]) -> Fit | Undefined:
    if len(data.y) == 0:
        return NO_CASES
    if data.correlation[-1, -1] == 0:
        return CONSTANT
    return fit(data.x[:, list(entered)], data.y, data.weights) if entered else NO_PREDICTOR


def _entered(models: list[Model], design: Design) -> Table:
    rows = [
        (f"model={number}", design.terms[position].key, "enter")
        for number, model in enumerate(models, start=1)
        for position in model.entry.entered
    ]
    return Table("models", _columns("model", "variable", "method"), tuple(rows))


def _summary(models: list[Model], durbin: Statistic) -> Table:
    rows: list[tuple[Cell, ...]] = []
    before: Fit | None = None
    for number, model in enumerate(models, start=1):
        last = durbin if number == len(models) else None
        if isinstance(model.fitted, Undefined):
            rows.append((f"model={number}", *[model.fitted] * (len(SUMMARY) + len(CHANGE)), last))
            continue
        fitted, gained = fitness(model.fitted), change(model.fitted, before)
        cells = (*(getattr(fitted, word) for word in SUMMARY), *(getattr(gained, word) for word in CHANGE))
        rows.append((f"model={number}", *cells, last))
        before = model.fitted
    return Table("model_summary", _columns("model", *SUMMARY, *CHANGE, "durbin_watson"), tuple(rows))


def _anova(models: list[Model]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, model in enumerate(models, start=1):
        key = f"model={number}"
        if isinstance(model.fitted, Undefined):
            rows.extend((key, source, *[model.fitted] * 5) for source in ("regression", "residual", "total"))
            continue
        found = fitness(model.fitted)
        rows.append(
            (key, "regression", found.regression, found.df_regression, found.mean_square_regression, found.f, found.p)
        )
        rows.append((key, "residual", found.residual, found.df_residual, found.mean_square_residual, None, None))
        rows.append((key, "total", model.fitted.total, max(model.fitted.n - 1, 0.0), None, None, None))
    return Table("anova", _columns("model", "source", "sum_of_squares", "df", "mean_square", "f", "p"), tuple(rows))


def _coefficients(models: list[Model], design: Design, data: Data, confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, model in enumerate(models, start=1):
        keys = ["constant", *(design.terms[position].key for position in model.entered)]
        if isinstance(model.fitted, Undefined):
            rows.extend((f"model={number}", key, *[model.fitted] * len(TERM)) for key in keys)
            continue
        entered = list(model.entered)
        zero_order, free = data.correlation[-1, entered], tolerances(data.correlation[:-1, :-1], entered)
        found = coefficients(model.fitted, zero_order, free, confidence)
        rows.extend((f"model={number}", key, *_cells(each)) for key, each in zip(keys, found, strict=True))
    words = ("part_correlation" if word == "part" else word for word in TERM)
    return Table("coefficients", _columns("model", "term", *words), tuple(rows))


def _cells(found: Coefficient) -> tuple[Cell, ...]:
    return tuple(getattr(found, word) for word in TERM)


def _durbin_watson(tally: Tally, names: Sequence[str], design: Design, model: Model) -> Statistic:
    """Of the last model's residuals, in the order of the file."""
    if isinstance(model.fitted, Undefined):
        return model.fitted
    values, missing, weights = tally.rows(names)
    kept = ~missing.any(axis=1) & (weights > 0)
    x = design.matrix(names, values[kept])[:, list(model.entered)]
    left = values[kept, 0] - model.fitted.intercept - x @ model.fitted.slopes
    return durbin_watson(left, weights[kept]) if model.fitted.residual > 0 else durbin_watson(left * 0, weights[kept])


def _notes(models: list[Model], design: Design, data: Data, tolerance: float) -> tuple[Message, ...]:
    notes = [
        Message("{variable}: the reference category is {level}.", {"variable": name, "level": level})
        for name, level in design.references.items()
    ]
    for position in (position for model in models for position in model.entry.refused):
        key = design.terms[position].key
        if data.correlation[position, position] == 0:
            notes.append(Message("{term} is constant or has no cases, and is left out.", {"term": key}))
        else:
            sentence = "{term} is left out: the other predictors leave it a tolerance below {tolerance}."
            notes.append(Message(sentence, {"term": key, "tolerance": tolerance}))
    return tuple(notes)


def _columns(*words: str) -> tuple[Column, ...]:
    return tuple(Column(word) for word in words)
