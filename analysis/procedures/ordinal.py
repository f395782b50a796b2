"""PLUM: an ordered answer from factors and covariates."""

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from analysis.categorical.estimates import ESTIMATE, INTERVAL, REDUNDANT, Estimates
from analysis.categorical.information import parting
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
from analysis.dialect import Dialect
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Message, Result
from analysis.statistics.cumulative_links import LINKS
from analysis.statistics.model_tests import likelihood_ratio, pseudo_r_squared
from analysis.statistics.ordinal_regression import Ordinal, general, ordinal
from analysis.table import Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

LIMIT = Message("The general model separates answers, so its -2 log likelihood is that of the limit.")
CROSSING = Message("Lines of the general model cross, so the test may not be trusted.")
ZERO: Row = (0.0, None, None, 0, None, None, None)


@dataclass(frozen=True)
class Options:
    """The cumulative answers of `dependent` from `factors` (as levels) and `covariates` (as numbers).

    A positive slope goes with higher answers; the `reference` level of a factor is 0. `information` says which one
    standard errors come from: left out, the expected one in the `dialect` spss, the observed one in the other.
    `terms`: what the model has where it is not every factor and covariate by itself: variables, and products of
    several. `scales`: terms that the spread depends on. `statistics`: tables of the estimates beside the others.
    """

    dependent: Variable
    factors: tuple[Category, ...] = ()
    covariates: tuple[Variable, ...] = ()
    link: Literal["logit", "probit", "cloglog", "loglog", "cauchit"] = "logit"
    reference: Literal["first", "last"] = "last"
    information: Literal["expected", "observed"] | None = None
    confidence: float = 0.95
    dialect: Dialect = "spss"
    terms: tuple[tuple[Category, ...], ...] = ()
    scales: tuple[tuple[Category, ...], ...] = ()
    statistics: tuple[Literal["correlations", "covariances", "cells", "iterations"], ...] = ()

    @property
    def as_in_spss(self) -> bool:
        """Whether standard errors come from the expected information."""
        return self.information == "expected" or (self.information is None and self.dialect == "spss")


def run(tally: Tally, options: Options) -> Result:
    """Model fit, goodness of fit, pseudo R squares, parameters and the test of parallel lines, on complete cases.

    Source: spss.md D39 and 2.1; McCullagh (1980). The standard errors of SPSS are those of the expected information:
    all five printed ones of UCLA's `ologit` example agree with it, and none with the observed information.
    """
    if options.scales:
        from analysis.categorical.scaled_model import scaled

        return scaled(tally, options, *_responded(tally, options))
    names, patterns, response = _responded(tally, options)
    fitted = ordinal(response.fitted_data, options.link)
    return Result(
        procedure="ordinal",
        options=plain(options),
        cases=patterns.cases,
        tables=(
            case_processing(patterns.cases, response, options.dependent.name, options.factors),
            *_tables(response, fitted, options),
            *_cells(patterns, response, names, fitted, options),
        ),
        notes=_notes(response, fitted),
        labels={
            **bare_labels(options.dependent, response.answers),
            **response.levels,
            **labels_of(tally.codebook, names),
        },
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, Numbers]:
    """The probability of each answer, and the most probable one, of every row, (n,) each; nothing without a model."""
    from analysis.categorical.predictions import predictions

    if options.scales:
        from analysis.categorical.scaled_model import scaled_rows

        return scaled_rows(tally, options, *_responded(tally, options))
    names, _, response = _responded(tally, options)
    fitted = ordinal(response.fitted_data, options.link)
    if isinstance(fitted, Undefined):
        return {}
    return predictions(tally, response, names, _probabilities(fitted, options))


def _probabilities(fitted: Ordinal, options: Options) -> Callable[[Numbers], Numbers]:
    """What makes the probabilities of all answers from the columns of the model."""
    below = LINKS[options.link].below

    def probabilities(x: Numbers) -> Numbers:
        cuts = below(fitted.thresholds - (x @ fitted.slopes)[:, None])
        return np.diff(np.column_stack([np.zeros(len(x)), cuts, np.ones(len(x))]), axis=1)

    return probabilities


def _cells(
    patterns: Patterns, response: Response, names: list[str], fitted: Ordinal | Undefined, options: Options
) -> list[Table]:
    """What is expected in every combination of the predictors, where it is asked for."""
    if "cells" not in options.statistics or isinstance(fitted, Undefined):
        return []
    from analysis.categorical.cells import cells

    return [cells(patterns, response, names, _probabilities(fitted, options))]


def _responded(tally: Tally, options: Options) -> tuple[list[str], Patterns, Response]:
    """The variables, their patterns, and the answers beside the predictors."""
    between_0_and_1(options.confidence)
    check(options.dependent, options.factors, options.covariates)
    predictors = (*options.covariates, *options.factors)
    names = [options.dependent.name, *(variable.name for variable in predictors)]
    patterns = tally.patterns(names)
    coded = effects_of(options.terms, options.factors, options.covariates) if options.terms else None
    return (
        names,
        patterns,
        response_of(options.dependent, [predictors], options.factors, patterns, options.reference, coded),
    )


def _tables(response: Response, fitted: Ordinal | Undefined, options: Options) -> list[Table]:
    if isinstance(fitted, Undefined):
        empty = Table("parallel_lines", headed("model", "deviance", *TEST), (("general", *[fitted] * 4),))
        return [*nothing(fitted), _parameters(response, fitted, options), empty]
    data, k = response.fitted_data, len(response.entered)
    return [
        *_iterations(response, options),
        model_fitting(data, fitted.deviance, k),
        fit_of_patterns(data, fitted.probabilities, len(fitted.thresholds) + k),
        pseudo_r_squared_table(pseudo_r_squared(data.null_deviance, fitted.deviance, data.n)),
        _parameters(response, fitted, options),
        _parallel_lines(response, fitted, options),
        *_together(response, fitted, options),
    ]


def _iterations(response: Response, options: Options) -> list[Table]:
    """How the estimates were found, where it is asked for."""
    if "iterations" not in options.statistics:
        return []
    from analysis.categorical.iteration_tables import iteration_table
    from analysis.statistics.ordinal_regression import ordinal_climb

    data, name = response.fitted_data, options.dependent.name
    names = [f"threshold>{level_key(name, code)}" for code in response.answers[:-1]]
    names += [f"location>{response.keys(at)[1]}" for at in response.entered]
    return [iteration_table(ordinal_climb(data, options.link), data.constant, names)]


def _together(response: Response, fitted: Ordinal, options: Options) -> list[Table]:
    """Covariances and correlations of the estimates, where they are asked for."""
    if not options.statistics:
        return []
    from analysis.categorical.estimate_tables import estimate_tables

    name = options.dependent.name
    cuts = [("threshold", name, level_key(name, code)) for code in response.answers[:-1]]
    keys = [*cuts, *(("location", *response.keys(at)) for at in response.entered)]
    covariance = fitted.expected if options.as_in_spss else fitted.observed
    return estimate_tables("part", keys, covariance, fitted.finite, options.statistics)


def _parameters(response: Response, fitted: Ordinal | Undefined, options: Options) -> Table:
    words = ("part", "variable", "term", *ESTIMATE, *INTERVAL)
    name = options.dependent.name
    cuts = [level_key(name, code) for code in response.answers[:-1]]
    if isinstance(fitted, Undefined):
        keys = [*(("threshold", name, key) for key in cuts), *(("location", *each[:2]) for each in response.parameters)]
        return Table("parameters", headed(*words), tuple((*key, *[fitted] * len(words[3:])) for key in keys))
    covariances = (fitted.expected, fitted.observed)
    b = np.concatenate([fitted.thresholds, fitted.slopes])
    found, other = (
        Estimates(b, covariance, fitted.finite, options.confidence)
        for covariance in (covariances if options.as_in_spss else covariances[::-1])
    )
    rows: list[Row] = [("threshold", name, key, *_tested(found, at)) for at, key in enumerate(cuts)]
    for variable, key, place in response.parameters:
        rows.append(("location", variable, key, *(ZERO if place is None else _tested(found, len(cuts) + place))))
    named = [*cuts, *(response.design.terms[at].key for at in response.entered)]
    notes = parting(named, found, other, "spss" if options.as_in_spss else "recommended")
    redundant = (REDUNDANT,) if response.design.references else ()
    return Table("parameters", headed(*words), tuple(rows), notes=(*notes, *redundant))


def _parallel_lines(response: Response, fitted: Ordinal, options: Options) -> Table:
    data, cuts = response.fitted_data, len(fitted.thresholds)
    found = general(data, options.link)
    first: Row = ("null_hypothesis", fitted.deviance + data.constant, None, None, None)
    columns = headed("model", "deviance", *TEST)
    if isinstance(found, Undefined):
        return Table("parallel_lines", columns, (first, ("general", *[found] * 4)))
    test = likelihood_ratio(fitted.deviance, found.deviance, len(response.entered) * (cuts - 1))
    notes = (*((LIMIT,) if not found.finite else ()), *((CROSSING,) if found.crossing else ()))
    return Table(
        "parallel_lines", columns, (first, ("general", found.deviance + data.constant, *test.cells)), (), notes
    )


def _tested(found: Estimates, at: int) -> Row:
    return *found.tested(at), *found.interval(at)


def _notes(response: Response, fitted: Ordinal | Undefined) -> tuple[Message, ...]:
    if isinstance(fitted, Undefined):
        return response.notes
    finite = fitted.finite[len(fitted.thresholds) :]
    infinite = [at for at, is_finite in zip(response.entered, finite, strict=True) if not is_finite]
    return (*response.notes, *(separated(response.design.terms[at].key) for at in infinite))
