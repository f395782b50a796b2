"""Tables of a multinomial regression: its fit, its parameters, and the answers that it predicts."""

from collections.abc import Sequence

import numpy as np

from analysis.categorical.estimates import ESTIMATE, ODDS, REDUNDANT, Estimates
from analysis.categorical.model_tables import (
    TEST,
    Row,
    fit_of_patterns,
    model_fitting,
    nothing,
    pseudo_r_squared_table,
)
from analysis.categorical.predictions import SAME
from analysis.categorical.response import Response
from analysis.labels import level_key
from analysis.procedures.multinomial.effect_tests import effect_tests, effects_in
from analysis.procedures.multinomial.model import probabilities_of
from analysis.procedures.multinomial.options import Options
from analysis.result import Message
from analysis.statistics.model_tests import pseudo_r_squared
from analysis.statistics.multinomial_logit import MultinomialLogit
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Patterns
from analysis.undefined import Undefined
from instrument.records import replace

SINGLE = Message("The dependent variable has only one value observed in {count} ({share}%) subpopulations.")
ZERO: Row = (0.0, None, None, 0, None, None, None, None)


def tables_of(response: Response, fitted: MultinomialLogit | Undefined, base: int, options: Options) -> list[Table]:
    """Fit, pseudo R squares, tests of effects, parameters, classification and the rest; why not, without a model."""
    tests = headed("term", "deviance", *TEST)
    if isinstance(fitted, Undefined):
        empty = Table("effect_tests", tests, tuple((key, *[fitted] * 4) for key in effects_in(response)))
        return [*nothing(fitted), empty]
    data, k = response.fitted_data, len(response.entered)
    equations = len(response.answers) - 1
    fit = fit_of_patterns(data, fitted.probabilities, (k + 1) * equations)
    spread = _dispersed(fitted, fit, options)
    return [
        *_iterations(response, base, options),
        model_fitting(data, fitted.deviance, k * equations),
        fit,
        pseudo_r_squared_table(pseudo_r_squared(data.null_deviance, fitted.deviance, data.n)),
        effect_tests(response, fitted, base),
        _parameters(response, spread, base, options),
        _classification(response, fitted, options.dependent.name),
        *_together(response, spread, base, options),
    ]


def _iterations(response: Response, base: int, options: Options) -> list[Table]:
    """How the estimates were found, where it is asked for."""
    if "iterations" not in options.statistics:
        return []
    from analysis.categorical.iteration_tables import iteration_table
    from analysis.statistics.multinomial_logit import multinomial_climb

    terms = ["intercept", *(response.keys(at)[1] for at in response.entered)]
    answers = [level_key(options.dependent.name, float(code)) for code in np.delete(response.answers, base)]
    names = [f"{answer}>{term}" for answer in answers for term in terms]
    data = response.fitted_data
    return [iteration_table(multinomial_climb(data, base), data.constant, names)]


def _dispersed(fitted: MultinomialLogit, fit: Table, options: Options) -> MultinomialLogit:
    """The model whose estimates vary as much more as its cells are dispersed; as it is where this cannot be told.

    Source: IBM SPSS Statistics Algorithms, NOMREG, dispersion; McCullagh & Nelder (1989), 4.5.
    """
    value = options.dispersion_value
    if options.dispersion != "none":
        found, df = (fit.cell({"statistic": options.dispersion}, word) for word in ("chi_square", "df"))
        value = float(found) / float(df) if isinstance(found, float) and isinstance(df, float) and df else None
    return fitted if value is None else replace(fitted, covariance=fitted.covariance * value)


def with_subpopulations(table: Table, response: Response) -> Table:
    """Case processing with how many combinations of the predictors were seen, and those with one answer only."""
    counts = response.data.counts
    number, single = len(counts), int(((counts > 0).sum(axis=1) == 1).sum())
    if not number:
        return table
    note = Message(SINGLE.sentence, {"count": single, "share": f"{100 * single / number:.1f}"})
    rows = (*table.rows, (None, "subpopulation", number, None))
    return Table(table.name, table.columns, rows, table.about, (*table.notes, note))


def cell_tables(
    patterns: Patterns,
    response: Response,
    names: Sequence[str],
    fitted: MultinomialLogit | Undefined,
    base: int,
    options: Options,
) -> list[Table]:
    """What is expected in every combination of the predictors, where it is asked for."""
    if "cells" not in options.statistics or isinstance(fitted, Undefined):
        return []
    from analysis.categorical.cells import cells

    merged = patterns.listwise().of(names) if options.subpopulations else patterns
    return [cells(merged, response, names, probabilities_of(fitted, base))]


def _together(response: Response, fitted: MultinomialLogit, base: int, options: Options) -> list[Table]:
    """Covariances and correlations of the estimates, where they are asked for."""
    if not options.statistics:
        return []
    from analysis.categorical.estimate_tables import estimate_tables

    terms = [(None, "intercept"), *(response.keys(at) for at in response.entered)]
    answers = [level_key(options.dependent.name, float(code)) for code in np.delete(response.answers, base)]
    keys = [(answer, *term) for answer in answers for term in terms]
    return estimate_tables("category", keys, fitted.covariance, fitted.finite.ravel(), options.statistics)


def _parameters(response: Response, fitted: MultinomialLogit, base: int, options: Options) -> Table:
    found = Estimates(fitted.coefficients.ravel(), fitted.covariance, fitted.finite.ravel(), options.confidence)
    size = len(response.entered) + 1
    rows: list[Row] = []
    for equation, code in enumerate(np.delete(response.answers, base)):
        level = level_key(options.dependent.name, float(code))
        rows.append((level, None, "intercept", *found.tested(equation * size), None, None, None))
        for variable, key, place in response.parameters:
            at = equation * size + 1 + (place or 0)
            rows.append((level, variable, key, *(ZERO if place is None else (*found.tested(at), *found.odds(at)))))
    notes = (REDUNDANT,) if response.design.references else ()
    return Table("parameters", headed("category", "variable", "term", *ESTIMATE, *ODDS), tuple(rows), notes=notes)


def _classification(response: Response, fitted: MultinomialLogit, dependent: str) -> Table:
    """Observed answers against those with the highest probability, the first of equal ones."""
    p, counts = fitted.probabilities, response.data.counts
    chosen = np.argmax(p >= p.max(axis=1, keepdims=True) - SAME, axis=1)
    table = np.zeros((counts.shape[1], counts.shape[1]))
    np.add.at(table.T, chosen, counts)
    levels = [level_key(dependent, code) for code in response.answers]
    rows: list[Row] = []
    for at, (level, row) in enumerate(zip(levels, table, strict=True)):
        rows.append((level, *_floats(row), 100 * float(row[at] / row.sum())))
    rows.append(("overall", *_floats(table.sum(axis=0)), 100 * float(np.trace(table) / table.sum())))
    columns = (Column("category"), *(Column("count", level) for level in levels), Column("percent_correct"))
    return Table("classification", columns, tuple(rows))


def _floats(values: np.ndarray) -> list[Cell]:
    return [float(value) for value in values]
