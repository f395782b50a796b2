"""The table of tests of a factorial model's effects."""

import math
from collections.abc import Iterator
from typing import Literal

from analysis.general_linear.model import FactorialModel
from analysis.result import Message
from analysis.statistics.estimability import type_three
from analysis.statistics.factorial import Effect
from analysis.statistics.linear_hypotheses import EffectTest, LinearModel, sum_of_squares, tested
from analysis.statistics.linear_model import FEW_CASES
from analysis.statistics.sequential_squares import sequential
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined
from instrument.records import replace

SumsOfSquares = Literal[3, 2, 1, 4]

TEST = ("sum_of_squares", "df", "mean_square", "f", "p", "partial_eta_squared")
EMPTY = Undefined(Message("sums of squares of type IV need cases in every combination of levels"))
POWER = ("noncentrality", "observed_power")


def tests_of_effects(model: FactorialModel, type_: SumsOfSquares, power: bool, confidence: float) -> Table:
    """Tests of Between-Subjects Effects by sums of squares of `type_`; power at the level 1 - `confidence`."""
    words = (*TEST, *(POWER if power else ()))
    heads = headed("source", *words)
    fitted = model.fitted
    if isinstance(fitted, Undefined):
        keys = (_whole(model), *(model.key(effect) for effect in model.effects), "error", "total")
        return Table("tests_of_effects", heads, tuple((key, *[fitted] * len(words)) for key in keys))
    rows: list[tuple[Cell, ...]] = []
    for key, each in _sources(model, fitted, type_, confidence):
        rows.append((key, *(getattr(each, word) for word in words)))
    blank = [None] * (len(words) - 3)
    error = fitted.residual / fitted.df if fitted.df > 0 else FEW_CASES
    rows.append(("error", fitted.residual, fitted.df, error, *blank))
    rows.append(("total", fitted.total, fitted.n if fitted.cases is None else fitted.cases, None, *blank))
    if model.has_intercept:
        rows.append(("corrected_total", fitted.corrected_total, fitted.df_total, None, *blank))
    return Table("tests_of_effects", heads, tuple(rows))


def _sources(
    model: FactorialModel, fitted: LinearModel, type_: SumsOfSquares, confidence: float
) -> Iterator[tuple[str, EffectTest]]:
    explained, rank = fitted.corrected_total - fitted.residual, len(fitted.basis.kept) - model.has_intercept
    yield _whole(model), tested(fitted, explained, float(rank), confidence)
    for at, effect in enumerate(model.effects):
        if type_ == 4 and any(
            model.empty_cells(each) for each in model.effects if effect in (each, _inside(effect, each))
        ):
            yield model.key(effect), EffectTest(*[EMPTY] * 8)
            continue
        squares, df = squares_of(model, fitted, at, type_)
        yield model.key(effect), tested(fitted, squares, float(df), confidence)


def lack_of_fit(model: FactorialModel, confidence: float, power: bool) -> Table:
    """What the model leaves between cells of the same predictors, against what is left within them."""
    words = (*TEST, *(POWER if power else ()))
    heads, fitted = headed("source", *words), model.fitted
    if isinstance(fitted, Undefined):
        return Table("lack_of_fit_tests", heads, (), notes=(fitted.reason,))
    pure = math.fsum(cell.squares for cell in model.cells.cells)
    rank, cells = len(fitted.basis.kept), len(model.cells.cells)
    within = replace(fitted, residual=pure, cases=fitted.df + rank - (cells - rank))
    found = tested(within, max(fitted.residual - pure, 0.0), float(cells - rank), confidence)
    mean_square = pure / within.df if within.df > 0 else FEW_CASES
    rows = (
        ("lack_of_fit", *(getattr(found, word) for word in words)),
        ("pure_error", pure, within.df, mean_square, *[None] * (len(words) - 3)),
    )
    return Table("lack_of_fit_tests", heads, rows)


def _inside(effect: Effect, other: Effect) -> Effect | None:
    """The effect, where the other contains it."""
    return effect if other.contains(effect) else None


def _whole(model: FactorialModel) -> str:
    return "corrected_model" if model.has_intercept else "model"


def squares_of(model: FactorialModel, fitted: LinearModel, effect: int, type_: SumsOfSquares) -> tuple[float, int]:
    """The sum of squares of an effect, and its df: what it adds to those before it (Type I), to those that do not
    contain it (II), or what its own hypothesis costs (III; IV where every combination of levels has cases).

    The intercept is that of the mean in Types I and II.
    """
    if type_ in (3, 4):
        functions = type_three(model.effects, model.made, fitted.basis, effect)
        return (sum_of_squares(fitted, functions) if len(functions) else 0.0), len(functions)
    own = model.effects[effect]
    if own == Effect():
        return fitted.n * fitted.mean**2, 1
    before = [
        at
        for at, each in enumerate(model.effects)
        if at != effect and (at < effect if type_ == 1 else not each.contains(own))
    ]
    blocks = [[at for at, made in enumerate(model.made) if made.effect in inside] for inside in (before, [effect])]
    if model.has_intercept:
        return sequential(model.x, model.cells.cells, blocks)[1]
    from analysis.statistics.through_origin import sequential_through_origin

    return sequential_through_origin(model.x, model.cells.cells, blocks)[1]
