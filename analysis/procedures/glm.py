"""UNIANOVA: one variable by factors and covariates.

Type III tests are of estimable functions orthogonal to those of the effects that contain an effect, which with a case
in every cell are the tests of sum-to-zero coding. Source: Goodnight (1978), SAS Technical Report R-105; spss.md D42.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import numpy as np

from analysis.confidence import between_0_and_1
from analysis.factorial_cases import counted, described, homogeneity
from analysis.factorial_model import FactorialModel, effect_of, factorial_model
from analysis.labels import labels_of
from analysis.levels import bare_labels
from analysis.marginal_means import estimated, pairwise
from analysis.options import plain
from analysis.result import Fault, Labels, Message, Place, Result, nearest, quoted
from analysis.statistics.estimability import type_three
from analysis.statistics.factorial import Effect
from analysis.statistics.linear_hypotheses import EffectTest, LinearModel, estimate, sequential, sum_of_squares, tested
from analysis.statistics.linear_model import FEW_CASES
from analysis.statistics.pairwise_means import Adjustment
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

TEST = ("sum_of_squares", "df", "mean_square", "f", "p", "partial_eta_squared")
POWER = ("noncentrality", "observed_power")
REDUNDANT = Message("A parameter of 0 without a standard error is redundant: the last level of a factor, or a sum.")
FITNESS = ("r_squared", "adjusted_r_squared", "se_estimate")


@dataclass(frozen=True)
class Options:
    """`dependent` by `factors` and `covariates`.

    `design` lists the effects, as unit/sex/unit,sex/age; left out, it is every covariate and every factor with all
    interactions of factors. `means` lists the effects whose marginal means are estimated, by default each factor's;
    `comparisons` adjusts their pairs. `power` adds the observed power, at the level 1 - `confidence`.
    """

    dependent: Variable
    factors: tuple[Variable, ...] = ()
    covariates: tuple[Variable, ...] = ()
    design: tuple[tuple[Variable, ...], ...] = ()
    sums_of_squares: Literal[3, 2, 1] = 3
    means: tuple[tuple[Variable, ...], ...] = ()
    comparisons: Adjustment = "lsd"
    power: bool = False
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """Cases, descriptives, homogeneity, tests of effects, parameters, marginal means and their comparisons."""
    _check(options)
    factors, covariates, dependent = options.factors, options.covariates, options.dependent.name
    names = [variable.name for variable in (options.dependent, *factors, *covariates)]
    patterns = tally.patterns(names)
    model = factorial_model(patterns.listwise(), dependent, factors, covariates, options.design)
    wanted = [effect_of(each, factors, covariates) for each in options.means]
    wanted = wanted or [Effect((at,)) for at in range(len(factors))]
    tables = [
        *([counted(model), described(model), homogeneity(model)] if factors else []),
        _tests(model, options),
        _fitness(model, dependent),
        _parameters(model, options.confidence),
        *(estimated(model, effect, options.confidence) for effect in wanted),
        *(
            pairwise(model, effect, options.comparisons, options.confidence)
            for effect in wanted
            if len(effect.factors) == 1
        ),
    ]
    return Result(
        procedure="glm",
        options=plain(options),
        cases=patterns.cases,
        tables=tuple(Table(t.name, t.columns, t.rows, (dependent, *t.about), t.notes) for t in tables),
        notes=_notes(model),
        labels=_labels(labels_of(tally.codebook, names), model),
    )


def _check(options: Options) -> None:
    between_0_and_1(options.confidence)
    predictors = [variable.name for variable in (*options.factors, *options.covariates)]
    if not predictors:
        raise Fault("option {found} is missing", {"found": quoted("factors")})
    for at, name in enumerate(predictors):
        if name == options.dependent.name or name in predictors[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="factors"))
    _check_names(options.design, predictors, "design")
    _check_names(options.means, [variable.name for variable in options.factors], "means")


def _check_names(given: Sequence[Sequence[Variable]], possible: Sequence[str], entry: str) -> None:
    for variable in chain.from_iterable(given):
        if variable.name not in possible:
            raise Fault(
                "{found} is not possible; possible: {possible}",
                {"found": quoted(variable.name), "possible": nearest(variable.name, possible)},
                Place(entry=entry),
            )


def _tests(model: FactorialModel, options: Options) -> Table:
    words = (*TEST, *(POWER if options.power else ()))
    heads = tuple(Column(word) for word in ("source", *words))
    fitted = model.fitted
    if isinstance(fitted, Undefined):
        keys = ("corrected_model", *(model.key(effect) for effect in model.effects), "error", "total")
        return Table("tests_of_effects", heads, tuple((key, *[fitted] * len(words)) for key in keys))
    rows: list[tuple[Cell, ...]] = []
    for key, each in _sources(model, fitted, options):
        rows.append((key, *(getattr(each, word) for word in words)))
    blank = [None] * (len(words) - 3)
    error = fitted.residual / fitted.df if fitted.df > 0 else FEW_CASES
    rows.append(("error", fitted.residual, fitted.df, error, *blank))
    total = fitted.corrected_total + fitted.n * fitted.mean**2
    rows.append(("total", total, fitted.n, None, *blank))
    rows.append(("corrected_total", fitted.corrected_total, max(fitted.n - 1, 0.0), None, *blank))
    return Table("tests_of_effects", heads, tuple(rows))


def _sources(model: FactorialModel, fitted: LinearModel, options: Options) -> Iterator[tuple[str, EffectTest]]:
    explained, rank = fitted.corrected_total - fitted.residual, len(fitted.basis.kept) - 1
    yield "corrected_model", tested(fitted, explained, float(rank), options.confidence)
    for at, effect in enumerate(model.effects):
        squares, df = _squares(model, fitted, at, options.sums_of_squares)
        yield model.key(effect), tested(fitted, squares, float(df), options.confidence)


def _squares(model: FactorialModel, fitted: LinearModel, effect: int, type_: int) -> tuple[float, int]:
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


def _fitness(model: FactorialModel, dependent: str) -> Table:
    heads = tuple(Column(word) for word in ("variable", *FITNESS))
    fitted = model.fitted
    if isinstance(fitted, Undefined):
        return Table("model_summary", heads, ((dependent, *[fitted] * 3),))
    left = fitted.residual / fitted.corrected_total
    if fitted.df <= 0:
        return Table("model_summary", heads, ((dependent, 1 - left, FEW_CASES, FEW_CASES),))
    adjusted = 1 - left * (fitted.n - 1) / fitted.df
    return Table(
        "model_summary", heads, ((dependent, 1 - left, adjusted, float(np.sqrt(fitted.residual / fitted.df))),)
    )


def _parameters(model: FactorialModel, confidence: float) -> Table:
    words = ("b", "se", "t", "p", "ci_low", "ci_high", "partial_eta_squared")
    heads = tuple(Column(word) for word in ("term", *words))
    rows: list[tuple[Cell, ...]] = []
    for at, parameter in enumerate(model.made):
        key = "*".join(model.parts(parameter)) or "intercept"
        if isinstance(model.fitted, Undefined):
            rows.append((key, *[model.fitted] * len(words)))
        elif at not in model.fitted.basis.kept:
            rows.append((key, 0.0, *[None] * (len(words) - 1)))
        else:
            rows.append((key, *_parameter(model.fitted, at, len(model.made), confidence)))
    return Table("parameter_estimates", heads, tuple(rows), notes=(REDUNDANT,))


def _parameter(fitted: LinearModel, at: int, count: int, confidence: float) -> tuple[Cell, ...]:
    each = estimate(fitted, np.eye(count)[at], confidence)
    share = each.t if isinstance(each.t, Undefined) else each.t**2 / (each.t**2 + fitted.df)
    return (each.value, each.se, each.t, each.p, each.ci_low, each.ci_high, share)


def _notes(model: FactorialModel) -> tuple[Message, ...]:
    return tuple(
        Message(
            "{effect}: {count} of the combinations of its levels have no cases; the tests of this effect and of those "
            "it contains are of what the other combinations can tell.",
            {"effect": model.key(effect), "count": model.empty_cells(effect)},
        )
        for effect in model.effects
        if len(effect.factors) > 1 and model.empty_cells(effect)
    )


def _labels(known: Labels, model: FactorialModel) -> Labels:
    """Those of variables and levels, and of the effects and parameters that several of them make."""
    found = dict(known)
    for factor, codes in zip(model.factors, model.cells.codes, strict=True):
        found = {**bare_labels(factor, codes), **found}
    joined = [model.names(effect) for effect in model.effects]
    joined += [model.parts(parameter) for parameter in model.made]
    for parts in joined:
        if len(parts) > 1:
            languages = dict.fromkeys(language for part in parts for language in found[part])
            found["*".join(parts)] = {
                language: " * ".join(found[part].get(language, part) for part in parts) for language in languages
            }
    return found
