"""What options of a factorial model can be."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from analysis.confidence import between_0_and_1
from analysis.procedures.glm.model import FactorialModel, factorial_model
from analysis.result import Fault, Place, nearest, quoted
from analysis.tally import Patterns
from instrument.codebook import Variable

if TYPE_CHECKING:
    from analysis.procedures.glm import Options


def check(options: "Options") -> None:
    """Raises `Fault` for names and numbers that make no model."""
    between_0_and_1(options.confidence)
    predictors = [variable.name for variable in (*options.factors, *options.covariates)]
    if not predictors:
        raise Fault("option {found} is missing", {"found": quoted("factors")})
    for at, name in enumerate(predictors):
        if name == options.dependent.name or name in predictors[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="factors"))
    factors = [variable.name for variable in options.factors]
    _check_names(options.design, predictors, "design")
    _check_names(options.means, factors, "means")
    _check_names([options.posthoc_factors], factors, "posthoc_factors")
    _check_names([options.random], factors, "random")


def _check_names(given: Sequence[Sequence[Variable]], possible: Sequence[str], entry: str) -> None:
    for variable in chain.from_iterable(given):
        if variable.name not in possible:
            raise Fault(
                "{found} is not possible; possible: {possible}",
                {"found": quoted(variable.name), "possible": nearest(variable.name, possible)},
                Place(entry=entry),
            )


def names_of(options: "Options") -> list[str]:
    """Every variable of the model, the weight of errors last."""
    found = [variable.name for variable in (options.dependent, *options.factors, *options.covariates)]
    if options.error_weight is not None and options.error_weight.name not in found:
        found.append(options.error_weight.name)
    return found


def model_of(patterns: Patterns, options: "Options") -> FactorialModel:
    """The model of complete cases; raises `Fault` for more parameters than can be solved for."""
    errors = "" if options.error_weight is None else options.error_weight.name
    return factorial_model(
        patterns.listwise(),
        options.dependent.name,
        options.factors,
        options.covariates,
        options.design,
        options.intercept,
        errors,
    )


def values_at(given: Sequence[str], covariates: Sequence[Variable]) -> tuple[tuple[int, float], ...]:
    """age=40 as the position of the covariate and its value; raises `Fault`."""
    names = [each.name for each in covariates]
    found = []
    for word in given:
        name, _, value = word.partition("=")
        try:
            found.append((names.index(name), float(value)))
        except ValueError:
            possible = nearest(name, [f"{each}=0" for each in names])
            sentence = "{found} is not possible; possible: {possible}"
            raise Fault(sentence, {"found": quoted(word), "possible": possible}, Place(entry="means_at")) from None
    return tuple(found)
