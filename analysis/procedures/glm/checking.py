"""What options of a factorial model can be."""

from typing import TYPE_CHECKING

from analysis.confidence import between_0_and_1
from analysis.general_linear.model import FactorialModel, factorial_model
from analysis.general_linear.naming_checks import check_names
from analysis.result import Fault, Place, quoted
from analysis.tally import Patterns

if TYPE_CHECKING:
    from analysis.procedures.glm import Options


def check(options: "Options") -> None:
    """Raises `Fault` for names and numbers that make no model."""
    between_0_and_1(options.confidence)
    predictors = [variable.name for variable in (*options.factors, *options.covariates)]
    if not predictors and not options.intercept:
        raise Fault("option {found} is missing", {"found": quoted("factors")})
    for at, name in enumerate(predictors):
        if name == options.dependent.name or name in predictors[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="factors"))
    factors = [variable.name for variable in options.factors]
    check_names(options.design, predictors, "design")
    check_names(options.means, factors, "means")
    check_names([options.posthoc_factors], factors, "posthoc_factors")
    check_names([options.random], factors, "random")


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
