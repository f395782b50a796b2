"""The model of answers without an order: its cases, its coefficients, and the probabilities that they make."""

from collections.abc import Callable

import numpy as np

from analysis.categorical.model_tables import check, effects_of
from analysis.categorical.response import Response, response_of
from analysis.confidence import between_0_and_1
from analysis.procedures.multinomial.options import Options
from analysis.result import Message
from analysis.statistics.multinomial_logit import MultinomialLogit, log_shares, multinomial_logit
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Fault, Place, quoted

NO_BASE = Undefined(Message("no case gives the answer that the others are compared with"))


def solved(tally: Tally, options: Options) -> tuple[list[str], Patterns, Response, int, MultinomialLogit | Undefined]:
    """The variables, their patterns, the answers beside the predictors, the base's place, and the model."""
    between_0_and_1(options.confidence)
    if options.dispersion_value is not None and not options.dispersion_value > 0:
        values = {"found": f"{options.dispersion_value:g}"}
        raise Fault(
            "{found} is no dispersion; possible: a number above 0", dict(values), Place(entry="dispersion_value")
        )
    check(options.dependent, options.factors, options.covariates)
    predictors = (*options.covariates, *options.factors)
    names = [options.dependent.name, *(variable.name for variable in predictors)]
    patterns = tally.patterns(names)
    factors, merged = options.factors, patterns
    if options.subpopulations:
        predictors = _of_subpopulations(options)
        names = [options.dependent.name, *(variable.name for variable in predictors)]
        factors, merged = tuple(each for each in factors if each in predictors), patterns.listwise().of(names)
    has_terms = options.terms or options.stepped
    covariates = tuple(each for each in options.covariates if each in predictors)
    coded = effects_of(options.terms, factors, covariates) if has_terms else None
    response = response_of(options.dependent, [predictors], factors, merged, options.reference, coded)
    found = _base(options, response)
    base = max(len(response.answers) - 1, 0) if isinstance(found, Undefined) else found
    fitted = found if isinstance(found, Undefined) else multinomial_logit(response.fitted_data, base)
    return names, patterns, response, base, fitted


def _of_subpopulations(options: Options) -> tuple[Variable, ...]:
    """The predictors that tell subpopulations apart; raises `Fault` where the model has others."""
    every = (*options.covariates, *options.factors)
    terms = [*options.terms, *options.stepped] or [every]
    chosen = {variable.name for variable in options.subpopulations}
    others = [variable.name for term in terms for variable in term if variable.name not in chosen]
    unknown = [name for name in chosen if name not in {variable.name for variable in every}]
    if others or unknown:
        sentence = "{found} cannot be: subpopulations are of predictors, and of all that the model has"
        raise Fault(sentence, {"found": quoted((unknown or others)[0])}, Place(entry="subpopulations"))
    return tuple(variable for variable in every if variable.name in chosen)


def _base(options: Options, response: Response) -> int | Undefined:
    """The place of the answer that the others are compared with; undefined for one that nobody gave.

    Raises `Fault` for one that nobody can give.
    """
    code, answers = options.base_code, list(response.answers)
    if code is None:
        return 0 if options.base == "first" else max(len(answers) - 1, 0)
    declared = [level.code for level in options.dependent.valid_levels]
    if declared and code not in declared:
        possible = ", ".join(f"{each:g}" for each in declared)
        values = {"found": f"{code:g}", "variable": options.dependent.name, "possible": possible}
        raise Fault("{found} is no code of {variable}; possible: {possible}", dict(values), Place(entry="base_code"))
    return answers.index(code) if code in answers else NO_BASE


def probabilities_of(fitted: MultinomialLogit, base: int) -> Callable[[Numbers], Numbers]:
    """What makes the probabilities of all answers from the columns of the model."""

    def probabilities(x: Numbers) -> Numbers:
        odds = np.column_stack([np.ones(len(x)), x]) @ fitted.coefficients.T
        return np.exp(log_shares(np.insert(odds, base, 0.0, axis=1)))

    return probabilities
