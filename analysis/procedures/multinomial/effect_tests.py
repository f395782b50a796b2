"""Tests of effects: what the likelihood loses without the intercept, and without each variable or product."""

from collections.abc import Sequence

from analysis.categorical.crossed_design import CrossedDesign
from analysis.categorical.model_tables import TEST, Row
from analysis.categorical.response import Response
from analysis.result import Message
from analysis.statistics.model_tests import likelihood_ratio
from analysis.statistics.multinomial_logit import MultinomialLogit, deviance_without_constant, multinomial_logit
from analysis.table import Table, headed
from analysis.undefined import Undefined

SAME_MODEL = Message("Without the intercept the model is the same, because a factor takes its place.")


def effect_tests(response: Response, fitted: MultinomialLogit, base: int) -> Table:
    """What the likelihood loses without the intercept, and without each variable."""
    constant = response.data.constant
    rows: list[Row] = [_intercept_test(response, fitted, base)]
    for name in effects_in(response):
        left = response.without(name)
        without = multinomial_logit(response.data.of(left), base)
        if isinstance(without, Undefined):
            rows.append((name, *[without] * 4))
            continue
        test = likelihood_ratio(without.deviance, fitted.deviance, _lost(response, left))
        if len(left) == len(response.entered):
            rows.append((name, without.deviance + constant, 0.0, 0.0, None))
            continue
        rows.append((name, without.deviance + constant, *test.cells))
    notes = (SAME_MODEL,) if response.design.references else ()
    return Table("effect_tests", headed("term", "deviance", *TEST), tuple(rows), notes=notes)


def _intercept_test(response: Response, fitted: MultinomialLogit, base: int) -> Row:
    constant = response.data.constant
    if response.design.references or not response.entered:
        return "intercept", fitted.deviance + constant, 0.0, 0.0, None
    without = deviance_without_constant(response.fitted_data, base)
    if isinstance(without, Undefined):
        return "intercept", without, without, without, without
    test = likelihood_ratio(without, fitted.deviance, len(response.answers) - 1)
    return "intercept", without + constant, *test.cells


def effects_in(response: Response) -> list[str]:
    """The variables and products of the model."""
    terms = range(len(response.design.terms)) if isinstance(response.design, CrossedDesign) else response.entered
    return list(response.variables(terms))


def _lost(response: Response, left: Sequence[int]) -> int:
    """The parameters that go with an effect."""
    return (len(response.entered) - len(left)) * (len(response.answers) - 1)
