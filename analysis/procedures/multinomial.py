"""NOMREG: one of several answers without an order, from factors and covariates."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import numpy as np

from analysis.categorical.crossed_design import CrossedDesign
from analysis.categorical.effect_steps import Method
from analysis.categorical.estimates import ESTIMATE, ODDS, Estimates
from analysis.categorical.model_tables import (
    TEST,
    Row,
    case_processing,
    check,
    effects_of,
    fit_of_patterns,
    model_fitting,
    nothing,
    pseudo_r_squared_table,
)
from analysis.categorical.response import Response, response_of
from analysis.categorical.separations import separated
from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Message, Result
from analysis.statistics.model_tests import likelihood_ratio, pseudo_r_squared
from analysis.statistics.multinomial_logit import (
    MultinomialLogit,
    deviance_without_constant,
    log_shares,
    multinomial_logit,
)
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Fault, Place
from instrument.records import dataclass

SAME_MODEL = Message("Without the intercept the model is the same, because a factor takes its place.")
NO_BASE = Undefined(Message("no case gives the answer that the others are compared with"))
REDUNDANT = Message("A parameter of 0 without a standard error is the reference category.")

ZERO: Row = (0.0, None, None, 0, None, None, None, None)
SAME = 1e-12  # probabilities this close are equal


@dataclass(frozen=True)
class Options:
    """The answers of `dependent` against its `base`, from `factors` (as levels) and `covariates` (as numbers).

    `base_code` is the answer itself, where it is neither the first nor the last. The `reference` level of a factor
    is 0. `terms`: what the model has where it is not every factor and covariate by itself: variables, and products of
    several. Those `stepped` come and go by `method`: one enters where p of its likelihood ratio is below `p_in`, and
    leaves where it is above `p_out`. `statistics`: tables beside the others.
    """

    dependent: Category
    factors: tuple[Category, ...] = ()
    covariates: tuple[Variable, ...] = ()
    base: Literal["first", "last"] = "last"
    base_code: float | None = None
    reference: Literal["first", "last"] = "last"
    confidence: float = 0.95
    terms: tuple[tuple[Category, ...], ...] = ()
    stepped: tuple[tuple[Category, ...], ...] = ()
    method: Method = "forward"
    p_in: float = 0.05
    p_out: float = 0.10
    statistics: tuple[Literal["correlations", "covariances", "cells"], ...] = ()


def run(tally: Tally, options: Options) -> Result:
    """Model fit, goodness of fit, pseudo R squares, a test of each effect, parameters, classification.

    On complete cases. Source: spss.md 2.1 and 2.5; McFadden (1974).
    """
    asked = plain(options)
    options, walked = _walked(tally, options)
    names, patterns, response, base, fitted = _solved(tally, options)
    return Result(
        procedure="multinomial",
        options=asked,
        cases=patterns.cases,
        tables=(
            case_processing(patterns.cases, response, options.dependent.name, options.factors),
            *walked,
            *_tables(response, fitted, base, options),
            *_cells(patterns, response, names, fitted, base, options),
        ),
        notes=_notes(response, fitted, base, options),
        labels={
            **bare_labels(options.dependent, response.answers),
            **response.levels,
            **{"*".join(variable.name for variable in term): {} for term in options.stepped if len(term) > 1},
            **labels_of(tally.codebook, names),
        },
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, Numbers]:
    """The probability of each answer, and the most probable one, of every row, (n,) each; nothing without a model."""
    from analysis.categorical.predictions import predictions

    options, _ = _walked(tally, options)
    names, _, response, base, fitted = _solved(tally, options)
    if isinstance(fitted, Undefined):
        return {}
    return predictions(tally, response, names, _probabilities(fitted, base))


def _probabilities(fitted: MultinomialLogit, base: int) -> Callable[[Numbers], Numbers]:
    """What makes the probabilities of all answers from the columns of the model."""

    def probabilities(x: Numbers) -> Numbers:
        odds = np.column_stack([np.ones(len(x)), x]) @ fitted.coefficients.T
        return np.exp(log_shares(np.insert(odds, base, 0.0, axis=1)))

    return probabilities


def _walked(tally: Tally, options: Options) -> tuple[Options, list[Table]]:
    """The options with the terms that steps end in, and the table of the steps."""
    if not options.stepped:
        return options, []
    from analysis.categorical.effect_tables import walk

    return walk(tally, options, _solved)


def _solved(tally: Tally, options: Options) -> tuple[list[str], Patterns, Response, int, MultinomialLogit | Undefined]:
    """The variables, their patterns, the answers beside the predictors, the base's place, and the model."""
    between_0_and_1(options.confidence)
    check(options.dependent, options.factors, options.covariates)
    predictors = (*options.covariates, *options.factors)
    names = [options.dependent.name, *(variable.name for variable in predictors)]
    patterns = tally.patterns(names)
    has_terms = options.terms or options.stepped
    coded = effects_of(options.terms, options.factors, options.covariates) if has_terms else None
    response = response_of(options.dependent, [predictors], options.factors, patterns, options.reference, coded)
    found = _base(options, response)
    base = max(len(response.answers) - 1, 0) if isinstance(found, Undefined) else found
    fitted = found if isinstance(found, Undefined) else multinomial_logit(response.fitted_data, base)
    return names, patterns, response, base, fitted


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


def _tables(response: Response, fitted: MultinomialLogit | Undefined, base: int, options: Options) -> list[Table]:
    tests = headed("term", "deviance", *TEST)
    if isinstance(fitted, Undefined):
        empty = Table("effect_tests", tests, tuple((key, *[fitted] * 4) for key in _effects(response)))
        return [*nothing(fitted), empty]
    data, k = response.fitted_data, len(response.entered)
    equations = len(response.answers) - 1
    return [
        model_fitting(data, fitted.deviance, k * equations),
        fit_of_patterns(data, fitted.probabilities, (k + 1) * equations),
        pseudo_r_squared_table(pseudo_r_squared(data.null_deviance, fitted.deviance, data.n)),
        _effect_tests(response, fitted, base),
        _parameters(response, fitted, base, options),
        _classification(response, fitted, options.dependent.name),
        *_together(response, fitted, base, options),
    ]


def _together(response: Response, fitted: MultinomialLogit, base: int, options: Options) -> list[Table]:
    """Covariances and correlations of the estimates, where they are asked for."""
    if not options.statistics:
        return []
    from analysis.categorical.estimate_tables import estimate_tables

    terms = [(None, "intercept"), *(response.keys(at) for at in response.entered)]
    answers = [level_key(options.dependent.name, float(code)) for code in np.delete(response.answers, base)]
    keys = [(answer, *term) for answer in answers for term in terms]
    return estimate_tables("category", keys, fitted.covariance, fitted.finite.ravel(), options.statistics)


def _cells(
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

    return [cells(patterns, response, names, _probabilities(fitted, base))]


def _effects(response: Response) -> list[str]:
    """The variables and products of the model."""
    terms = range(len(response.design.terms)) if isinstance(response.design, CrossedDesign) else response.entered
    return list(response.variables(terms))


def _lost(response: Response, left: Sequence[int]) -> int:
    """The parameters that go with an effect."""
    return (len(response.entered) - len(left)) * (len(response.answers) - 1)


def _effect_tests(response: Response, fitted: MultinomialLogit, base: int) -> Table:
    """What the likelihood loses without the intercept, and without each variable."""
    constant = response.data.constant
    rows: list[Row] = [_intercept_test(response, fitted, base)]
    for name in _effects(response):
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


def _notes(
    response: Response, fitted: MultinomialLogit | Undefined, base: int, options: Options
) -> tuple[Message, ...]:
    if isinstance(fitted, Undefined):
        return response.notes
    level = level_key(options.dependent.name, response.answers[base])
    sentence = "{variable}: the reference category is {level}."
    against = Message(sentence, {"variable": options.dependent.name, "level": level})
    finite = [bool(column.all()) for column in fitted.finite[:, 1:].T]
    infinite = [at for at, is_finite in zip(response.entered, finite, strict=True) if not is_finite]
    return (against, *response.notes, *(separated(response.design.terms[at].key) for at in infinite))
