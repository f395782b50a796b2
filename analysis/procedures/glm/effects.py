"""The table of tests of a factorial model's effects."""

from collections.abc import Iterator
from typing import Literal

from analysis.procedures.glm.model import FactorialModel
from analysis.statistics.estimability import type_three
from analysis.statistics.linear_hypotheses import EffectTest, LinearModel, sequential, sum_of_squares, tested
from analysis.statistics.linear_model import FEW_CASES
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

SumsOfSquares = Literal[3, 2, 1]

TEST = ("sum_of_squares", "df", "mean_square", "f", "p", "partial_eta_squared")
POWER = ("noncentrality", "observed_power")


def tests_of_effects(model: FactorialModel, type_: SumsOfSquares, power: bool, confidence: float) -> Table:
    """Tests of Between-Subjects Effects by sums of squares of `type_`; power at the level 1 - `confidence`."""
    words = (*TEST, *(POWER if power else ()))
    heads = headed("source", *words)
    fitted = model.fitted
    if isinstance(fitted, Undefined):
        keys = ("corrected_model", *(model.key(effect) for effect in model.effects), "error", "total")
        return Table("tests_of_effects", heads, tuple((key, *[fitted] * len(words)) for key in keys))
    rows: list[tuple[Cell, ...]] = []
    for key, each in _sources(model, fitted, type_, confidence):
        rows.append((key, *(getattr(each, word) for word in words)))
    blank = [None] * (len(words) - 3)
    error = fitted.residual / fitted.df if fitted.df > 0 else FEW_CASES
    rows.append(("error", fitted.residual, fitted.df, error, *blank))
    total = fitted.corrected_total + fitted.n * fitted.mean**2
    rows.append(("total", total, fitted.n, None, *blank))
    rows.append(("corrected_total", fitted.corrected_total, max(fitted.n - 1, 0.0), None, *blank))
    return Table("tests_of_effects", heads, tuple(rows))


def _sources(
    model: FactorialModel, fitted: LinearModel, type_: SumsOfSquares, confidence: float
) -> Iterator[tuple[str, EffectTest]]:
    explained, rank = fitted.corrected_total - fitted.residual, len(fitted.basis.kept) - 1
    yield "corrected_model", tested(fitted, explained, float(rank), confidence)
    for at, effect in enumerate(model.effects):
        squares, df = _squares(model, fitted, at, type_)
        yield model.key(effect), tested(fitted, squares, float(df), confidence)


def _squares(model: FactorialModel, fitted: LinearModel, effect: int, type_: SumsOfSquares) -> tuple[float, int]:
    """The sum of squares of an effect, and its df: what it adds to those before it (Type I), to those that do not
    contain it (II), or what its own hypothesis costs (III). The intercept is that of the mean in Types I and II."""
    if type_ == 3:
        functions = type_three(model.effects, model.made, fitted.basis, effect)
        return (sum_of_squares(fitted, functions) if len(functions) else 0.0), len(functions)
    if effect == 0:
        return fitted.n * fitted.mean**2, 1
    own = model.effects[effect]
    before = [
        at
        for at, each in enumerate(model.effects)
        if at != effect and (at < effect if type_ == 1 else not each.contains(own))
    ]
    blocks = [[at for at, made in enumerate(model.made) if made.effect in inside] for inside in (before, [effect])]
    return sequential(model.x, model.cells.cells, blocks)[1]
