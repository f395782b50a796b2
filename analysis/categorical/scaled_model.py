"""PLUM with a SCALE: an ordered answer whose spread depends on predictors too."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from analysis.categorical.estimates import ESTIMATE, INTERVAL, REDUNDANT, Estimates
from analysis.categorical.model_tables import (
    Row,
    case_processing,
    effects_of,
    fit_of_patterns,
    model_fitting,
    nothing,
    pseudo_r_squared_table,
)
from analysis.categorical.predictions import predictions
from analysis.categorical.response import Response, response_of
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Result
from analysis.statistics.location_scale import LocationScale, location_scale, shares
from analysis.statistics.model_tests import pseudo_r_squared
from analysis.table import Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined

ZERO: Row = (0.0, None, None, 0, None, None, None)


def scaled(tally: Tally, options: Any, names: list[str], patterns: Patterns, response: Response) -> Result:
    """The tables of the model; SPSS tests no parallel lines where there is a scale."""
    spread = _spread(options, patterns)
    fitted = location_scale(response.fitted_data, spread.fitted_data.x, options.link)
    tables = [case_processing(patterns.cases, response, options.dependent.name, options.factors)]
    if isinstance(fitted, Undefined):
        tables += nothing(fitted)
    else:
        data, k = response.fitted_data, len(fitted.slopes) + len(fitted.scales)
        tables += [
            model_fitting(data, fitted.deviance, k),
            fit_of_patterns(data, fitted.probabilities, len(fitted.thresholds) + k),
            pseudo_r_squared_table(pseudo_r_squared(data.null_deviance, fitted.deviance, data.n)),
            _parameters(response, spread, fitted, options),
        ]
    return Result(
        procedure="ordinal",
        options=plain(options),
        cases=patterns.cases,
        tables=tuple(tables),
        notes=response.notes,
        labels={
            **bare_labels(options.dependent, response.answers),
            **spread.levels,
            **response.levels,
            **labels_of(tally.codebook, names),
        },
    )


def scaled_rows(
    tally: Tally, options: Any, names: list[str], patterns: Patterns, response: Response
) -> Mapping[str, Numbers]:
    """The probability of each answer, and the most probable one, of every row; nothing without a model."""
    spread = _spread(options, patterns)
    fitted = location_scale(response.fitted_data, spread.fitted_data.x, options.link)
    if isinstance(fitted, Undefined):
        return {}
    values, missing, _ = tally.rows(names)
    known = ~missing[:, 1:].any(axis=1)
    z = spread.design.matrix(names[1:], values[:, 1:])[:, list(spread.entered)][known]

    def probabilities(x: Numbers) -> Numbers:
        return shares(x, z, fitted.thresholds, fitted.slopes, fitted.scales, options.link)

    return predictions(tally, response, names, probabilities)


def _spread(options: Any, patterns: Patterns) -> Response:
    """The same patterns with the columns of the scale."""
    predictors = (*options.covariates, *options.factors)
    coded = effects_of(options.scales, options.factors, options.covariates)
    return response_of(options.dependent, [predictors], options.factors, patterns, "last", coded)


def _parameters(response: Response, spread: Response, fitted: LocationScale, options: Any) -> Table:
    b = np.concatenate([fitted.thresholds, fitted.slopes, fitted.scales])
    found = Estimates(b, fitted.covariance, np.ones(len(b), dtype=bool), options.confidence)
    name, cuts, k = options.dependent.name, len(fitted.thresholds), len(fitted.slopes)

    def tested(at: int) -> Row:
        return *found.tested(at), *found.interval(at)

    rows: list[Row] = [
        ("threshold", name, level_key(name, code), *tested(at)) for at, code in enumerate(response.answers[:-1])
    ]
    for part, model, start in (("location", response, cuts), ("scale", spread, cuts + k)):
        for variable, key, place in model.parameters:
            rows.append((part, variable, key, *(ZERO if place is None else tested(start + place))))
    notes = (REDUNDANT,) if response.design.references or spread.design.references else ()
    return Table("parameters", headed("part", "variable", "term", *ESTIMATE, *INTERVAL), tuple(rows), notes=notes)
