"""Tables that a logistic regression prints where they are asked for: correlations of estimates, and its iterations."""

import numpy as np

from analysis.categorical.block_models import Model
from analysis.categorical.response import Response
from analysis.procedures.logistic.options import Options
from analysis.statistics.logit import Logit
from analysis.statistics.logit_cases import history
from analysis.table import Cell, Column, Table, headed

Row = tuple[Cell, ...]


def further(response: Response, models: list[Model], options: Options) -> list[Table]:
    """The tables that the options name."""
    tables = [_iterations(response, models)] if "iterations" in options.statistics else []
    return [*tables, *([_correlations(response, models)] if "correlations" in options.statistics else [])]


def _terms(response: Response, model: Model) -> list[str]:
    fitted = model.step.fitted
    constant = ["constant"] if isinstance(fitted, Logit) and fitted.constant else []
    return [*constant, *(response.design.terms[at].key for at in model.step.entered)]


def _correlations(response: Response, models: list[Model]) -> Table:
    """Of the estimates of every model with predictors."""
    known = [each for each in models[1:] if isinstance(each.step.fitted, Logit) and each.step.fitted.finite.all()]
    every = list(dict.fromkeys(term for model in known for term in _terms(response, model)))
    rows: list[Row] = []
    for model in known:
        fitted = model.step.fitted
        if not isinstance(fitted, Logit):
            continue
        covariance = fitted.covariance if fitted.constant else fitted.covariance[1:, 1:]
        sizes = np.sqrt(np.diag(covariance))
        terms = _terms(response, model)
        for term, row in zip(terms, covariance / np.outer(sizes, sizes), strict=True):
            own = dict(zip(terms, map(float, row), strict=True))
            rows.append((*model.keys, term, *(own.get(other) for other in every)))
    heads = (*headed("block", "step", "term"), *(Column("r", term) for term in every))
    return Table("correlation_matrix", heads, tuple(rows))


def _iterations(response: Response, models: list[Model]) -> Table:
    """What every step of Newton's method came to, from coefficients of 0."""
    every = list(dict.fromkeys(term for model in models for term in _terms(response, model)))
    rows: list[Row] = []
    for model in models:
        fitted = model.step.fitted
        if not isinstance(fitted, Logit):
            continue
        terms = _terms(response, model)
        for number, each in enumerate(history(response.data.of(model.step.entered), fitted.constant), start=1):
            values = each.coefficients if fitted.constant else each.coefficients[1:]
            own = dict(zip(terms, map(float, values), strict=True))
            rows.append((*model.keys, f"iterations={number}", each.deviance, *(own.get(term) for term in every)))
    heads = (*headed("block", "step", "iteration", "deviance"), *(Column("b", term) for term in every))
    return Table("iteration_history", heads, tuple(rows))
