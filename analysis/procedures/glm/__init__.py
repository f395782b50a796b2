"""UNIANOVA: one variable by factors and covariates.

Type III tests are of estimable functions orthogonal to those of the effects that contain an effect, which with a case
in every cell are the tests of sum-to-zero coding. Source: Goodnight (1978), SAS Technical Report R-105; spss.md D42.
"""

from collections.abc import Sequence
from itertools import chain

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.labels import labels_of
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.procedures.glm.cases import counted, described, homogeneity
from analysis.procedures.glm.effects import SumsOfSquares, tests_of_effects
from analysis.procedures.glm.marginal_means import estimated, pairwise
from analysis.procedures.glm.model import FactorialModel, effect_of, factorial_model
from analysis.procedures.glm.parameters import fitness, parameter_estimates
from analysis.result import Fault, Labels, Message, Place, Result, nearest, quoted
from analysis.statistics.factorial import Effect
from analysis.statistics.pairwise_means import Adjustment
from analysis.table import Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`dependent` by `factors` and `covariates`.

    `design` lists the effects, as unit/sex/unit,sex/age; left out, it is every covariate and every factor with all
    interactions of factors. `means` lists the effects whose marginal means are estimated, by default each factor's, and
    the levels of the first factor named are compared within those of the others; `comparisons` adjusts p and intervals.
    `power` adds the observed power, at the level 1 - `confidence`.
    """

    dependent: Variable
    factors: tuple[Category, ...] = ()
    covariates: tuple[Variable, ...] = ()
    design: tuple[tuple[Category, ...], ...] = ()
    sums_of_squares: SumsOfSquares = 3
    means: tuple[tuple[Category, ...], ...] = ()
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
    wanted = [(effect_of(each, factors, ()), factors.index(each[0])) for each in options.means if each]
    wanted = list(dict.fromkeys(wanted)) or [(Effect((at,)), at) for at in range(len(factors))]
    tables = [
        *([counted(model), described(model), homogeneity(model)] if factors else []),
        tests_of_effects(model, options.sums_of_squares, options.power, options.confidence),
        fitness(model, dependent),
        parameter_estimates(model, options.confidence),
        *(estimated(model, effect, options.confidence) for effect in dict.fromkeys(effect for effect, _ in wanted)),
        *(pairwise(model, effect, factor, options.comparisons, options.confidence) for effect, factor in wanted),
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


def _notes(model: FactorialModel) -> tuple[Message, ...]:
    empty = tuple(
        Message(
            "{effect}: {count} of the combinations of its levels have no cases; the tests of this effect and of those "
            "it contains are of what the other combinations can tell.",
            {"effect": model.key(effect), "count": model.empty_cells(effect)},
        )
        for effect in model.effects
        if len(effect.factors) > 1 and model.empty_cells(effect)
    )
    redundant = tuple(
        Message(
            "{effect} does not vary, or the effects before it account for it wholly; its parameters are set to 0.",
            {"effect": model.key(effect)},
        )
        for effect in model.redundant_effects
    )
    return (*empty, *redundant)


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
