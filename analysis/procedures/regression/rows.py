"""Every single case of a regression: what its last model says of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design
from analysis.procedures.regression.models import Model
from analysis.procedures.regression.options import Options
from analysis.procedures.regression.special import every_name, weighed
from analysis.statistics.case_diagnostics import Found, Rows, case_diagnostics
from analysis.statistics.description import Statistic
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import PERFECT_FIT
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Cases:
    """The cases in the order of the file."""

    rows: Rows
    found: Found  # by the name of a kind of value, (n,)
    fit: Fit


def cases_of(tally: Tally, names: Sequence[str], design: Design, model: Model, options: Options) -> Cases | None:
    """The cases with all that the model says of each; None where it could not be fitted, or leaves no freedom."""
    found = model.fitted
    if isinstance(found, Undefined) or found.df <= 0:
        return None
    rows = rows_of(tally, names, design, model, options)
    return Cases(rows, case_diagnostics(rows, found, options.confidence), found)


def rows_of(tally: Tally, names: Sequence[str], design: Design, model: Model, options: Options) -> Rows:
    """Every row of the file with the predictors of a model."""
    every = every_name(names, options)
    values, missing, counts = tally.rows(every)
    values = np.where(missing, np.nan, values)
    errors, fitted = weighed(values, missing, every, len(names), options)
    columns = []
    for at in model.inside:
        term = design.terms[at]
        own = values[:, every.index(term.variable)]
        columns.append(np.where(np.isnan(own), np.nan, term.column(own)))
    x = np.column_stack(columns) if columns else np.zeros((len(values), 0))
    return Rows(x, values[:, 0], counts, errors, fitted & (counts > 0), options.error_weights is None)


def durbin_watson_of_rows(cases: Cases) -> Statistic:
    """Squared steps between successive residuals over their sum of squares, each residual times the root of its weight.

    Source: IBM SPSS Statistics Algorithms, REGRESSION, Durbin–Watson statistic.
    """
    rows = cases.rows
    left = (np.sqrt(rows.errors) * cases.found["residual"])[rows.fitted]
    total = float(rows.counts[rows.fitted] @ left**2)
    return float((np.diff(left) ** 2).sum()) / total if total > 0 and cases.fit.residual > 0 else PERFECT_FIT


def spread(values: Numbers, counts: Numbers, fitted: NDArray[np.bool_]) -> tuple[float, float, float, float, float]:
    """Least, most, mean, standard deviation and number of the cases `fitted` that have a value."""
    kept = fitted & np.isfinite(values)
    held, weights = values[kept], counts[kept]
    n = float(weights.sum())
    if not n:
        return np.nan, np.nan, np.nan, np.nan, 0.0
    mean = float(weights @ held / n)
    sd = float(np.sqrt(weights @ (held - mean) ** 2 / (n - 1))) if n > 1 else np.nan
    return float(held.min()), float(held.max()), mean, sd, n
